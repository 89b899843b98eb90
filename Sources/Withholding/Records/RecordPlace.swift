import Records

/// Where a record of an e-IWO file says it belongs. Records are ordered by it, never by their arrival.
public struct RecordPlace: Sendable, Hashable, Comparable {
  /// CCYYMMDDHHMMSS of the file's header.
  public var createdAt: String
  public var fileControl: String
  public var batchControl: String
  /// 1-based line in the file.
  public var line: Int64

  public init(createdAt: String, fileControl: String, batchControl: String = "", line: Int64) {
    self.createdAt = createdAt
    self.fileControl = fileControl
    self.batchControl = batchControl
    self.line = line
  }

  /// The day of `createdAt`; `nil` where it is none.
  public var day: DayNumber? {
    let digits = Array(createdAt.utf8.prefix(8))
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    return DayNumber(year: number(0..<4), month: number(4..<6), day: number(6..<8))
  }

  public static func < (left: RecordPlace, right: RecordPlace) -> Bool {
    if left.createdAt != right.createdAt { return Text.precedes(left.createdAt, right.createdAt) }
    if left.fileControl != right.fileControl { return Text.precedes(left.fileControl, right.fileControl) }
    if left.line != right.line { return left.line < right.line }
    return Text.precedes(left.batchControl, right.batchControl)
  }
}

/// Byte order of texts, which no locale changes.
enum Text {
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Whether a list of texts comes before another one of the same length.
  static func precedes(_ left: [String], _ right: [String]) -> Bool {
    for (one, other) in zip(left, right) where one != other { return precedes(one, other) }
    return left.count < right.count
  }
}
