import Foundation
import Layouts
import Records
import Testing

@testable import Pipeline

@Suite struct ClockTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  @Test(arguments: [
    ("2024-09-23", "2024-W39"), ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53"), ("2026-01-01", "2026-W01"),
    ("2027-01-03", "2026-W53"),
  ])
  func weeksAreThoseOfISO8601(day: String, week: String) throws {
    #expect(try #require(DayNumber(day)).isoWeek == week)
  }

  @Test func allClocksOfPartnersFilesAreThere() throws {
    let clocks = try Clock.loadAll(root: Self.root)
    #expect(clocks.map(\.id) == ["T-10", "T-11", "T-28", "T-29", "T-30", "T-31", "T-32", "T-33", "T-45"])
    #expect(clocks.filter { $0.sql == nil }.map(\.id) == ["T-31"])
  }

  /// Columbus Day, 14 October 2024, is no business day.
  @Test func businessDaysLeaveOutHolidays() throws {
    let calendar = try BusinessCalendar.load(root: Self.root)
    let clock = try #require(try Clock.loadAll(root: Self.root).first { $0.id == "T-29" })
    let due = clock.due(after: try #require(DayNumber("2024-10-09")), calendar)
    #expect(due.description == "2024-10-17")
  }
}
