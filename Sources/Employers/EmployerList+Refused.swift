/// A row of a list whose number of fields is not that of the first line: nobody can say which value is which.
public struct RefusedRow: Sendable, Equatable {
  /// 1-based number of the row in the file.
  public var record: Int
  /// 1-based line of the file on which it begins.
  public var line: Int
  public var fields: Int
  public var expected: Int
  /// Where it stands in the unpacked file, with its line end.
  var bytes: Range<Int>

  public var reason: String {
    "\(fields) \(fields == 1 ? "field" : "fields"), expected \(expected), as in the first line"
  }
}

extension EmployerList {
  /// The rows that have as many fields as the first line; what was refused is still told.
  public func withoutRefused() -> EmployerList {
    if refused.isEmpty { return self }
    let numbers = Set(refused.map { Int32($0.record) })
    return keeping { !numbers.contains(records[$0]) }
  }

  /// The first line and the refused rows as they came: a file to load once it is mended. Empty where none is refused.
  /// - Parameter path: the file that the list was read from, which is read again.
  /// - Throws: `EmployerListError`.
  public func refusedBytes(path: String) throws -> [UInt8] {
    if refused.isEmpty { return [] }
    let file = try Self.bytes(of: path)
    var bytes = Array(file.prefix(headerEnd))
    for row in refused { bytes.append(contentsOf: file[row.bytes.clamped(to: 0..<file.count)]) }
    return bytes
  }
}
