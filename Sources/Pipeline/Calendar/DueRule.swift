import Layouts
import Records
import Warehouse

/// When an event is due: a day of the year, some days after one, or the n-th business day of a month.
struct DueRule: Sendable {
  private enum Rule: Sendable {
    case on(month: Int, day: Int)
    case after(days: Int, month: Int, day: Int)
    case businessDay(Int, month: Int)
  }

  private var rule: Rule
  /// Calendar years from the one in which the fiscal year ends.
  private var year: Int

  /// - Throws: `DefinitionError`.
  init(_ map: StrictMap) throws {
    year = try map.int("year")
    guard (-1...1).contains(year) else { throw map.fail("year", "expected -1, 0 or 1") }
    if map.has("on") {
      let (month, day) = try Self.monthAndDay(map, "on")
      rule = .on(month: month, day: day)
    } else if map.has("after") {
      let (month, day) = try Self.monthAndDay(map, "after")
      rule = .after(days: try map.int("days"), month: month, day: day)
    } else {
      let month = try map.int("month")
      let count = try map.int("business_day")
      guard (1...12).contains(month), (1...15).contains(count) else {
        throw map.fail("business_day", "expected business day 1 to 15 of month 1 to 12")
      }
      rule = .businessDay(count, month: month)
    }
  }

  /// Reads `MM-DD`; 02-28 means the last day of February.
  private static func monthAndDay(_ map: StrictMap, _ key: String) throws -> (Int, Int) {
    let parts = try map.string(key).split(separator: "-").map { Int($0) }
    guard parts.count == 2, let month = parts[0], let day = parts[1],
      DayNumber(year: 2001, month: month, day: day) != nil
    else { throw map.fail(key, "expected a day of every year as MM-DD") }
    return (month, day)
  }

  func day(_ fiscalYear: FiscalYear, _ business: BusinessCalendar) -> DayNumber {
    let year = fiscalYear.number + year
    func date(_ month: Int, _ day: Int) -> DayNumber {
      let last = month == 2 && day == 28 ? DayNumber.days(inMonth: 2, of: year) : day
      return DayNumber(year: year, month: month, day: last)!
    }
    switch rule {
    case .on(let month, let day): return date(month, day)
    case .after(let days, let month, let day): return date(month, day) + days
    case .businessDay(let count, let month): return business.businessDay(count, ofMonth: month, year: year)!
    }
  }
}
