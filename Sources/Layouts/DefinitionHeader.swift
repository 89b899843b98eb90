/// The strict comment header of an SQL definition file: lines `-- key: value` from the first line up to a blank one.
public struct DefinitionHeader {
  public let file: String
  /// The SQL below the header.
  public let sql: SQLTemplate
  private let values: [String: (value: String, line: Int)]
  private let order: [String]
  private var read: Set<String> = []

  /// - Throws: `DefinitionError`.
  public init(path: String) throws {
    try self.init(try StrictYAML.text(path: path), file: path)
  }

  public init(_ text: String, file: String) throws {
    var values: [String: (value: String, line: Int)] = [:]
    var order: [String] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var number = 0
    while number < lines.count, !lines[number].isEmpty {
      let line = lines[number]
      number += 1
      guard line.hasPrefix("-- "), let colon = line.firstRange(of: ": ") else {
        throw DefinitionError(
          file: file, line: number, message: "expected a header line `-- key: value` or a blank line")
      }
      let key = String(line[line.index(line.startIndex, offsetBy: 3)..<colon.lowerBound])
      guard values.updateValue((String(line[colon.upperBound...]), number), forKey: key) == nil else {
        throw DefinitionError(file: file, line: number, message: "key written twice: \(key)")
      }
      order.append(key)
    }
    guard number < lines.count, !values.isEmpty else {
      throw DefinitionError(file: file, line: 1, message: "expected a header, a blank line and a statement")
    }
    self.file = file
    self.values = values
    self.order = order
    sql = SQLTemplate(lines[(number + 1)...].joined(separator: "\n"))
  }

  public mutating func string(_ key: String) throws -> String {
    guard let entry = values[key] else {
      throw DefinitionError(file: file, line: 1, message: "missing key: \(key)")
    }
    read.insert(key)
    return entry.value
  }

  /// `nil` where the header does not have the key.
  public mutating func optionalString(_ key: String) throws -> String? {
    values[key] == nil ? nil : try string(key)
  }

  public mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String, of: Word.Type = Word.self) throws
    -> Word
  where Word.RawValue == String {
    let text = try string(key)
    guard let word = Word(rawValue: text) else {
      throw fail(key, "expected one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")), found `\(text)`")
    }
    return word
  }

  /// Keys `prefix.name`, in the order of the file.
  public mutating func group(_ prefix: String) -> [(name: String, value: String)] {
    order.filter { $0.hasPrefix(prefix + ".") }.map { key in
      read.insert(key)
      return (String(key.dropFirst(prefix.count + 1)), values[key]!.value)
    }
  }

  public func fail(_ key: String, _ message: String) -> DefinitionError {
    DefinitionError(file: file, line: values[key]?.line ?? 1, message: "\(key): \(message)")
  }

  /// - Throws: `DefinitionError` on the first key that nobody has read.
  public func finish() throws {
    if let key = order.first(where: { !read.contains($0) }) { throw fail(key, "unknown key") }
  }
}
