import Layouts

/// A column that audited lines read, and when it must have a value.
public struct SelfCheckElement: Sendable {
  public var table: StandardTable
  public var column: StandardField
  public var title: String
  public var lines: [String]
  /// A condition on `t`: the rows that need a value.
  public var askedOf: SQLTemplate?
  /// A condition on `t`: values that cannot be right.
  public var invalid: SQLTemplate?
  public var file: String

  /// Such as `child.paternity_on`.
  public var name: String { table.name + "." + column.name }

  /// - Throws: `DefinitionError`.
  init(_ node: StrictNode, extract: StandardExtract) throws {
    let map = try node.map()
    let tableName = try map.string("table")
    guard let table = extract.tables.first(where: { $0.name == tableName }) else {
      throw map.fail("table", "the standard extract has no table \(tableName)")
    }
    let columnName = try map.string("column")
    guard let column = table.fields.first(where: { $0.name == columnName }) else {
      throw map.fail("column", "\(tableName) has no column \(columnName)")
    }
    guard SelfCheckRows.source(of: table) != nil else {
      throw map.fail("table", "the rows of \(tableName) do not lead to a case")
    }
    self.table = table
    self.column = column
    title = try map.string("title")
    lines = try map.strings("lines")
    askedOf = try map.optionalString("asked_of").map(SQLTemplate.init)
    invalid = try map.optionalString("invalid").map(SQLTemplate.init)
    file = node.file
    try map.finish()
  }
}

/// How the rows of a standard table lead to cases: `t` is the table, `k.case_id` the case.
enum SelfCheckRows {
  /// `nil` where they lead to none.
  static func source(of table: StandardTable) -> String? {
    let own = "\(table.sqlName) AS t"
    if table.fields.contains(where: { $0.name == "case_id" && $0.isRequired }) {
      return "\(own) JOIN self_check_case AS k ON k.case_id = t.case_id AND k.county = t.sender"
    }
    switch table.name {
    case "child", "person":
      return """
        \(own) JOIN self_check_child AS c ON c.person_id = t.person_id AND c.sender = t.sender \
        JOIN self_check_case AS k ON k.case_id = c.case_id
        """
    case "provision", "order_child":
      return """
        \(own) JOIN support_order AS o ON o.order_id = t.order_id AND o.sender = t.sender \
        JOIN self_check_case AS k ON k.case_id = o.case_id AND k.county = t.sender
        """
    default: return nil
    }
  }

  /// Statement that gives `case_id, person_id, sender, source_file, source_line` of a table's rows, for joining findings
  /// of a load to what they are about; `nil` where they lead to nobody.
  static func subjects(of table: StandardTable) -> String? {
    let origin = "t.sender, t.source_file, t.source_line"
    let none = "CAST(NULL AS STRING)"
    let names = Set(table.fields.map(\.name))
    let own = "FROM \(table.sqlName) AS t"
    if table.name == "case_member" {
      return "SELECT t.case_id, CASE WHEN t.role = 'child' THEN t.person_id END AS person_id, \(origin) \(own)"
    }
    if table.fields.contains(where: { $0.name == "case_id" && $0.isRequired }) {
      return "SELECT t.case_id, \(none) AS person_id, \(origin) \(own)"
    }
    if names.contains("person_id"), !names.contains("order_id") {
      return "SELECT \(none) AS case_id, t.person_id, \(origin) \(own)"
    }
    if names.contains("order_id") {
      return """
        SELECT o.case_id, \(none) AS person_id, \(origin) \(own) \
        JOIN support_order AS o ON o.order_id = t.order_id AND o.sender = t.sender
        """
    }
    if table.name == "receipt" {
      return """
        SELECT d.case_id, \(none) AS person_id, \(origin) \(own) \
        JOIN distribution AS d ON d.receipt_id = t.receipt_id AND d.sender = t.sender
        """
    }
    return nil
  }
}
