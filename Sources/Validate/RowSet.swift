/// Row numbers of a table, one bit a row.
public struct RowSet: Sendable, Equatable {
  private var words: [UInt64] = []
  public private(set) var count = 0

  public init() {}

  public mutating func insert(_ row: Int) {
    let word = row >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    let bit: UInt64 = 1 << UInt64(row & 63)
    if words[word] & bit == 0 {
      words[word] |= bit
      count += 1
    }
  }

  @inline(__always)
  public func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
  }

  public var isEmpty: Bool { count == 0 }
}
