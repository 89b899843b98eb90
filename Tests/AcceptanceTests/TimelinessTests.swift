import Foundation
import Records
import Testing

/// What nobody has done stands in the rates as well: an agency that issues no order is not in time.
@Suite struct TimelinessTests {
  private static let asOf = TrafficHome.asOf
  private let scratch: Scratch
  private var home: String { scratch.path + "/home" }

  /// A year of traffic of which this agency has issued nothing.
  init() throws {
    scratch = try Scratch()
    _ = try TrafficHome.loaded.get().copy(to: home)
    try? FileManager.default.removeItem(atPath: home + "/outbox")
  }

  /// Rows by the names of their columns.
  private func rows(_ arguments: String...) throws -> [[String: String]] {
    let made = try Program.run(arguments + ["--format", "csv", "--home", home])
    #expect(made.code <= 1, "\(made.errors)")
    let records = CSVText.records(made.output.utf8)!.map(\.fields)
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(records[0], $0)) }
  }

  private func clocks(to day: String) throws -> [[String: String]] {
    try rows("timeliness", "--from", "1990-01-01", "--to", day).filter { ["T-10", "T-11"].contains($0["clock"]) }
  }

  /// Decided and pending cases of a clock.
  private func cases(of clock: String, to day: String) throws -> Int {
    let total = try clocks(to: day).first { $0["row"] == "total" && $0["clock"] == clock }!
    return Int(total["cases"]!)! + Int(total["pending"]!)!
  }

  /// On the earlier day some are pending; hires that are received later are in no rate yet.
  @Test(arguments: [TrafficHome.asOf, "2024-04-17"]) func whatIsDueAndNeverIssuedIsInBothLists(day: String) throws {
    let due = try rows("withholding", "due", "--as-of", day).filter { $0["known_on"]! <= day }
    let found = try clocks(to: day)
    for clock in ["T-10", "T-11"] {
      let listed = due.filter { $0["clock"] == clock }
      let isLate = listed.filter { $0["late"] == "Y" }.map {
        [$0["case_id"]! + ":" + $0["person_id"]!, $0["fein"]!, $0["employer_name"]!, $0["county"]!, $0["due_on"]!, ""]
          .joined(separator: "|")
      }
      let late = found.filter { $0["row"] == "late" && $0["clock"] == clock }.map { row in
        ["subject", "fein", "employer", "county", "due_on", "done_on"].map { row[$0]! }.joined(separator: "|")
      }
      #expect(!late.isEmpty)
      #expect(late.sorted() == isLate.sorted())
      let total = found.first { $0["row"] == "total" && $0["clock"] == clock }!
      #expect(total["late"] == "\(isLate.count)" && total["in_time"] == "0")
      #expect(total["pending"] == "\(listed.count - isLate.count)")
    }
    #expect(due.contains { $0["late"] == "Y" && $0["channel"] == "paper" })
    #expect(day == Self.asOf || due.contains { $0["late"] == "N" && $0["clock"] == "T-10" })
  }

  /// Whether it is issued on the day, or on the day after the period, a withholding is one case on its clock.
  @Test(arguments: [TrafficHome.asOf, "2024-10-01"]) func anOrderIsOneCaseBeforeAndAfterItsIssue(day: String) throws {
    let before = try ["T-10", "T-11"].map { try cases(of: $0, to: Self.asOf) }
    let late = try late(to: Self.asOf)
    let issued = try rows("withholding", "issue", "--as-of", day)
    #expect(!issued.isEmpty)
    #expect(try ["T-10", "T-11"].map { try cases(of: $0, to: Self.asOf) } == before)
    // To issue late is late, from the same day on.
    #expect(try self.late(to: Self.asOf) == late)
  }

  /// What is late, without the case or order that it is about.
  private func late(to day: String) throws -> [String] {
    try clocks(to: day).filter { $0["row"] == "late" }
      .map { row in ["clock", "fein", "county", "started_on", "due_on", "days_late"].map { row[$0]! } }
      .map { $0.joined(separator: "|") }.sorted()
  }
}
