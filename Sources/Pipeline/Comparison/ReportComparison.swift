import Foundation
import Records
import Reports
import Warehouse

/// A case or child of a line that is not what it was.
public struct ChangedMember: Sendable, Equatable {
  public enum Change: String, Sendable, CaseIterable {
    case entered, left
    case column
    case amount
  }
  public var line: String
  public var change: Change
  public var caseID: String
  public var personID: String?
  public var columns: (before: String?, after: String?)
  /// 1, a number of closings, or dollars and cents.
  public var values: (before: Cents, after: Cents)
  /// Why it was not counted before, or is not after.
  public var reasons: (before: String?, after: String?)
  public var cause: String

  public static func == (left: ChangedMember, right: ChangedMember) -> Bool {
    left.line == right.line && left.change == right.change && left.caseID == right.caseID
      && left.personID == right.personID && left.columns == right.columns && left.values == right.values
      && left.reasons == right.reasons && left.cause == right.cause
  }
}

/// Why the numbers of two reports differ: every case that entered a line, left it, or changed column or amount, with its
/// cause.
///
/// Where both the data and the rules differ, the later data are also worked out by the earlier rules: what has changed
/// by then is the data's doing, the rest that of the rules.
public struct ReportComparison {
  public let before: ReportState
  public let after: ReportState
  /// What the reports were made from that is not the same, one sentence each.
  public let differences: [String]
  public let reports: (before: AnnualReport, after: AnnualReport)
  private let rows: (before: ReportRows, after: ReportRows, between: ReportRows?)
  private let causes: ChangeCauses

  /// - Parameter work: an empty folder for files that are not needed afterwards.
  public init(_ before: ReportState, _ after: ReportState, home: String, work: String, threads: Int) throws {
    self.before = before
    self.after = after
    causes = try ChangeCauses(before, after)
    differences = causes.differences
    let first = try ReportRows(
      rules: before, data: before, home: home, folder: work + "/before", threads: threads)
    let second = try ReportRows(rules: after, data: after, home: home, folder: work + "/after", threads: threads)
    var between: ReportRows?
    if causes.dataDiffer, causes.rulesDiffer {
      between = try ReportRows(rules: before, data: after, home: home, folder: work + "/between", threads: threads)
    }
    rows = (first, second, between)
    reports = (first.report, second.report)
  }

  /// Lines that both reports have and that come from the warehouse, in form order.
  public var lines: [LineDefinition] {
    reports.after.lines.filter { line in
      line.source == .warehouse && reports.before.lines.contains { $0.id == line.id }
    }
  }

  /// The members of a line that changed, in byte order of case and child.
  public func changes(of line: LineDefinition, _ body: (ChangedMember) throws -> Void) throws {
    let engine = try RunReports.engine(threads: 1)
    func table(_ name: String, _ path: String) throws {
      try engine.createView(name, as: "SELECT * FROM read_parquet('\(path)')", file: nil)
    }
    try table("before", rows.before.path(line.id))
    try table("after", rows.after.path(line.id))
    try table("between", (rows.between ?? (causes.dataDiffer ? rows.after : rows.before)).path(line.id))
    try table("standing_before", rows.before.standingPath)
    try table("standing_after", rows.after.standingPath)
    try engine.query(Self.statement, file: line.file) { row in
      let values = (before: try row.cents(4) ?? Cents(0), after: try row.cents(5) ?? Cents(0))
      let columns = (before: try row.string(2), after: try row.string(3))
      let reasons = (before: try row.string(6), after: try row.string(7))
      let change: ChangedMember.Change =
        values.before.value == 0
        ? .entered : values.after.value == 0 ? .left : values.before == values.after ? .column : .amount
      let cause = causes.cause(
        ChangeCauses.Facts(
          line: line, counties: (try row.string(8), try row.string(9)),
          statuses: (try row.string(10), try row.string(11)),
          isByData: try row.bool(12) ?? false, isByRules: try row.bool(13) ?? false))
      try body(
        ChangedMember(
          line: line.id, change: change, caseID: try row.string(0) ?? "", personID: try row.string(1),
          columns: columns, values: values, reasons: reasons, cause: cause))
    }
  }

  private static let statement = """
    WITH changed AS (
      SELECT
        COALESCE(a.case_id, b.case_id) AS case_id, COALESCE(a.person_id, b.person_id) AS person_id,
        b.col AS col_before, a.col AS col_after,
        COALESCE(b.value, 0.00) AS value_before, COALESCE(a.value, 0.00) AS value_after,
        CASE WHEN b.key IS NULL THEN 'not in the data' ELSE b.reason END AS reason_before,
        CASE WHEN a.key IS NULL THEN 'not in the data' ELSE a.reason END AS reason_after,
        COALESCE(m.value, 0) <> COALESCE(b.value, 0) OR m.col IS DISTINCT FROM b.col AS by_data,
        COALESCE(m.value, 0) <> COALESCE(a.value, 0) OR m.col IS DISTINCT FROM a.col AS by_rules
      FROM before AS b
      FULL JOIN after AS a ON a.key = b.key
      LEFT JOIN between AS m ON m.key = COALESCE(a.key, b.key)
      WHERE COALESCE(a.value, 0) <> COALESCE(b.value, 0) OR a.col IS DISTINCT FROM b.col
    )
    SELECT
      c.case_id, c.person_id, c.col_before, c.col_after, CAST(c.value_before AS DECIMAL(38, 2)),
      CAST(c.value_after AS DECIMAL(38, 2)), c.reason_before, c.reason_after, s.sender, t.sender, s.status, t.status,
      c.by_data, c.by_rules
    FROM changed AS c
    LEFT JOIN standing_before AS s ON s.case_id = c.case_id
    LEFT JOIN standing_after AS t ON t.case_id = c.case_id
    ORDER BY c.case_id, c.person_id
    """
}
