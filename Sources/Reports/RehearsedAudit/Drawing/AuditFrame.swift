import Layouts
import Records
import Warehouse

/// A unit of the frame, and what the line says of it.
public struct FrameUnit: Sendable, Equatable {
  /// Case or child.
  public var unit: String
  public var county: String
  public var isReported: Bool
  /// Net dollars of the case; `nil` where the line counts.
  public var amount: Cents?
}

/// The frames of an audit: the cases of the audit trail's universe, open, closed and non-IV-D, and the children with a
/// role on one of them.
///
/// Everything that is in the universe can be drawn, whatever the line says of it, so that wrong omissions are found as
/// well as wrong inclusions (performance-and-audit.md 4.3).
public struct AuditFrame {
  let run: ReportRun
  private var engine: any SQLEngine { run.engine }

  private static let cases = "audit_frame_cases"
  private static let children = "audit_frame_children"

  /// - Parameters:
  ///   - run: its audited lines have been built.
  ///   - universe: the statement of the audit trail's universe.
  /// - Throws: `EngineError`.
  public init(_ run: ReportRun, universe: AuditTrailRows) throws {
    self.run = run
    try run.buildBases(under: universe.sql)
    try run.engine.createTable(
      AuditTrailRows.table(universe.name), as: try universe.sql.filled(run.placeholders, file: universe.file),
      file: universe.file)
    try engine.createTable(
      Self.cases,
      as: """
        SELECT u.case_id AS unit, MIN(c.county) AS county
        FROM \(AuditTrailRows.table(universe.name)) AS u
        JOIN cases AS c ON c.case_id = u.case_id
        GROUP BY u.case_id
        """, file: nil)
    try engine.createTable(
      Self.children,
      as: """
        SELECT m.person_id AS unit, MIN(f.county) AS county
        FROM case_member AS m
        JOIN \(Self.cases) AS f ON f.unit = m.case_id
        WHERE m.role = 'child'
        GROUP BY m.person_id
        """, file: nil)
  }

  /// Every unit of a line's frame, in byte order.
  /// - Throws: `ReportError.unsound` where a member of the line is not in the frame; `EngineError`.
  public func units(of line: LineDefinition, _ body: (FrameUnit) throws -> Void) throws {
    let isDollars = line.unit == .dollars
    let key = line.unit == .children ? "person_id" : "case_id"
    let members =
      isDollars
      ? """
      SELECT case_id AS unit, CAST(SUM(amount) AS DECIMAL(38, 2)) AS amount FROM \(line.tally)
      WHERE counted GROUP BY case_id HAVING SUM(amount) <> 0
      """ : "SELECT \(key) AS unit, CAST(NULL AS DECIMAL(38, 2)) AS amount FROM \(line.table) WHERE counted"
    let outside = try engine.count(
      """
      SELECT COUNT(*) FROM (\(members)) AS m
      LEFT JOIN \(table(of: line)) AS f ON f.unit = m.unit WHERE f.unit IS NULL
      """)
    guard outside == 0 else {
      throw ReportError.unsound(line: line.id, reason: "\(outside) members are not in the audit's universe")
    }
    try engine.query(
      """
      SELECT f.unit, f.county, m.unit IS NOT NULL AS is_reported, m.amount
      FROM \(table(of: line)) AS f LEFT JOIN (\(members)) AS m ON m.unit = f.unit
      ORDER BY f.unit
      """, file: line.file
    ) { row in
      let isReported = try row.bool(2) ?? false
      try body(
        FrameUnit(
          unit: try row.string(0) ?? "", county: try row.string(1) ?? "", isReported: isReported,
          amount: isDollars ? try row.cents(3) ?? Cents(0) : nil))
    }
  }

  private func table(of line: LineDefinition) -> String { line.unit == .children ? Self.children : Self.cases }
}
