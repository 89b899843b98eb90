/// A calendar date as the number of days since 1970-01-01 (proleptic Gregorian), as DuckDB's DATE counts them.
public struct DayNumber: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public var value: Int32

  @inlinable public init(_ value: Int32) { self.value = value }

  /// `nil` where year, month and day are no real calendar date.
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= Self.days(inMonth: month, of: year) else {
      return nil
    }
    value = Int32(truncatingIfNeeded: Self.number(year, month, day))
  }

  /// Reads `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    var copy = Array(text.utf8)
    let day: DayNumber? = copy.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return DayNumber.parse(UnsafePointer(base), count: buffer.count)
    }
    guard let day else { return nil }
    self = day
  }

  /// Reads `YYYY-MM-DD` from bytes; `nil` where it is anything else or no calendar date.
  @inlinable @inline(__always)
  public static func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> DayNumber? {
    guard count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let a = bytes[0] &- 0x30
    let b = bytes[1] &- 0x30
    let c = bytes[2] &- 0x30
    let d = bytes[3] &- 0x30
    let e = bytes[5] &- 0x30
    let f = bytes[6] &- 0x30
    let g = bytes[8] &- 0x30
    let h = bytes[9] &- 0x30
    guard a <= 9, b <= 9, c <= 9, d <= 9, e <= 9, f <= 9, g <= 9, h <= 9 else { return nil }
    let year = Int(a) &* 1000 &+ Int(b) &* 100 &+ Int(c) &* 10 &+ Int(d)
    let month = Int(e) &* 10 &+ Int(f)
    let day = Int(g) &* 10 &+ Int(h)
    guard year >= 1, month >= 1, month <= 12, day >= 1 else { return nil }
    if day > 28, day > days(inMonth: month, of: year) { return nil }
    return DayNumber(Int32(truncatingIfNeeded: number(year, month, day)))
  }

  @inlinable public static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  @inlinable public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from civil, with March as the first month of the computed year.
  @inlinable @inline(__always)
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year &- 1 : year
    let era = (y >= 0 ? y : y &- 399) / 400
    let yearOfEra = y &- era &* 400
    let dayOfYear = (153 &* (month &+ (month > 2 ? -3 : 9)) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }

  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(value) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = civil
    return year.zeroPadded(to: 4) + "-" + month.zeroPadded(to: 2) + "-" + day.zeroPadded(to: 2)
  }

  public static func < (left: DayNumber, right: DayNumber) -> Bool { left.value < right.value }
  public static func + (day: DayNumber, days: Int) -> DayNumber { DayNumber(day.value + Int32(days)) }

  /// The same day of the month `count` months later; the month's last day where it is shorter.
  public func adding(months count: Int) -> DayNumber {
    let (year, month, day) = civil
    let total = year * 12 + month - 1 + count
    let length = DayNumber.days(inMonth: total % 12 + 1, of: total / 12)
    return DayNumber(Int32(truncatingIfNeeded: DayNumber.number(total / 12, total % 12 + 1, min(day, length))))
  }
}
