import Records

/// A holiday of every year: a day of a month, or the n-th (or last) weekday of one.
struct HolidayRule: Sendable {
  private enum Place: Sendable {
    case day(Int)
    case week(Int, Weekday)
    case lastWeek(Weekday)
  }

  private var since: Int
  private var month: Int
  private var place: Place

  /// - Throws: `DefinitionError`.
  init(_ map: StrictMap) throws {
    _ = try map.string("name")
    since = try map.int("since")
    month = try map.int("month")
    guard (1...12).contains(month) else { throw map.fail("month", "expected 1 to 12") }
    if map.has("day") {
      let day = try map.int("day")
      guard (1...DayNumber.days(inMonth: month, of: 2001)).contains(day) else {
        throw map.fail("day", "expected a day that the month has every year")
      }
      place = .day(day)
    } else {
      let weekday: Weekday = try map.word("weekday")
      let week = try map.string("week")
      switch (week, Int(week)) {
      case ("last", _): place = .lastWeek(weekday)
      case (_, let count?) where (1...4).contains(count): place = .week(count, weekday)
      default: throw map.fail("week", "expected 1 to 4 or last")
      }
    }
    try map.finish()
  }

  /// The day itself, wherever it is kept; `nil` in the years before it was made one.
  func day(in year: Int) -> DayNumber? {
    guard year >= since else { return nil }
    let length = DayNumber.days(inMonth: month, of: year)
    switch place {
    case .day(let day): return DayNumber(year: year, month: month, day: day)
    case .week(let count, let weekday): return first(weekday, from: 1 + 7 * (count - 1), in: year)
    case .lastWeek(let weekday): return first(weekday, from: length - 6, in: year)
    }
  }

  private func first(_ weekday: Weekday, from day: Int, in year: Int) -> DayNumber? {
    (day..<day + 7).lazy.compactMap { DayNumber(year: year, month: month, day: $0) }.first { Weekday($0) == weekday }
  }
}
