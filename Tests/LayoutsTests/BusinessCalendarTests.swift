import Layouts
import Records
import Testing

/// Business days over weekends, holidays and year ends, against the calendar that the Office of Personnel Management
/// publishes.
@Suite struct BusinessCalendarTests {
  let calendar: BusinessCalendar

  init() throws { calendar = try BusinessCalendar.load(root: ".") }

  func day(_ text: String) throws -> DayNumber { try #require(DayNumber(text)) }

  @Test("every federal holiday of a year is a day off, and no other weekday is") func holidays() throws {
    let published = [
      2021: [
        "2021-01-01", "2021-01-18", "2021-02-15", "2021-05-31", "2021-06-18", "2021-07-05", "2021-09-06", "2021-10-11",
        "2021-11-11", "2021-11-25", "2021-12-24", "2021-12-31",
      ],
      2024: [
        "2024-01-01", "2024-01-15", "2024-02-19", "2024-05-27", "2024-06-19", "2024-07-04", "2024-09-02", "2024-10-14",
        "2024-11-11", "2024-11-28", "2024-12-25",
      ],
    ]
    for (year, days) in published {
      let first = try day("\(year)-01-01")
      let off = (0..<(DayNumber.isLeap(year) ? 366 : 365)).map { first + $0 }.filter {
        ![.saturday, .sunday].contains(Weekday($0)) && !calendar.isBusinessDay($0)
      }
      #expect(off.map(\.description) == days)
    }
  }

  @Test(
    "a clock skips weekends and holidays, and day 0 does not count",
    arguments: [
      ("2024-09-27", 2, "2024-10-01"), ("2024-12-24", 2, "2024-12-27"), ("2024-12-31", 1, "2025-01-02"),
      ("2021-12-30", 1, "2022-01-03"), ("2024-11-27", 3, "2024-12-03"), ("2024-06-15", 1, "2024-06-17"),
      ("2024-06-15", 0, "2024-06-15"),
    ]) func due(start: String, count: Int, end: String) throws
  {
    #expect(calendar.due(after: try day(start), businessDays: count) == (try day(end)))
    #expect(calendar.businessDays(after: try day(start), through: try day(end)) == count)
  }

  @Test("the audit trail is due on the tenth business day of January") func tenth() throws {
    #expect(calendar.businessDay(10, ofMonth: 1, year: 2025) == (try day("2025-01-15")))
    #expect(calendar.businessDay(10, ofMonth: 1, year: 2024) == (try day("2024-01-16")))
  }

  @Test("a month from the last day of a month ends on the next one's last day") func months() throws {
    #expect(try day("2024-01-31").adding(months: 1) == (try day("2024-02-29")))
    #expect(try day("2023-08-31").adding(months: 6) == (try day("2024-02-29")))
    #expect(try day("2024-03-15").adding(months: -12) == (try day("2023-03-15")))
    #expect(try day("2024-03-15").adding(months: 12) == (try day("2025-03-15")))
  }
}
