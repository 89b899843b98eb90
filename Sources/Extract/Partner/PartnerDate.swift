import Layouts
import Records

extension PartnerField.DateFormat {
  /// The date that digits make; `nil` where there is no such day. The bytes must be digits.
  @inline(__always)
  func day(_ bytes: UnsafePointer<UInt8>) -> DayNumber? {
    let year: Int
    let month: Int
    let day: Int
    switch self {
    case .centuryFirst:
      year = FixedBytes.two(bytes) &* 100 &+ FixedBytes.two(bytes + 2)
      month = FixedBytes.two(bytes + 4)
      day = FixedBytes.two(bytes + 6)
    case .monthFirst:
      year = FixedBytes.two(bytes + 4) &* 100 &+ FixedBytes.two(bytes + 6)
      month = FixedBytes.two(bytes)
      day = FixedBytes.two(bytes + 2)
    case .shortMonthFirst:
      let short = FixedBytes.two(bytes + 4)
      year = short < 70 ? 2000 &+ short : 1900 &+ short
      month = FixedBytes.two(bytes)
      day = FixedBytes.two(bytes + 2)
    }
    // A year that begins with anything but 19 or 20 is a date written in another order.
    guard year >= 1850, year < 2150 else { return nil }
    return DayNumber(year: year, month: month, day: day)
  }
}

/// The last day of a quarter written QCCYY.
enum PartnerQuarter {
  @inline(__always)
  static func lastDay(_ bytes: UnsafePointer<UInt8>) -> DayNumber? {
    let quarter = Int(bytes[0] &- 0x30)
    let year = FixedBytes.two(bytes + 1) &* 100 &+ FixedBytes.two(bytes + 3)
    guard (1...4).contains(quarter), year >= 1900, year < 2100 else { return nil }
    let month = quarter &* 3
    return DayNumber(year: year, month: month, day: DayNumber.days(inMonth: month, of: year))
  }
}
