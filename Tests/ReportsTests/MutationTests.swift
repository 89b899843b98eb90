import Layouts
import Testing
import Warehouse

@testable import Reports

/// Section 12.4 of ocse-157.md: one switch or mistake at a time, and the cells that it changes. Every other cell stays.
@Suite struct MutationTests {
  /// Text of a definition that is replaced.
  struct Mistake: Sendable {
    var file: String
    var old: String
    var new: String
  }

  struct Mutation: Sendable, CustomTestStringConvertible {
    var name: String
    var policies: [String] = []
    var mistakes: [Mistake] = []
    /// What the cells become.
    var cells: [String: Int64]
    /// Federal checks that find it.
    var found: [String] = []
    var testDescription: String { name }
  }

  static let mutations = [
    Mutation(name: "P-06: good cause child kept on line 4", policies: ["P-06=included"], cells: ["4.a": 10]),
    Mutation(name: "P-07: end-of-year option", policies: ["P-07=no"], cells: ["6.a": 7]),
    Mutation(name: "P-10: public coverage off", policies: ["P-10=no"], cells: ["21a.a": 3]),
    Mutation(
      name: "P-12: responding arrears included", policies: ["P-12=included"],
      cells: ["26.d": 2450, "26.a": 11_050, "27.d": 1000, "27.a": 2800]),
    Mutation(
      name: "P-03: dollars by status in the month", policies: ["P-03=month"],
      cells: ["24.b": 10_200, "24.c": 7200, "25.b": 9600, "25.c": 6400, "27.b": 600, "27.c": 1200]),
    Mutation(
      name: "the rule of before 2022: distributed in the year, whether disbursed or not",
      mistakes: [
        Mistake(
          file: "base/collection.sql", old: "COALESCE(disbursed_on BETWEEN :fys AND :fye, FALSE)",
          new: "COALESCE(distributed_on BETWEEN :fys AND :fye, FALSE)")
      ], cells: ["25.d": 8700, "25.a": 24_700]),
    Mutation(
      name: "the rule of before 2022: tribal cases on the interstate lines",
      mistakes: ["1b", "2b", "20"].map {
        Mistake(
          file: "lines/\($0).sql", old: "AND r.direction = 'responding' AND r.partner_kind = 'state'",
          new: "AND r.direction = 'responding' AND r.partner_kind IN ('state', 'tribe')")
      }, cells: ["1b.d": 2, "1b.a": 2, "2b.d": 2, "2b.a": 2, "20.d": 2, "20.a": 2]),
    Mutation(
      name: "any arrears money puts a case on line 29",
      mistakes: [
        Mistake(
          file: "lines/29.sql", old: "      WHEN o.case_id IS NOT NULL THEN 'family_owed'\n",
          new: "      WHEN FALSE AND o.case_id IS NOT NULL THEN 'family_owed'\n")
      ], cells: ["29.a": 4]),
    Mutation(
      name: "no-jurisdiction cases left in line 1",
      mistakes: [
        Mistake(
          file: "base/report_case.sql", old: "    c.no_jurisdiction IS NOT NULL AS no_jurisdiction,",
          new: "    FALSE AS no_jurisdiction,")
      ],
      cells: [
        "1.c": 4, "1.a": 12, "3.c": 0, "3.a": 0, "4.a": 10, "5.a": 9, "12.c": 1, "12.a": 3, "13.c": 1, "13.a": 2,
      ]),
    Mutation(
      name: "arrears-only cases not removed from 21: K02 has no medical provision",
      mistakes: [
        Mistake(
          file: "lines/21.sql", old: "      WHEN e.case_id IS NOT NULL THEN 'arrears_only'\n",
          new: "      WHEN FALSE AND e.case_id IS NOT NULL THEN 'arrears_only'\n")
      ], cells: [:]),
  ]

  @Test(arguments: mutations)
  func `a switch or a mistake changes its cells and no other`(mutation: Mutation) throws {
    let definitions = try DefinitionCopy()
    for mistake in mutation.mistakes { try definitions.replace(mistake.file, mistake.old, mistake.new) }
    let example = try WorkedExample.whole.get()
    let report = try example.report(
      policies: mutation.policies, definitions: definitions.path, elected: .ivd
    ).report
    #expect(changes(report) == mutation.cells)
    #expect(report.blockingEdits.map(\.edit.id) == mutation.found)
  }

