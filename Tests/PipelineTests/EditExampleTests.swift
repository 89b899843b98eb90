import Foundation
import Layouts
import Records
import Testing

@testable import Pipeline

/// Every edit lets its passing example pass and finds its failing one, and nothing else.
@Suite struct EditExampleTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let definitions = Result { try Definitions.load(root: root) }

  /// A small sound delivery that the examples are added to.
  static let base: [(table: String, records: [String])] = [
    ("case", ["C1,27001,W1,,N", "C2,27001,W1,,N"]),
    ("case_period", ["C1,2020-01-01,ivd,,"]),
    ("person", ["P1,,,,,,,,,,,,,,,", "P2,,,,,,1980-01-01,,,,,,,,,", "P3,,,,,,,,,,,,,,,"]),
    ("case_member", ["C1,P1,noncustodial,2020-01-01,", "C1,P3,child,2020-01-01,"]),
    ("child", ["P3,Y,,,,,"]),
    ("assistance", ["P3,medicaid,2020-01-01,"]),
    ("support_order", ["O1,C1,2021-01-01,,court,this_state,N"]),
    ("order_child", ["O1,P3"]),
    ("provision", ["V1,O1,current_support,noncustodial,100.00,2021-01-01,"]),
    ("charge", ["G1,C1,P3,current_support,2021-01-01,100.00,"]),
    ("receipt", ["R1,P1,2021-01-05,100.00,obligor,,"]),
    ("distribution", ["D1,R1,C1,P3,current_support,family,90.00,,2021-01-05,2021-01-05"]),
    ("arrears_balance", ["C1,2021-02-01,family,50.00"]),
    ("intergovernmental", ["I1,C1,initiating,state,19,2021-01-01,,"]),
    ("cooperation", ["C1,noncooperation,2021-01-01,2021-02-01"]),
    ("health_coverage", ["P3,noncustodial,2021-01-01,,C1"]),
    ("worker", ["W1,,,,"]),
    ("employment", ["P1,123456789,Example Works,2021-01-01,,worker"]),
    ("event", ["E1,C1,P1,contact,2021-01-01,,"]),
  ]

  /// Findings of the base delivery with records added to it; those of the manifest, which is not the subject, left out.
  private func findings(adding examples: [EditExample]) throws -> [Finding] {
    let definitions = try Self.definitions.get()
    let scratch = NSTemporaryDirectory() + "/ivd-edit-\(UUID().uuidString)"
    let folder = scratch + "/27001-2024-09-30"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    var manifest = "table,file,rows,amount_total,sha256\n"
    for (name, records) in Self.base {
      let table = try #require(definitions.standard.index(of: name).map { definitions.standard.tables[$0] })
      let lines =
        [table.fields.map(\.name).joined(separator: ",")] + records
        + examples.filter { $0.table == name }.map(\.record)
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: folder + "/\(name).csv", atomically: false, encoding: .utf8)
      manifest += "\(name),\(name).csv,\(lines.count - 1),,\n"
    }
    try manifest.write(toFile: folder + "/manifest.csv", atomically: false, encoding: .utf8)
    let found = try Discovery(
      delivery: folder, name: "27001-2024-09-30", definitions: definitions, workFolder: scratch)
    let verdict = try DeliveryCheck(
      try #require(found.deliveries.first), definitions: definitions, jobs: 1, workFolder: scratch
    ).run()
    var findings: [Finding] = []
    try verdict.findings.replay { if !$0.edit.hasPrefix("E0") { findings.append($0) } }
    return findings
  }

  @Test func theBaseDeliveryIsSound() throws {
    #expect(try findings(adding: []) == [])
  }

  @Test func everyEditFindsItsFailingExampleAndOnlyThat() throws {
    let definitions = try Self.definitions.get()
    var tried = 0
    for edit in definitions.edits.edits where !edit.fail.isEmpty {
      tried += 1
      #expect(!edit.pass.isEmpty, "\(edit.number) has no passing example")
      #expect(try findings(adding: edit.pass) == [], "\(edit.number): its passing example does not pass")
      let found = try findings(adding: edit.fail)
      #expect(found.map(\.edit) == [edit.number], "\(edit.number): \(found.map(\.message))")
      let example = try #require(edit.fail.first)
      let name = edit.table.map { definitions.standard.tables[$0].name } ?? example.table
      let before = Self.base.first { $0.table == name }?.records.count ?? 0
      // The header is line 1; the example comes last.
      #expect(found.first?.line == before + 1 + edit.fail.count { $0.table == name }, "\(edit.number)")
      #expect(found.first?.table == name)
      #expect(found.first?.file == "27001-2024-09-30/\(name).csv")
    }
    #expect(tried >= 80)
  }

  @Test func everyEditHasTextAndCitation() throws {
    let definitions = try Self.definitions.get()
    #expect(definitions.edits.edits.count >= 110)
    for edit in definitions.edits.edits {
      #expect(!edit.title.isEmpty && !edit.expected.isEmpty && !edit.citation.isEmpty, "\(edit.number)")
    }
  }

  /// Generated pages are what the definitions say now.
  @Test func theGeneratedPagesAreFresh() throws {
    let definitions = try Self.definitions.get()
    func page(_ name: String) throws -> String {
      try String(contentsOfFile: Self.root + "/docs/\(name).md", encoding: .utf8)
    }
    #expect(try page("edits") == EditPage.markdown(definitions))
    #expect(try page("tables") == TablePage.markdown(definitions))
    #expect(try page("lines") == LineCatalogue.markdown(definitions))
    #expect(try page("report-edits") == ReportEditCatalogue.markdown(definitions))
    let layouts = try definitions.partnerLayouts()
    #expect(try page("partner-layouts") == PartnerLayoutIndex.markdown(layouts))
    for family in layouts.families {
      #expect(try page("layouts/\(family.name)") == PartnerLayoutPage(family, layouts).markdown(), "\(family.name)")
    }
  }
}
