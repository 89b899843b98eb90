import Records
import Testing

@testable import Reports

@Suite struct WaiverTests {
  private static let header = "check,scope,by,on,until,reason\n"
  private static let reason = "vital records sends the file on 12 November"

  private func read(_ rows: String, header: String = header) throws -> WaiverFile {
    try WaiverFile(
      Array((header + rows).utf8), file: "waivers.csv", on: DayNumber("2024-10-28")!,
      rule: WaiverRule(longestDays: 366, shortestReason: 20), known: ["E13", "W05"])
  }

  @Test func `waivers are read in their order, and the ended ones apart`() throws {
    let file = try read(
      "E13,all,R. Roe,2024-10-01,2024-10-28,\(Self.reason)\nW05,county:27003,J. Doe,2024-09-01,2024-10-27,\(Self.reason)\n"
    )
    #expect(file.waivers.map(\.check) == ["E13"])
    #expect(file.expired.map(\.check) == ["W05"])
  }

  @Test(arguments: [
    ("E99,all,R. Roe,2024-10-01,2024-12-31,\(reason)", "check 'E99': no such check"),
    ("E13,everything,R. Roe,2024-10-01,2024-12-31,\(reason)", "scope 'everything': expected all, case:<id>"),
    ("E13,case:,R. Roe,2024-10-01,2024-12-31,\(reason)", "scope 'case:': expected all, case:<id>"),
    ("E13,all,the office,2024-10-01,,\(reason)", "until '': expected YYYY-MM-DD, a waiver has an end"),
    ("E13,all,Roe,2024-10-01,2024-12-31,\(reason)", "by 'Roe': expected the name of a person"),
    ("E13,all,R. Roe,1 October,2024-12-31,\(reason)", "on '1 October': expected YYYY-MM-DD"),
    ("E13,all,R. Roe,2024-10-01,2025-12-31,\(reason)", "until 2025-12-31: expected at most 366 days after 2024-10-01"),
    ("E13,all,R. Roe,2024-10-01,2024-09-30,\(reason)", "until 2024-09-30: expected no day before 2024-10-01"),
    ("E13,all,R. Roe,2024-11-01,2024-12-31,\(reason)", "on 2024-11-01: expected a day that has come"),
    ("E13,all,R. Roe,2024-10-01,2024-12-31,is fine", "reason 'is fine': too vague, expected at least 20 letters"),
    ("E13,all,R. Roe,2024-10-01,2024-12-31", "5 fields, expected 6"),
    ("E13,all,R. Roe,2024-10-01,2024-12-31,\"open", "a quote is never closed"),
  ])
  func `a broken or vague waiver is refused`(row: String, message: String) throws {
    let error = #expect(throws: WaiverError.self) { try read(row + "\n") }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func `the header is asked for, and a waiver stands once`() throws {
    #expect(throws: WaiverError.self) { try read("", header: "check,by\n") }
    let row = "E13,all,R. Roe,2024-10-01,2024-12-31,\(Self.reason)\n"
    let error = #expect(throws: WaiverError.self) { try read(row + row) }
    #expect(error?.line == 3)
  }

  @Test(arguments: [
    ("all", true), ("line:5", true), ("line:24", false), ("case:K1", true), ("case:K2", false), ("county:27003", true),
  ])
  func `a scope covers what it names`(scope: String, isCovered: Bool) {
    let waiver = Waiver(check: "W05", scope: scope, by: "", on: "", until: "", reason: "")
    let place = SelfCheckFinding.Place(line: "5.a", caseID: "K1", county: "27003", value: "", expected: "")
    #expect(waiver.covers(place) == isCovered)
  }
}