  /// A line whose rows are not those of its base table each once does not get as far as a number.
  @Test func `a child that is counted once a case stops the report`() throws {
    let definitions = try DefinitionCopy()
    try definitions.replace("base/child_place.sql", "GROUP BY person_id", "GROUP BY person_id, case_id")
    #expect(throws: ReportError.self) {
      try WorkedExample.whole.get().report(definitions: definitions.path)
    }
  }

  /// The same mistake with the keys of children made one a case, so that the proof cannot see it.
  @Test func `a child that is counted per case is on four lines twice`() throws {
    let definitions = try DefinitionCopy()
    try definitions.replace(
      "base/child_place.sql", "SELECT\n  person_id,\n", "SELECT\n  person_id || '-' || case_id AS person_id,\n")
    try definitions.replace("base/child_place.sql", "GROUP BY person_id", "GROUP BY person_id, case_id")
    try definitions.replace(
      "base/report_child.sql", "JOIN paternity AS p ON p.person_id = a.person_id",
      "JOIN paternity AS p ON a.person_id LIKE p.person_id || '-%'")
    try definitions.replace("base/report_child.sql", "SELECT\n  p.person_id,\n", "SELECT\n  a.person_id,\n")
    let report = try WorkedExample.whole.get().report(definitions: definitions.path).report
    let changed = changes(report)
    for (cell, value) in ["4.a": 10, "5.a": 9, "6.a": 9, "7.a": 9] as [String: Int64] {
      #expect(changed[cell] == value, "\(cell)")
    }
  }

  @Test func `arrears-only cases would be on 21 where a medical provision is in force`() throws {
    let example = try WorkedExample(changes: [
      "provision": """
      SELECT * FROM provision
      UNION ALL
      SELECT * REPLACE ('V99' AS provision_id, 'health_coverage' AS kind, CAST(NULL AS DECIMAL(14, 2)) AS amount,
        DATE '2012-09-01' AS from_on, CAST(NULL AS DATE) AS to_on)
      FROM provision
      WHERE provision_id = (
        SELECT MIN(p.provision_id) FROM provision AS p JOIN support_order AS o ON o.order_id = p.order_id
        WHERE o.case_id = 'K02')
      """
    ])
    #expect(changes(try example.report().report) == [:])
    let definitions = try DefinitionCopy()
    try definitions.replace(
      "lines/21.sql", "      WHEN e.case_id IS NOT NULL THEN 'arrears_only'\n",
      "      WHEN FALSE AND e.case_id IS NOT NULL THEN 'arrears_only'\n")
    let report = try example.report(definitions: definitions.path, elected: .ivd).report
    #expect(changes(report) == ["21.a": 6, "22.a": 6])
    // 21 + 2e is still within line 2, so only the members show it.
    #expect(report.blockingEdits.map(\.edit.id) == [])
  }

  /// K10 closes on the last day of the year, with July to September due and paid to the family.
  @Test func `a case that closes on the last day is open`() throws {
    let months = "(VALUES (DATE '2024-07-01'), (DATE '2024-08-01'), (DATE '2024-09-01')) AS m(month)"
    let example = try WorkedExample(changes: [
      "case_period": """
      SELECT * REPLACE (CASE WHEN case_id = 'K10' THEN DATE '2024-09-30' ELSE closed_on END AS closed_on)
      FROM case_period
      """,
      "case_member": """
      SELECT * REPLACE (
        CASE WHEN case_id = 'K10' AND to_on = DATE '2024-06-30' THEN DATE '2024-09-30' ELSE to_on END AS to_on)
      FROM case_member
      """,
      "provision": """
      SELECT * REPLACE (
        CASE WHEN to_on = DATE '2024-06-30' AND order_id IN (SELECT order_id FROM support_order WHERE case_id = 'K10')
          THEN DATE '2024-09-30' ELSE to_on END AS to_on)
      FROM provision
      """,
      "support_order": """
      SELECT * REPLACE (
        CASE WHEN case_id = 'K10' AND ended_on = DATE '2024-06-30' THEN DATE '2024-09-30' ELSE ended_on END AS ended_on)
      FROM support_order
      """,
      "charge": """
      SELECT * FROM charge
      UNION ALL
      SELECT h.* REPLACE (h.charge_id || '-' || CAST(m.month AS VARCHAR) AS charge_id, m.month AS due_on)
      FROM charge AS h, \(months) WHERE h.case_id = 'K10' AND h.due_on = DATE '2024-06-01'
      """,
      "receipt": """
      SELECT * FROM receipt
      UNION ALL
      SELECT r.* REPLACE (r.receipt_id || '-' || CAST(m.month AS VARCHAR) AS receipt_id, m.month AS collected_on)
      FROM receipt AS r, \(months) WHERE r.receipt_id IN (
        SELECT receipt_id FROM distribution
        WHERE case_id = 'K10' AND applied_to = 'current_support'
          AND disbursed_on BETWEEN DATE '2024-06-01' AND DATE '2024-06-30')
      """,
      "distribution": """
      SELECT * FROM distribution
      UNION ALL
      SELECT d.* REPLACE (
        d.distribution_id || '-' || CAST(m.month AS VARCHAR) AS distribution_id,
        d.receipt_id || '-' || CAST(m.month AS VARCHAR) AS receipt_id, m.month AS distributed_on,
        m.month AS disbursed_on)
      FROM distribution AS d, \(months)
      WHERE d.case_id = 'K10' AND d.applied_to = 'current_support'
        AND d.disbursed_on BETWEEN DATE '2024-06-01' AND DATE '2024-06-30'
      """,
    ])
    let report = try example.report(elected: .ivd).report
    #expect(
      changes(report) == [
        "1.d": 5, "1.a": 12, "2.d": 4, "2.a": 10, "4.a": 10, "5.a": 9, "7.a": 9, "21.a": 6, "22.a": 6, "24.d": 10_000,
        "24.a": 27_400, "25.d": 9250, "25.a": 25_250,
      ])
    #expect(report.cell("6", "a")?.value == 8)
    #expect(report.blockingEdits.map(\.edit.id) == [])
    let closed = try example.report(policies: ["P-01=closed"]).report
    #expect(closed.cell("1", "a")?.value == 11)
  }

  /// The cells that differ from the example's, with their values.
  private func changes(_ report: AnnualReport) -> [String: Int64] {
    var changes: [String: Int64] = [:]
    for line in (try? Project.lines("expected.csv").dropFirst()) ?? [] {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let found = report.cell(fields[1], fields[2])?.value
      if found != Int64(fields[3]) { changes["\(fields[1]).\(fields[2])"] = found ?? -1 }
    }
    return changes
  }
}
