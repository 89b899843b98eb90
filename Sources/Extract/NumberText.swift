import Layouts

/// Writes digits as the canonical text of a number: `-123.45`, `0.05`, `7`, or as the date that they are.
enum NumberText {
  /// Digits that a number may have.
  static let digitLimit = 40
  /// Bytes that any number's text fits into.
  static let bound = 96

  /// - Parameters:
  ///   - digits: values 0 to 9, most significant first.
  ///   - fraction: how many of them stand after the point; more than `form.scale` must be zeros.
  /// - Returns: bytes written, or -1 where the digits are more than the field declares.
  static func write(
    _ digits: UnsafePointer<UInt8>, _ count: Int, fraction: Int, isNegative: Bool, _ form: RecordNumber,
    _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var first = 0
    while first < count, digits[first] == 0 { first += 1 }
    if let declared = form.digits, count - first > declared { return -1 }
    if let format = form.format { return isNegative ? -1 : writeDate(digits, count, first, format, out) }
    if form.keepsLeadingZeros, let declared = form.digits {
      let zeros = declared - (count - first)
      for position in 0..<zeros { out[position] = 0x30 }
      for position in first..<count { out[zeros + position - first] = digits[position] + 0x30 }
      return declared
    }
    let whole = count - fraction
    var kept = fraction
    while kept > form.scale {
      guard digits[whole + kept - 1] == 0 else { return -1 }
      kept -= 1
    }
    var length = 0
    if isNegative, first < count {
      out[0] = 0x2D
      length = 1
    }
    if first >= whole {
      out[length] = 0x30
      length += 1
    } else {
      for position in first..<whole {
        out[length] = digits[position] + 0x30
        length += 1
      }
    }
    guard form.scale > 0 else { return length }
    out[length] = 0x2E
    length += 1
    for place in 0..<form.scale {
      let position = whole + place
      out[length] = place < kept && position >= 0 ? digits[position] + 0x30 : 0x30
      length += 1
    }
    return length
  }

  /// The last digits as a date; any before them are zeros.
  private static func writeDate(
    _ digits: UnsafePointer<UInt8>, _ count: Int, _ first: Int, _ format: RecordDateFormat,
    _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard let width = format.length, width <= digitLimit, count - first <= width else { return -1 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width) { text in
      for place in 0..<width {
        let position = count - width + place
        text[place] = (position >= 0 ? digits[position] : 0) + 0x30
      }
      return DateText.write(UnsafePointer(text.baseAddress!), width, format, out)
    }
  }
}
