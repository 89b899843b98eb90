import Layouts
import Records

/// Reads a date as its layout writes it and writes it as `YYYY-MM-DD`.
enum DateText {
  /// - Returns: bytes written (10), 0 where the date stands for "none", -1 where it is no calendar date.
  static func write(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ format: RecordDateFormat, _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    if count == 0 || isNone(text, count, format) { return 0 }
    var position = 0
    var year = 0
    var month = 0
    var day = 0
    var dayOfYear = 0
    func number(_ width: Int) -> Int {
      guard position + width <= count else { return -1 }
      var value = 0
      for _ in 0..<width {
        let digit = text[position] &- 0x30
        guard digit <= 9 else { return -1 }
        value = value * 10 + Int(digit)
        position += 1
      }
      return value
    }
    func shortNumber() -> Int {
      position + 1 < count && text[position + 1] &- 0x30 <= 9 ? number(2) : number(1)
    }
    for part in format.parts {
      switch part {
      case .year: year = number(4)
      case .shortYear:
        let short = number(2)
        year = short < 0 ? -1 : short < (format.centuryPivot ?? 0) ? 2000 + short : 1900 + short
      case .centuryYear:
        let century = number(3)
        year = century < 0 ? -1 : 1900 + century
      case .month(let short): month = short ? shortNumber() : number(2)
      case .day(let short): day = short ? shortNumber() : number(2)
      case .dayOfYear: dayOfYear = number(3)
      case .monthName:
        month = monthNumber(text + position, count - position)
        position += 3
      case .literal(let byte):
        guard position < count, text[position] == byte else { return -1 }
        position += 1
      case .rest: position = count
      }
      if year < 0 || month < 0 || day < 0 || dayOfYear < 0 || position > count { return -1 }
    }
    guard position == count else { return -1 }
    if dayOfYear > 0 { return writeDayOfYear(year, dayOfYear, out) }
    guard year >= 1, month >= 1, month <= 12, day >= 1, day <= DayNumber.days(inMonth: month, of: year) else {
      return -1
    }
    return write(year, month, day, out)
  }

  /// Writes `YYYY-MM-DD`.
  static func write(_ date: DayNumber, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    let (year, month, day) = date.civil
    return write(year, month, day, out)
  }

  private static func write(_ year: Int, _ month: Int, _ day: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: value % 10) &+ 0x30 }
    out[0] = digit(year / 1000)
    out[1] = digit(year / 100)
    out[2] = digit(year / 10)
    out[3] = digit(year)
    out[4] = 0x2D
    out[5] = digit(month / 10)
    out[6] = digit(month)
    out[7] = 0x2D
    out[8] = digit(day / 10)
    out[9] = digit(day)
    return 10
  }

  private static func writeDayOfYear(_ year: Int, _ day: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    guard day <= (DayNumber.isLeap(year) ? 366 : 365), let first = DayNumber(year: year, month: 1, day: 1) else {
      return -1
    }
    return write(first + (day - 1), out)
  }

  /// Zeros in every digit, or nines in every digit of a whole date, stand for "none".
  private static func isNone(_ text: UnsafePointer<UInt8>, _ count: Int, _ format: RecordDateFormat) -> Bool {
    let first = text[0]
    guard first == 0x30 || first == 0x39 else { return false }
    for position in 1..<count where text[position] != first {
      let byte = text[position]
      if !format.parts.contains(.literal(byte)) || byte &- 0x30 <= 9 { return false }
    }
    return first == 0x30 || format.length == count
  }

  private static func monthNumber(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count >= 3 else { return -1 }
    let names: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
    for month in 0..<12 {
      let name = names.utf8Start + month * 3
      if text[0] | 0x20 == name[0], text[1] | 0x20 == name[1], text[2] | 0x20 == name[2] { return month + 1 }
    }
    return -1
  }
}
