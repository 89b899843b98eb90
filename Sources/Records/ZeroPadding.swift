extension StringProtocol {
  /// The text with zeros before it, so that it has at least `width` characters of ASCII; a longer one stays as it is.
  public func zeroPadded(to width: Int) -> String {
    String(repeating: "0", count: Swift.max(0, width - utf8.count)) + self
  }
}

extension BinaryInteger {
  /// The number with leading zeros, as dates, identifiers and fixed fields have it: `7.zeroPadded(to: 4)` is `0007`. A
  /// number of more digits is written whole; a minus sign stands before the zeros and is not one of the digits.
  public func zeroPadded(to width: Int) -> String {
    (self < 0 ? "-" : "") + String(magnitude).zeroPadded(to: width)
  }
}
