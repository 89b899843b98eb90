import Layouts
import Records
import Testing

@testable import Reports

/// Clocks over weekends, holidays and the ends of months and years.
@Suite struct DueDaysTests {
  private static let definition = Result {
    try AssessmentDefinition.load(folder: Project.root + "/pipelines/self-assessment")
  }

  @Test(arguments: [
    // Friday to Thursday: New Year's Day does not count.
    ("T-10", "2023-12-29", "2024-01-03"),
    // Veterans Day 2023, a Saturday, is kept on Friday 10 November.
    ("T-21", "2023-11-09", "2023-11-14"),
    // Begun on a Saturday, a Sunday and a holiday: the next business day is the first.
    ("T-21", "2023-12-23", "2023-12-27"), ("T-21", "2023-12-24", "2023-12-27"), ("T-21", "2023-12-25", "2023-12-27"),
    ("T-49", "2023-12-15", "2024-01-02"),
    // Two business days after the month's end, whatever the day in it.
    ("T-22", "2024-05-01", "2024-06-04"), ("T-22", "2024-05-31", "2024-06-04"), ("T-22", "2024-02-10", "2024-03-04"),
    ("T-22", "2023-12-31", "2024-01-03"),
    // Calendar days do not roll forward: 31 March 2024 is a Sunday.
    ("T-25/30", "2024-03-01", "2024-03-31"), ("T-1", "2024-02-10", "2024-03-01"),
    // Months end with their last day.
    ("T-15/6", "2023-08-31", "2024-02-29"), ("T-15/6", "2022-08-31", "2023-02-28"),
    ("T-15/12", "2024-02-29", "2025-02-28"), ("T-20", "2021-03-01", "2024-03-01"),
    ("T-9", "2023-10-01", "2024-09-30"), ("T-16", "2023-11-01", "2024-04-29"), ("T-52", "2024-01-02", "2024-03-02"),
  ])
  func `a clock ends on its last day in time`(clock: String, trigger: String, expected: String) throws {
    var due = DueDays(
      calendar: try BusinessCalendar.load(root: Project.root), periodEnd: try #require(DayNumber("2024-09-30")))
    let standard = try #require(try Self.definition.get().clock(clock))
    let start = try #require(DayNumber(trigger))
    #expect(due.due(standard, after: start).description == expected)
    // The second answer is the kept one.
    #expect(due.due(standard, after: start).description == expected)
  }

  @Test func `every standard of section 6 is there`() throws {
    let ids = Set(try Self.definition.get().clocks.map { $0.id.split(separator: "/")[0] })
    #expect(ids.isSuperset(of: (1...52).map { "T-\($0)" }))
    #expect(ids.isSuperset(of: ["T-0a", "T-0b"]))
  }
}
