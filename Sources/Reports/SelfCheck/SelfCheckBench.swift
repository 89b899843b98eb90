import Layouts
import Records
import Warehouse

/// The tables that the self-check reads besides those of the report, and the edits that read them.
struct SelfCheckBench {
  let engine: any SQLEngine
  let fiscalYear: FiscalYear
  let placeholders: [String: String]

  /// `before_<table>` and `business_day`.
  func prepareWarehouse(_ check: SelfCheck) throws {
    for table in check.extract.tables {
      let files = check.before.snapshots.flatMap { snapshot in
        snapshot.tables.filter { $0.table == table.name }.map { check.home + "/" + $0.file }
      }
      try engine.createView(
        "before_" + table.sqlName, columns: TableLoader.columns(of: table), parquet: files)
    }
    let first = fiscalYear.firstDay.value
    let days = (first...fiscalYear.lastDay.value).map { DayNumber($0) }
    try ReportEditTables(engine: engine).table(
      "business_day", ["on_date", "due_on"], ["DATE", "DATE"],
      days.map { ["\($0)", "\(check.calendar.due(after: $0, businessDays: 2))"] })
  }

  /// Also the members of the audited lines, and the cases and children of the year with their county, office and worker.
  func prepare(_ check: SelfCheck, lines: [LineDefinition]) throws {
    try prepareWarehouse(check)
    let members = lines.map { line in
      let person = line.unit == .children ? "person_id" : "CAST(NULL AS STRING)"
      let member = line.unit == .children ? "person_id" : "case_id"
      let table = line.unit == .dollars ? line.tally : line.table
      return """
        SELECT '\(line.id)' AS line, \(member) AS member, MIN(case_id) AS case_id, \
        \(line.unit == .children ? "MIN(\(person))" : person) AS person_id \
        FROM \(table) WHERE counted GROUP BY \(member)
        """
    }
    try engine.createTable(
      "audited_member", as: members.joined(separator: "\nUNION ALL\n"), file: nil)
    try engine.createTable(
      "self_check_case",
      as: """
        WITH place AS (
          SELECT worker_id, sender, MIN(office) AS office FROM worker GROUP BY worker_id, sender
        ),
        sent AS (
          SELECT case_id, MIN(sender) AS county, MIN(worker_id) AS worker FROM cases GROUP BY case_id
        )
        SELECT s.case_id, s.county, COALESCE(p.office, '') AS office, COALESCE(s.worker, '') AS worker
        FROM sent AS s
        JOIN report_case AS r ON r.case_id = s.case_id
        LEFT JOIN place AS p ON p.worker_id = s.worker AND p.sender = s.county
        WHERE r.status IN ('open', 'closed_in_year') AND NOT r.no_jurisdiction
        """, file: nil)
    try engine.createTable(
      "self_check_child",
      as: """
        SELECT c.person_id, MIN(c.sender) AS sender, MIN(k.year_case) AS case_id
        FROM child AS c
        JOIN child_place AS k ON k.person_id = c.person_id
        WHERE k.year_case IS NOT NULL
        GROUP BY c.person_id
        """, file: nil)
  }

  /// Runs an edit over the warehouse; its failing rows stay in its table.
  /// - Throws: `ReportError.unsoundEdit`, `EngineError`.
  func run(_ edit: WarehouseEdit) throws -> SelfCheckFinding {
    try engine.createTable(edit.table, as: try edit.sql.filled(placeholders, file: edit.file), file: edit.file)
    let columns = try engine.columns(of: "SELECT * FROM \(edit.table)", file: edit.file).map(\.name)
    guard columns == WarehouseEdit.columns else {
      throw ReportError.unsoundEdit(
        edit.id, reason: "expected the columns \(WarehouseEdit.columns.joined(separator: ", "))")
    }
    let examined = try engine.count("SELECT COUNT(*) FROM \(edit.examines)", file: edit.file)
    let failed = try engine.count("SELECT COUNT(*) FROM \(edit.table)", file: edit.file)
    return SelfCheckFinding(
      id: edit.id, part: .warehouse, effect: edit.effect, title: edit.title, expected: edit.expected,
      citation: edit.citation, examined: examined, failed: failed, lines: edit.lines,
      places: failed == 0 ? [] : try places(edit), nothing: edit.nothing)
  }

  private func places(_ edit: WarehouseEdit) throws -> [SelfCheckFinding.Place] {
    var places: [SelfCheckFinding.Place] = []
    let order = WarehouseEdit.columns.map { $0 + " NULLS LAST" }.joined(separator: ", ")
    try engine.query(
      """
      SELECT case_id, person_id, sender, source_file, CAST(source_line AS BIGINT) AS source_line, value, expected
      FROM \(edit.table) ORDER BY \(order) LIMIT \(SelfCheckFinding.placesKept)
      """, file: edit.file
    ) { row in
      places.append(
        .init(
          caseID: try row.string(0) ?? "", personID: try row.string(1) ?? "", county: try row.string(2) ?? "",
          file: try row.string(3) ?? "", fileLine: try row.int64(4), value: try row.string(5) ?? "",
          expected: try row.string(6) ?? ""))
    }
    return places
  }
}
