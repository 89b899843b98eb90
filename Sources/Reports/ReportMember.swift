import Records
import Warehouse

/// One row of a line's table, or what several of them come to for one case.
public struct ReportMember: Sendable, Equatable {
  public var line: String
  /// The category's letter where the line has b, c and d, else the line's only column.
  public var column: String
  public var caseID: String?
  public var personID: String?
  public var amount: Cents?
  public var counted: Bool
  public var reason: String?
  public var evidence: String?
  public var sender: String?
  public var sourceFile: String?
  /// 1-based line of the file.
  public var sourceLine: Int64?
  /// The record of that line with personal values masked, where it was asked for.
  public var record: String?
}

extension ReportRun {
  /// The counted members of a line: one row a case (14: a closing), one row a child with the first of its qualifying
  /// cases, or, for dollars, one row a case with its net amount. A case without a net amount has no row; one whose
  /// dollars are in several columns has the column `a`. In byte order of case and child. Lines from the annual inputs
  /// have no members.
  public func members(of line: LineDefinition, _ body: (ReportMember) throws -> Void) throws {
    try memberRows(of: line) { row in
      try body(
        ReportMember(
          line: line.id, column: try row.string(0) ?? "", caseID: try row.string(1), personID: try row.string(2),
          amount: try row.cents(3), counted: true))
    }
  }

  /// The same as rows of the engine: column, case, child, amount.
  func memberRows(of line: LineDefinition, _ body: (Row) throws -> Void) throws {
    if line.source == .annualInput { return }
    let isSplit = line.columns == .categories
    if line.unit == .dollars {
      let column = isSplit ? "CASE WHEN lowest = highest THEN lowest ELSE 'a' END" : "'\(line.columns.rawValue)'"
      try engine.query(
        """
        WITH net AS (
          SELECT case_id, category, SUM(amount) AS amount FROM \(line.tally) WHERE counted GROUP BY case_id, category
        ),
        net_case AS (
          SELECT case_id, MIN(CASE WHEN amount <> 0 THEN category END) AS lowest,
            MAX(CASE WHEN amount <> 0 THEN category END) AS highest, CAST(SUM(amount) AS DECIMAL(38, 2)) AS amount
          FROM net GROUP BY case_id
        )
        SELECT \(column) AS category, case_id, CAST(NULL AS STRING) AS person_id, amount
        FROM net_case WHERE amount <> 0
        ORDER BY case_id NULLS LAST
        """, file: line.file, row: body)
    } else {
      try engine.query(
        """
        SELECT \(isSplit ? "category" : "'\(line.columns.rawValue)'") AS category, case_id, person_id, amount
        FROM \(line.table) WHERE counted
        ORDER BY case_id NULLS LAST, person_id NULLS LAST, \(line.table).category NULLS LAST
        """, file: line.file, row: body)
    }
  }

  /// Engines differ in where NULL stands unless they are told.
  private static let traceOrder = [
    "case_id", "person_id", "sender", "source_file", "source_line", "category", "amount", "counted", "reason",
    "evidence",
  ].map { $0 + " NULLS LAST" }.joined(separator: ", ")

  /// The rows behind a line, counted and excluded, with evidence and source row, in a fixed order.
  /// - Parameters:
  ///   - column: only rows of this column; `a` and `nil` = all.
  ///   - condition: an SQL condition on the columns of the line's table.
  /// - Throws: `ReportError.unknownColumn`; `EngineError`.
  public func trace(
    _ line: LineDefinition, column: String? = nil, countedOnly: Bool = false, where condition: String? = nil,
    _ body: (ReportMember) throws -> Void
  ) throws {
    let known = line.columns.letters
    if let column, !known.contains(column) {
      throw ReportError.unknownColumn(line: line.id, column: column, known: known)
    }
    var conditions: [String] = []
    if countedOnly { conditions.append("counted") }
    if let column, column != "a", line.columns == .categories { conditions.append("category = '\(column)'") }
    if let condition { conditions.append("(\(condition))") }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    try engine.query(
      """
      SELECT category, case_id, person_id, amount, counted, reason, CASE WHEN counted THEN evidence END AS shown,
        sender, source_file, source_line
      FROM \(line.table) \(filter)
      ORDER BY \(Self.traceOrder)
      """, file: line.file
    ) { row in
      try body(
        ReportMember(
          line: line.id,
          column: line.columns == .categories ? try row.string(0) ?? "" : line.columns.rawValue,
          caseID: try row.string(1), personID: try row.string(2), amount: try row.cents(3),
          counted: try row.bool(4) ?? false, reason: try row.string(5), evidence: try row.string(6),
          sender: try row.string(7), sourceFile: try row.string(8), sourceLine: try row.int64(9)))
    }
  }

  /// Every line's rows about a case and about the children it ever had: counted, or the reason why not. Lines must have
  /// been built.
  public func explain(caseID: String, _ body: (LineDefinition, ReportMember) throws -> Void) throws {
    let literal = SQLText.quoted(caseID)
    let children = "SELECT person_id FROM case_member WHERE case_id = \(literal) AND role = 'child'"
    for line in lines where line.source == .warehouse {
      let condition =
        line.unit == .children ? "case_id = \(literal) OR person_id IN (\(children))" : "case_id = \(literal)"
      try trace(line, where: condition) { try body(line, $0) }
    }
  }
}
