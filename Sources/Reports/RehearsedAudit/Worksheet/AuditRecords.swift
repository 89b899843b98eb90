import Layouts
import Warehouse

/// The rows of the standard tables that belong to the drawn units of a line, as the warehouse has them: what a reviewer
/// holds against the case file. Personal values read `***`.
struct AuditRecords {
  struct Record {
    var table: String
    /// File and line of the delivery.
    var place: String
    /// `opened_on=2021-03-10 service=ivd`
    var text: String
  }

  private var records: [String: [Record]] = [:]

  private static let drawn = "audit_drawn"
  private static let places = "audit_drawn_cases"

  /// - Throws: `EngineError`.
  init(
    of line: LineDefinition, units: [String], _ wanted: [RehearsalDefinition.Records], in run: ReportRun,
    _ extract: StandardExtract
  ) throws {
    if units.isEmpty { return }
    let engine = run.engine
    let values = units.map { "(\(SQLText.quoted($0)))" }.joined(separator: ", ")
    try engine.createTable(Self.drawn, as: "SELECT v.unit FROM (VALUES \(values)) AS v(unit)", file: nil)
    try engine.createTable(
      Self.places,
      as: line.unit == .children
        ? """
        SELECT d.unit, m.case_id FROM \(Self.drawn) AS d
        JOIN case_member AS m ON m.person_id = d.unit AND m.role = 'child' GROUP BY d.unit, m.case_id
        """ : "SELECT unit, unit AS case_id FROM \(Self.drawn)", file: nil)
    for entry in wanted {
      guard let table = extract.tables.first(where: { $0.name == entry.table }) else { continue }
      let columns = table.fields.map { field in
        let value = field.isPersonal ? "'***'" : "CAST(t.\(field.sqlName) AS STRING)"
        return "CASE WHEN t.\(field.sqlName) IS NOT NULL THEN '\(field.name)=' || \(value) END"
      }
      let year = try entry.inYear.map { name -> String in
        let column = table.fields.first { $0.name == name }?.sqlName ?? name
        return try SQLTemplate("WHERE t.\(column) BETWEEN :fys AND :fye").filled(run.placeholders, file: "in_year")
      }
      try engine.query(
        """
        SELECT u.unit, t.source_file, t.source_line, CONCAT_WS(' ', \(columns.joined(separator: ", ")))
        FROM \(table.sqlName) AS t \(Self.join(table, isChild: line.unit == .children))
        \(year ?? "")
        GROUP BY 1, 2, 3, 4
        ORDER BY 1, 2, 3, 4
        """
      ) { row in
        let place = "\(try row.string(1) ?? "") \(try row.int64(2).map(String.init) ?? "")"
        records[try row.string(0) ?? "", default: []].append(
          Record(table: table.name, place: place, text: try row.string(3) ?? ""))
      }
    }
  }

  subscript(unit: String) -> [Record] { records[unit] ?? [] }

  /// How a table's rows belong to a unit: by the child, the case, the order, the payment, or the children of the case.
  private static func join(_ table: StandardTable, isChild: Bool) -> String {
    func has(_ name: String) -> Bool { table.index(of: name) != nil }
    if isChild, has("person_id") { return "JOIN \(drawn) AS u ON u.unit = t.person_id" }
    if table.fields.contains(where: { $0.name == "case_id" && $0.isRequired }) {
      return "JOIN \(places) AS u ON u.case_id = t.case_id"
    }
    if has("order_id") {
      return """
        JOIN support_order AS o ON o.order_id = t.order_id AND o.sender = t.sender
        JOIN \(places) AS u ON u.case_id = o.case_id
        """
    }
    if has("receipt_id") {
      return """
        JOIN distribution AS d ON d.receipt_id = t.receipt_id AND d.sender = t.sender
        JOIN \(places) AS u ON u.case_id = d.case_id
        """
    }
    return """
      JOIN case_member AS m ON m.person_id = t.person_id AND m.role = 'child'
      JOIN \(places) AS u ON u.case_id = m.case_id
      """
  }
}
