import Layouts
import Records
import Warehouse

/// The audit trail of a finished report: the case universe, and the members of each line that makes a performance
/// measure (performance-and-audit.md, section 4.2).
public struct AuditTrail {
  public let annual: OCSE157
  public let definition: AuditTrailDefinition
  public let layout: AuditTrailLayout
  public let option: PaternityOption

  private var engine: any SQLEngine { annual.run.engine }

  /// - Parameters:
  ///   - annual: the whole form, with its checks made.
  ///   - layout: `nil` = the one of the fiscal year.
  /// - Throws: `ReportError.noAuditLayout`, `.noPaternityOption`; `EngineError`.
  public init(annual: OCSE157, definition: AuditTrailDefinition, layout: String? = nil) throws {
    self.annual = annual
    self.definition = definition
    let year = annual.report.fiscalYear.number
    guard
      let layout = definition.layouts.first(where: { layout == nil ? $0.effective.contains(year) : $0.id == layout })
    else { throw ReportError.noAuditLayout(layout ?? "fiscal year \(year)", known: definition.layouts.map(\.id)) }
    self.layout = layout
    var word: String?
    try annual.run.engine.query("SELECT paternity FROM elected") { word = try $0.string(0) }
    guard let option = PaternityOption.allCases.first(where: { $0.word == word }) else {
      throw ReportError.noPaternityOption(fiscalYear: year)
    }
    self.option = option
  }

  /// Tables of the layout that the elected option has, but no county's data can fill.
  public var missing: [(name: String, reason: String)] {
    definition.notHeld.filter { entry in elected.contains { $0.name == entry.name } }
  }

  /// Tables that can be written, in the order of the layout.
  public var tables: [AuditTrailTable] {
    elected.filter { table in !definition.notHeld.contains { $0.name == table.name } }
  }

  private var elected: [AuditTrailTable] {
    let others = definition.options.filter { $0.key != option }.flatMap(\.value)
    return layout.tables.filter { !others.contains($0.name) }
  }

  /// Selects the rows and holds them against the form. Nothing may be written before this has been done.
  public func check() throws -> [ReportEditResult] {
    for rows in definition.rows {
      try engine.createTable(
        AuditTrailRows.table(rows.name), as: try rows.sql.filled(annual.run.placeholders, file: rows.file),
        file: rows.file)
    }
    for (name, _) in definition.notHeld {
      let fields = definition.layouts.flatMap(\.tables).filter { $0.name == name }.flatMap(\.fields)
      var columns: [String] = []
      for field in fields {
        let column = "CAST(NULL AS \(field.type.sqlType)) AS \(field.column)"
        if !columns.contains(column) { columns.append(column) }
      }
      try engine.createTable(
        AuditTrailRows.table(name), as: "SELECT \(columns.joined(separator: ", ")) WHERE 1 = 0", file: nil)
    }
    let year = annual.report.fiscalYear.number
    return try definition.tieOuts.filter { $0.effective.contains(year) }.map(annual.run.result)
  }

  /// The rows of a table, in byte order of their first fields.
  public func rows(of table: AuditTrailTable, _ body: ([String]) throws -> Void) throws {
    let columns = table.fields.map(\.column).joined(separator: ", ")
    let order = table.fields.indices.map { String($0 + 1) }.joined(separator: ", ")
    try engine.query("SELECT \(columns) FROM \(AuditTrailRows.table(table.name)) ORDER BY \(order)") { row in
      try body(
        try table.fields.indices.map { index in
          switch table.fields[index].type {
          case .text: try row.string(index) ?? ""
          case .date: try row.day(index)?.description ?? ""
          case .amount: try row.cents(index)?.description ?? ""
          }
        })
    }
  }

  /// Cases of the universe that name somebody with the family violence indicator.
  public func casesWithFamilyViolence() throws -> Int64 {
    try engine.count("SELECT COUNT(*) FROM audit_ivduniverse WHERE family_violence")
  }
}
