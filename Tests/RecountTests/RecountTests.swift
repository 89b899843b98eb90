import Recount
import Testing

@testable import Reports

/// The two paths agree, on examples and on caseloads of `ivd sample`, whatever the year and the switches.
@Suite struct RecountTests {
  private static let example = CaseloadHome.root + "/Tests/Fixtures/ocse-157-worked-example"

  @Test func `the worked example is counted the same`() throws {
    let home = try CaseloadHome(
      folders: ["27053", "27123", "27137"].map { "\(Self.example)/\($0)-2024-09-30" },
      inputs: Self.example + "/annual-inputs.csv")
    for policies in [[], CaseloadHome.otherWords] {
      let comparison = try home.comparison(CaseloadHome.definition, policies: policies)
      #expect(comparison.differences == [])
      #expect(comparison.lines.count == 46)
      #expect(comparison.memberCount > 100)
    }
  }

  struct Caseload: Sendable, CustomTestStringConvertible {
    var seed: UInt64
    var cases: Int
    var counties: [String]
    var testDescription: String { "seed \(seed), \(cases) cases, \(counties.count) counties" }
  }

  /// Each switch by itself and all together, in three years.
  @Test(arguments: [
    Caseload(seed: 157, cases: 330, counties: ["27003", "27115", "27075"]),
    Caseload(seed: 4, cases: 120, counties: ["27031"]),
    Caseload(seed: 7, cases: 1, counties: ["27003"]),
  ])
  func `a caseload is counted the same`(caseload: Caseload) throws {
    let home = try CaseloadHome(seed: caseload.seed, cases: caseload.cases, counties: caseload.counties)
    let definition = CaseloadHome.definition
    var choices = [[], CaseloadHome.otherWords]
    if caseload.cases > 300 { choices += CaseloadHome.otherWords.map { [$0] } }
    for policies in choices {
      let comparison = try home.comparison(definition, policies: policies)
      #expect(comparison.differences == [], "\(caseload.testDescription), \(policies)")
      #expect(comparison.memberCount > 0)
    }
    for year in [2022, 2023] {
      let comparison = try home.comparison(definition, year: year)
      #expect(comparison.differences == [], "\(caseload.testDescription), \(year)")
    }
  }

  /// Dates on the first and last days of the year and beside them, where the two paths could part by a day.
  @Test(arguments: [2024, 99] as [UInt64])
  func `a caseload with dates on the limits is counted the same`(seed: UInt64) throws {
    let home = try CaseloadHome(seed: seed, cases: 400, counties: ["27003", "27115"], isNudged: true)
    for policies in [[], CaseloadHome.otherWords] {
      let comparison = try home.comparison(CaseloadHome.definition, policies: policies)
      #expect(comparison.differences == [], "seed \(seed), \(policies)")
    }
  }

  @Test func `a difference names line, case, what each path says and why`() {
    var comparison = RecountComparison()
    let here = RecountMember(column: "b", caseID: "K01")
    let there = RecountMember(column: "c", caseID: "K01")
    comparison.compare(
      line: "1", report: [here], recount: [there, RecountMember(column: "d", caseID: "K02")],
      isOfChildren: false)
    comparison.explain { $0.caseID == "K02" ? "an ivd period is open at the end of the year" : nil }
    #expect(
      comparison.differences.map(\.sentence) == [
        "line 1, case K01: the report says b, the recount says c",
        "line 1, case K02: the report says not counted, the recount says d: an ivd period is open at the end of the year",
      ])
  }
}
