/// Columns of a text that is printed with one width a character.
extension StringProtocol {
  /// At the left edge of a column. - Parameter gap: spaces behind it, at the least, also where it fills the column.
  public func leftAligned(in width: Int, gap: Int = 0) -> String {
    self + String(repeating: " ", count: Swift.max(gap, width - count))
  }

  /// At the right edge of a column.
  public func rightAligned(in width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
}
