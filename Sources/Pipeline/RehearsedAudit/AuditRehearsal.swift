import Layouts
import Records
import Reports
import Warehouse

/// The rehearsed audit of a home folder.
public struct AuditRehearsal {
  public let reports: RunReports

  public init(reports: RunReports) { self.reports = reports }

  /// - Throws: `DefinitionError`.
  public func definition() throws -> RehearsalDefinition {
    try RehearsalDefinition.load(
      path: reports.root + "/pipelines/audit/rehearsal.yaml",
      report: ReportDefinition.load(folder: reports.root + "/pipelines/ocse-157"), extract: reports.standard)
  }

  /// The frames of a year, with the audited lines made for proof.
  /// - Parameter lines: those wanted; `nil` = all that the rehearsal has.
  /// - Throws: `ReportError`, `EngineError`, `DefinitionError`.
  public func rehearsal(_ year: FiscalYear, lines: Set<String>? = nil) throws -> Rehearsal {
    let definition = try definition()
    try lines.map(definition.requireDrawn)
    let annual = try reports.form(year, lines: lines ?? Set(definition.lines.map(\.id)), purpose: .proof)
    let trail = try AuditTrailDefinition.load(
      folder: reports.root + "/pipelines/ocse-157/audit-trail", report: annual.run.definition)
    guard let universe = trail.rows.first(where: { $0.name == AuditTrailRows.universe }) else {
      throw DefinitionError(
        file: reports.root + "/pipelines/ocse-157/audit-trail/audit-trail.yaml", line: 0,
        message: "the audit trail has no table \(AuditTrailRows.universe)")
    }
    return try Rehearsal(annual: annual, definition: definition, universe: universe)
  }
}
