import Testing
import Warehouse

@testable import Reports

@Suite struct LineProofTests {
  /// Line 1 with a table of these rows: case, category, counted, reason; and the first so many of the cases A, B, C.
  private func proof(_ rows: String, cases: Int = 1, line id: String = "1") throws -> LineTally {
    let engine = try DuckDBEngine(.init(threads: 1))
    try engine.execute(
      """
      CREATE TABLE line_\(id) AS SELECT case_id, CAST(NULL AS VARCHAR) AS person_id, CAST(category AS VARCHAR) AS category,
        CAST(NULL AS DECIMAL(14,2)) AS amount, CAST(counted AS BOOLEAN) AS counted, CAST(reason AS VARCHAR) AS reason
      FROM (VALUES \(rows)) AS t(case_id, category, counted, reason)
      """)
    let line = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157").line(id)
    try engine.execute(
      "CREATE TABLE report_case AS SELECT * FROM (VALUES ('A'), ('B'), ('C')) AS t(case_id) LIMIT \(cases)")
    let cases = try RowSet(table: "report_case", key: "case_id", engine: engine)
    return try LineProof(line: line, of: cases, engine: engine).tally
  }

  @Test func `universe is counted and excluded`() throws {
    let tally = try proof(
      "('A', 'b', TRUE, NULL), ('B', 'd', FALSE, 'locate_only'), ('C', NULL, FALSE, 'locate_only')", cases: 3)
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
    ("('A', 'b', TRUE, NULL), ('A', 'c', TRUE, NULL)", "its 2 rows are not the 1 rows of report_case, each once"),
    ("('B', 'b', TRUE, NULL)", "its 1 rows are not the 1 rows of report_case, each once"),
  ])
  func `a table that proves nothing stops the report`(rows: String, reason: String) {
    #expect(throws: ReportError.unsound(line: "1", reason: reason)) { try proof(rows) }
  }

  @Test func `a case that is twice in the universe stops the report`() throws {
    let engine = try DuckDBEngine(.init(threads: 1))
    try engine.execute("CREATE TABLE report_case AS SELECT * FROM (VALUES ('A'), ('B'), ('A')) AS t(case_id)")
    #expect(throws: ReportError.unsound(line: "report_case", reason: "3 rows have 2 different keys")) {
      try RowSet(table: "report_case", key: "case_id", engine: engine)
    }
  }
}
