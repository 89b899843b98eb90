import Layouts
import Testing
import Warehouse

@testable import Reports

@Suite struct AuditTrailTests {
  private func trail(
    _ option: PaternityOption? = .ivd, layout: String? = nil, definitions: DefinitionCopy? = nil,
    example: WorkedExample? = nil
  ) throws -> AuditTrail {
    let folder = definitions?.path ?? Project.root + "/pipelines/ocse-157"
    let annual = try (example ?? WorkedExample.whole.get()).report(definitions: folder, elected: option)
    return try AuditTrail(
      annual: annual,
      definition: .load(folder: folder + "/audit-trail", report: annual.run.definition), layout: layout)
  }

  @Test func `the worked example ties`() throws {
    let trail = try trail()
    let checks = try trail.check()
    #expect(checks.filter(\.isBlocking) == [])
    #expect(checks.filter { $0.outcome == .nothing }.map(\.edit.id) == ["SC-08", "SC-09", "SC-14"])
    var counts: [String: Int] = [:]
    var due = 0
    for table in trail.tables {
      try trail.rows(of: table) { fields in
        counts[table.name, default: 0] += 1
        if table.name == "Line24" { due += Int(fields[1].filter { $0 != "." }) ?? 0 }
      }
    }
    // Audit rows of section 12.3 of ocse-157.md.
    #expect(
      counts == [
        "IVDUniverse": 13, "Line01": 11, "Line02": 9, "Line05": 8, "Line06": 8, "Line24": 8, "Line25": 8, "Line28": 6,
        "Line29": 3,
      ])
    #expect(due == 2_635_000)
  }

  @Test func `a layout decides tables and fields`() throws {
    let new = try trail()
    #expect(new.layout.id == "2013")
    #expect(!new.tables.contains { $0.fields.contains { $0.name.contains("SSN") } })
    #expect(!new.tables.contains { ["Line02e", "Line21", "Line21a"].contains($0.name) })
    let old = try trail(layout: "2008")
    #expect(old.tables.count == 12)
    #expect(old.tables[0].fields.map(\.name).filter { $0.contains("SSN") } == ["CP SSN Last 4", "NCP SSN Last 4"])
    #expect(throws: ReportError.noAuditLayout("1999", known: ["2008", "2013"])) { try trail(layout: "1999") }
  }

  @Test func `the elected option decides the paternity lines`() throws {
    let statewide = try trail(.statewide)
    #expect(!statewide.tables.contains { ["Line05", "Line06", "Line08", "Line09"].contains($0.name) })
    #expect(statewide.missing.map(\.name) == ["Line08", "Line09"])
    #expect(try statewide.check().filter(\.isBlocking) == [])
    #expect(throws: ReportError.noPaternityOption(fiscalYear: 2024)) { try trail(nil) }
  }

  /// Each mistake in a table of the trail is found by the tie-outs that must find it.
  @Test(arguments: [
    ("Line01", "WHERE counted\n", "WHERE TRUE\n", ["SC-01", "SC-05"]),
    ("Line02", "WHERE counted\n", "WHERE counted UNION ALL SELECT 'K01'\n", ["SC-01", "SC-03"]),
    ("Line28", "WHERE counted\n", "WHERE counted UNION ALL SELECT 'K99'\n", ["SC-01", "SC-04"]),
    ("Line29", "WHERE counted\n", "WHERE counted AND case_id <> 'K02' UNION ALL SELECT 'K13'\n", ["SC-11"]),
    ("Line24", "HAVING SUM(amount) <> 0\n", "HAVING SUM(amount) > 2000\n", ["SC-02"]),
    ("Line06", "k.paternity_on AS", "k.paternity_on + 3000 AS", ["SC-07"]),
    ("IVDUniverse", "    WHEN s.status = 'open' THEN 'Open IV-D'\n", "", ["SC-05"]),
    ("IVDUniverse", "WHERE c.status <> 'locate_only'", "WHERE c.status = 'open'", ["SC-04", "SC-12"]),
  ])
  func `a mistake in a table does not tie`(table: String, old: String, new: String, found: [String]) throws {
    let definitions = try DefinitionCopy()
    try definitions.replace("audit-trail/tables/\(table).sql", old, new)
    let checks = try trail(definitions: definitions).check()
    #expect(checks.filter(\.isBlocking).map(\.edit.id) == found)
  }

  /// The rule of line 29 is worked out again from the ledger: a mistake in the line itself is found.
  @Test func `a naive line 29 does not tie to the ledger`() throws {
    let definitions = try DefinitionCopy()
    try definitions.replace(
      "lines/29.sql", "      WHEN o.case_id IS NOT NULL THEN 'family_owed'\n",
      "      WHEN FALSE AND o.case_id IS NOT NULL THEN 'family_owed'\n")
    let checks = try trail(definitions: definitions).check().filter(\.isBlocking)
    #expect(checks.map(\.edit.id) == ["SC-11"])
    #expect(checks[0].failures.map(\.value) == ["1 of 6 cases differ, the first K13"])
  }

  @Test func `good cause that a line overlooks is found`() throws {
    let definitions = try DefinitionCopy()
    try definitions.replace("lines/5.sql", "clear_case AS first_case", "open_case AS first_case")
    try definitions.replace("lines/5.sql", "WHEN clear_case IS NULL THEN", "WHEN FALSE THEN")
    let checks = try trail(definitions: definitions).check().filter(\.isBlocking)
    #expect(checks.map(\.edit.id) == ["SC-06a"])
    #expect(checks[0].failures.map(\.value) == ["1 of 9 children, such as: good cause or best interest"])
  }

  /// K04 became non-IV-D, K10 came back as non-IV-D after its closing, and K09 was never anything else.
  @Test func `the universe has closed and non-IV-D cases with the date of their status`() throws {
    let example = try WorkedExample(changes: [
      "case_period": """
      SELECT * REPLACE (CASE WHEN case_id = 'K09' THEN 'non_ivd' ELSE service END AS service,
        CASE WHEN case_id = 'K04' THEN DATE '2024-07-31' ELSE closed_on END AS closed_on)
      FROM case_period
      UNION ALL
      SELECT * REPLACE (DATE '2024-08-01' AS opened_on, 'non_ivd' AS service, CAST(NULL AS DATE) AS closed_on)
      FROM case_period WHERE case_id = 'K10'
      """
    ])
    let trail = try trail(example: example)
    #expect(try trail.check().filter(\.isBlocking) == [])
    var rows: [String: [String]] = [:]
    try trail.rows(of: trail.tables[0]) { rows[$0[0]] = [$0[1], $0[2]] }
    #expect(rows.count == 13)
    #expect(rows["K04"] == ["2024-07-31", "Closed"])
    #expect(rows["K10"] == ["2024-08-01", "Non-IV-D"])
    #expect(rows["K09"] == ["2023-09-01", "Non-IV-D"])
    #expect(rows["K12"] == ["2017-01-01", "Open IV-D"])
    withExtendedLifetime(example) {}
  }

  @Test func `a case has one parent of each side, and their violence indicator is known`() throws {
    let example = try WorkedExample(changes: [
      "case_member": """
      SELECT * FROM case_member
      UNION ALL
      SELECT * REPLACE ('A' AS person_id, 'alleged_father' AS role, DATE '2023-01-01' AS from_on)
      FROM case_member WHERE case_id = 'K01' AND role = 'noncustodial'
      """,
      "person": """
      SELECT * REPLACE (CASE WHEN person_id = 'K01-CP' THEN 'Y' ELSE family_violence END AS family_violence)
      FROM person
      """,
    ])
    let trail = try trail(example: example)
    #expect(try trail.check().filter(\.isBlocking) == [])
    var parent = ""
    try trail.rows(of: trail.tables[0]) { if $0[0] == "K01" { parent = $0[4] } }
    #expect(parent == "Testperson-K01, Obligor")
    #expect(try trail.casesWithFamilyViolence() == 1)
    withExtendedLifetime(example) {}
  }

  @Test(arguments: [
    ("table: Line28", "table: Line99", "expected a table that is defined above, once"),
    ("effective: 2013-", "effective: now", "expected years as 2022- or 2022-2025"),
    ("statewide: [", "state-wide: [", "missing key: statewide"),
  ])
  func `a definition is read strictly`(old: String, new: String, message: String) throws {
    let definitions = try DefinitionCopy()
    let path = definitions.path + "/audit-trail/audit-trail.yaml"
    let text = try StrictYAML.text(path: path)
    try definitions.write(text.replacing(old, with: new), to: path)
    let report = try ReportDefinition.load(folder: definitions.path)
    let error = #expect(throws: DefinitionError.self) {
      try AuditTrailDefinition.load(folder: definitions.path + "/audit-trail", report: report)
    }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }
}
