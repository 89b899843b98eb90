import Testing
import Warehouse

@testable import Reports

@Suite struct LineProofTests {
  /// Line 1 with a table of these rows: case, category, counted, reason.
  private func proof(_ rows: String, line id: String = "1") throws -> LineTally {
    let engine = try DuckDBEngine(.init(threads: 1))
    try engine.execute(
      """
      CREATE TABLE line_\(id) AS SELECT case_id, CAST(NULL AS VARCHAR) AS person_id, CAST(category AS VARCHAR) AS category,
        CAST(NULL AS DECIMAL(14,2)) AS amount, CAST(counted AS BOOLEAN) AS counted, CAST(reason AS VARCHAR) AS reason
      FROM (VALUES \(rows)) AS t(case_id, category, counted, reason)
      """)
    let line = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157").line(id)
    return try LineProof(line: line, engine: engine).tally
  }

  @Test func `universe is counted and excluded`() throws {
    let tally = try proof("('A', 'b', TRUE, NULL), ('B', 'd', FALSE, 'locate_only'), ('C', NULL, FALSE, 'locate_only')")
    #expect(tally.universe == 3)
    #expect(tally.counted == 1)
    #expect(tally.excluded.map(\.count) == [2, 0, 0, 0, 0])
  }

  @Test(arguments: [
    ("('A', 'b', NULL, NULL)", "1 rows are neither counted nor excluded"),
    ("('A', 'b', TRUE, 'locate_only')", "1 counted rows have a reason against it"),
    ("('A', 'b', FALSE, NULL)", "1 rows are excluded without a reason"),
    ("('A', 'b', FALSE, 'because')", "the reason `because` is not defined"),
    ("('A', NULL, TRUE, NULL)", "1 counted rows have the category ``"),
    ("('A', 'e', TRUE, NULL)", "1 counted rows have the category `e`"),
    ("('A', 'b', TRUE, NULL), ('A', 'c', TRUE, NULL)", "2 rows are counted for 1 cases"),
  ])
  func `a table that proves nothing stops the report`(rows: String, reason: String) {
    #expect(throws: ReportError.unsound(line: "1", reason: reason)) { try proof(rows) }
  }
}
