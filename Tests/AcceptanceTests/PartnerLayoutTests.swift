import Foundation
import Testing

/// Layouts of federal and state partners, held by the real program: the examples are accepted, and every malformed
/// record gets its code on its field, with its severity and byte range (file-layouts-eiwo-newhire.md).
@Suite struct PartnerLayoutTests {
  private static let layouts = Set(PartnerFixture.cases.map(\.layout)).sorted()
  private static let transmissions = [
    ("eiwo", "eiwo-orders"), ("eiwo", "eiwo-acks"), ("ndnh-w4", "ndnh-w4"), ("ndnh-qw", "ndnh-qw"),
    ("ndnh-ui", "ndnh-ui"), ("sdnhca", "sdnhca"), ("sdnhtx", "sdnhtx"),
  ]

  @Test func allCasesAreThere() {
    #expect(PartnerFixture.cases.count == 284)
    #expect(Self.layouts.count == 26)
    #expect(PartnerFixture.cases.filter { PartnerSituation.of($0) != nil }.count == 39)
  }

  @Test(arguments: layouts)
  func examplesAreAccepted(layout: String) throws {
    let lines = PartnerFixture.lines(layout + ".valid")
    #expect(lines.count >= 2)
    let run = try PartnerRun.check(layout, [lines])
    #expect(run.code == 0)
    #expect(run.findings == [])
  }

  @Test(arguments: transmissions)
  func transmissionsAreAccepted(family: String, file: String) throws {
    let run = try PartnerRun.check(family, [PartnerFixture.lines(file + ".transmission")])
    #expect(run.code == 0)
    #expect(run.findings == [])
  }

  /// Records that are malformed by themselves: the whole file of a layout at once, line n is case n.
  @Test(arguments: layouts)
  func malformedRecords(layout: String) throws {
    let cases = PartnerFixture.cases.filter { $0.layout == layout }
    let lines = PartnerFixture.lines(layout + ".malformed")
    #expect(lines.count == cases.count)
    let run = try PartnerRun.check(layout, [lines], received: layout.hasPrefix("ndnh-qw") ? "2025-04-30" : "2025-02-01")
    #expect(run.code == 1)
    for each in cases where PartnerSituation.of(each) == nil {
      let found = run.findings.filter { $0["line"] == String(each.number) }
      Self.expect(each, in: found)
      // A field that has a fault of its own is not reported for others besides.
      let sameField = found.filter { $0["field"] == each.field }
      #expect(sameField.count == 1, "\(each.testDescription): \(found)")
    }
  }

  /// Records that are malformed only by what stands around them.
  @Test(arguments: PartnerFixture.cases.filter { PartnerSituation.of($0) != nil })
  func malformedSituations(each: PartnerFixture.Case) throws {
    let situation = try #require(PartnerSituation.of(each))
    let run = try PartnerRun.check(situation.layout, situation.files, sent: situation.sent)
    #expect(run.code == 1)
    let last = try #require(run.paths.last)
    Self.expect(each, in: run.findings.filter { $0["file"] == last && $0["line"] == String(situation.line) })
  }

  private static func expect(_ each: PartnerFixture.Case, in found: [PrintedFinding]) {
    let hit = found.first {
      $0["code"] == each.code && $0["field"] == each.field && $0["severity"] == each.severity
    }
    guard let hit else {
      Issue.record(
        "\(each.testDescription): no \(each.code) \(each.field) \(each.severity) in \(found.map(\.description))")
      return
    }
    let range = (Int(hit["first_byte"]) ?? 0)...(Int(hit["last_byte"]) ?? 0)
    #expect(range == PartnerPlaces.range(each), "\(each.testDescription)")
  }
}
