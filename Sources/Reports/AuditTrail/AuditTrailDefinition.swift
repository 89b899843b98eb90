import Layouts

/// A field of a table as a year's specification names it.
public struct AuditTrailField: Sendable, Equatable {
  public enum FieldType: String, Sendable, CaseIterable {
    case text, date, amount

    /// How a value is written.
    public var format: String {
      switch self {
      case .text: "UTF-8"
      case .date: "YYYY-MM-DD"
      case .amount: "dollars and cents with a point"
      }
    }

    var sqlType: String {
      switch self {
      case .text: "STRING"
      case .date: "DATE"
      case .amount: "DECIMAL(14, 2)"
      }
    }
  }

  public var name: String
  public var type: FieldType
  /// Column of the statement.
  public var column: String
}

/// A table that is handed to the auditors.
public struct AuditTrailTable: Sendable, Equatable {
  public var name: String
  public var fields: [AuditTrailField]
}

/// The tables and fields of a specification.
public struct AuditTrailLayout: Sendable, Equatable {
  /// Such as `2008`.
  public var id: String
  public var title: String
  /// Fiscal years for which it is the one that is meant.
  public var effective: EffectiveYears
  public var confidence: String
  public var citation: String
  public var tables: [AuditTrailTable]
}

/// The statement that selects the rows of a table.
public struct AuditTrailRows: Sendable {
  public var name: String
  public var title: String
  public var confidence: String
  public var citation: String
  public var file: String
  public var sql: SQLTemplate

  /// The table of all cases.
  public static let universe = "IVDUniverse"

  /// Name of the table that tie-outs read.
  static func table(_ name: String) -> String { "audit_" + name.lowercased() }
}

/// The audit trail of the data reliability audit as its folder defines it: `audit-trail.yaml`, `tables/<name>.sql`,
/// `tie-outs/<id>.sql`.
public struct AuditTrailDefinition: Sendable {
  public var rows: [AuditTrailRows]
  /// Tables that no county's data can fill, with the reason.
  public var notHeld: [(name: String, reason: String)]
  /// Tables that only this option of the paternity measure has.
  public var options: [PaternityOption: [String]]
  public var tieOuts: [ReportEdit]
  public var layouts: [AuditTrailLayout]

  /// - Parameter report: the form that the trail belongs to.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(folder: String, report: ReportDefinition) throws -> AuditTrailDefinition {
    let root = try StrictYAML.load(path: folder + "/audit-trail.yaml").map()
    let tableNames = try root.list("tables")
    try ReportDefinition.requireSame(folder + "/tables", as: tableNames)
    let tieOutNames = try root.list("tie_outs")
    try ReportDefinition.requireSame(folder + "/tie-outs", as: tieOutNames)
    let options = try root.map("options")
    var definition = AuditTrailDefinition(
      rows: try tableNames.map {
        try AuditTrailRows(path: "\(folder)/tables/\(try $0.text()).sql", name: try $0.text())
      },
      notHeld: try root.map("not_held").entries().map { (name: $0.key, reason: try $0.value.text()) }, options: [:],
      tieOuts: try tieOutNames.map {
        try ReportEdit(path: "\(folder)/tie-outs/\(try $0.text()).sql", id: try $0.text())
      },
      layouts: [])
    for option in PaternityOption.allCases { definition.options[option] = try options.strings(option.rawValue) }
    try options.finish()
    let known = Set(definition.rows.map(\.name) + definition.notHeld.map(\.name))
    for node in try root.list("layouts") { definition.layouts.append(try AuditTrailLayout(node, tables: known)) }
    try root.finish()
    for rows in definition.rows {
      try report.requireKnown(rows.sql.placeholders, file: rows.file)
    }
    for edit in definition.tieOuts {
      try report.requireKnown(edit.sql.placeholders.subtracting(edit.limitPlaceholders.keys), file: edit.file)
    }
    return definition
  }
}

extension AuditTrailRows {
  init(path: String, name: String) throws {
    var header = try DefinitionHeader(path: path, id: name)
    self.name = name
    title = try header.string("title")
    confidence = try header.string("confidence")
    citation = try header.string("citation")
    _ = try EffectiveYears(&header)
    file = path
    sql = header.sql
    try header.finish()
  }
}

extension AuditTrailLayout {
  init(_ node: StrictNode, tables known: Set<String>) throws {
    let map = try node.map()
    let years = try EffectiveYears(map)
    self.init(
      id: try map.string("layout"), title: try map.string("title"), effective: years,
      confidence: try map.string("confidence"), citation: try map.string("citation"), tables: [])
    for node in try map.list("tables") {
      let table = try node.map()
      let name = try table.string("table")
      guard known.contains(name), !tables.contains(where: { $0.name == name }) else {
        throw table.fail("table", "expected a table that is defined above, once")
      }
      let fields = try table.list("fields").map { node in
        let field = try node.map()
        let read = AuditTrailField(
          name: try field.string("name"), type: try field.word("type"), column: try field.string("column"))
        try field.finish()
        return read
      }
      try table.finish()
      tables.append(AuditTrailTable(name: name, fields: fields))
    }
    try map.finish()
  }
}
