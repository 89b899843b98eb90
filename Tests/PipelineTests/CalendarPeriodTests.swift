import Foundation
import Layouts
import Records
import Testing
import Warehouse

@testable import Pipeline

/// Which period a transmission of a partner is of.
@Suite struct CalendarPeriodTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Quarters of fiscal year 2024, due 60 days after their end, as they stand at the end of the year 2024.
  @Test(arguments: [
    // Each in time.
    (
      ["2024-01-30", "2024-04-30", "2024-07-30", "2024-10-30"],
      ["received 2024-01-30", "received 2024-04-30", "received 2024-07-30", "received 2024-10-30"]
    ),
    // The second is missing: the first is not taken for it.
    (
      ["2024-01-30", "2024-07-30", "2024-10-30"],
      ["received 2024-01-30", "late", "received 2024-07-30", "received 2024-10-30"]
    ),
    // The first came after it was due.
    (
      ["2024-03-10", "2024-04-30", "2024-07-30"],
      ["received_late 2024-03-10", "received 2024-04-30", "received 2024-07-30", "late"]
    ),
    // What comes after the end of the next quarter, of the next year too, is of that one.
    (["2024-04-10", "2025-01-10"], ["late", "received 2024-04-10", "late", "late"]),
    // The quarter before the year.
    (["2023-10-20"], ["late", "late", "late", "late"]),
  ])
  func aTransmissionIsOfTheLastPeriodThatHadEnded(received: [String], expected: [String]) throws {
    var calendar = try FederalCalendar.load(root: Self.root)
    calendar.partners = [
      .init(id: "wages", family: "ndnh-qw", every: .quarter, dueDays: 60, citation: "county-extract.md")
    ]
    let year = try #require(FiscalYear(2024))
    var evidence = try CalendarEvidence(home: NSTemporaryDirectory() + "/no-home", year)
    evidence.transmissions = try received.map { ("ndnh-qw", try #require(DayNumber($0))) }
    let items = YearCalendar(
      calendar, year, asOf: try #require(DayNumber("2025-02-01")), business: try BusinessCalendar.load(root: Self.root),
      counties: [], evidence: evidence
    ).items.filter { $0.id == "wages" }
    #expect(items.map { ([$0.status.rawValue] + ($0.on.map { ["\($0)"] } ?? [])).joined(separator: " ") } == expected)
  }
}
