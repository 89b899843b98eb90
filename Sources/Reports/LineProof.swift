import Records
import Warehouse

/// Reads a line's table once, adds it up, and proves that every row is counted or has a known reason.
struct LineProof {
  let tally: LineTally
  /// Of the counted rows.
  let sums: CategorySums

  /// - Parameter rows: the rows that the line must have, each once; `nil` where its rows are of another kind.
  /// - Throws: `ReportError.unsound`, `EngineError`.
  init(line: LineDefinition, of rows: RowSet?, engine: any SQLEngine) throws {
    func unsound(_ reason: String) -> ReportError { .unsound(line: line.id, reason: reason) }
    var sums = CategorySums()
    var counted: Int64 = 0
    var excluded: [String: Int64] = [:]
    var found = RowSet(count: 0, hashSum: 0)
    let isTallied = line.unit == .dollars && line.source == .warehouse
    if isTallied { try Self.makeTally(line, engine) }
    let hashSum = rows == nil ? "CAST(NULL AS STRING)" : engine.hashSum(of: line.key)
    try engine.query(
      isTallied
        ? """
        SELECT counted, category, reason, CAST(SUM(row_count) AS BIGINT) AS row_count,
          CAST(SUM(amount) AS DECIMAL(38, 2)) AS amount, CAST(SUM(amount_count) AS BIGINT) AS amount_count,
          CAST(NULL AS STRING) AS hash_sum
        FROM \(line.tally) GROUP BY counted, category, reason
        """
        : """
        SELECT counted, category, reason, COUNT(*) AS row_count, CAST(SUM(amount) AS DECIMAL(38, 2)) AS amount,
          COUNT(amount) AS amount_count, \(hashSum) AS hash_sum
        FROM \(line.table) GROUP BY counted, category, reason
        """, file: line.file
    ) { row in
      let rows = try row.int64(3) ?? 0
      found.count += rows
      found.hashSum += try row.string(6).flatMap { Int128($0) } ?? 0
      guard let isCounted = try row.bool(0) else { throw unsound("\(rows) rows are neither counted nor excluded") }
      let category = try row.string(1) ?? ""
      let reason = try row.string(2)
      if isCounted {
        guard reason == nil else { throw unsound("\(rows) counted rows have a reason against it") }
        guard Self.categories(line).contains(category) else {
          throw unsound("\(rows) counted rows have the category `\(category)`")
        }
        if line.unit == .dollars || line.source == .annualInput {
          guard try row.int64(5) == rows else { throw unsound("counted rows have no amount") }
          sums.cents[category, default: Cents(0)].value += try row.cents(4)?.value ?? 0
        }
        sums.rows[category, default: 0] += rows
        counted += rows
      } else {
        guard let reason else { throw unsound("\(rows) rows are excluded without a reason") }
        guard line.reasons.contains(where: { $0.code == reason }) else {
          throw unsound("the reason `\(reason)` is not defined")
        }
        excluded[reason, default: 0] += rows
      }
    }
    guard found.count == counted + excluded.values.reduce(0, +) else {
      throw unsound("universe \(found.count) is not counted \(counted) + excluded \(excluded.values.reduce(0, +))")
    }
    if let rows, rows != found, let table = line.rowsOf {
      throw unsound("its \(found.count) rows are not the \(rows.count) rows of \(table), each once")
    }
    if line.source == .annualInput, counted > 1 {
      throw unsound("the annual inputs give \(counted) rows for it")
    }
    tally = LineTally(
      line: line.id, universe: found.count, counted: counted,
      excluded: line.reasons.map { (reason: $0.code, count: excluded[$0.code] ?? 0) })
    self.sums = sums
  }

  private static func categories(_ line: LineDefinition) -> [String] {
    switch line.columns {
    case .categories: ["b", "c", "d"]
    case .total: [""]
    case .current, .former, .never: [line.columns.rawValue]
    }
  }

  /// Millions of amounts are added up by case once; the cells and the members are read from that.
  private static func makeTally(_ line: LineDefinition, _ engine: any SQLEngine) throws {
    try engine.createTable(
      line.tally,
      as: """
        SELECT case_id, category, counted, reason, CAST(SUM(amount) AS DECIMAL(38, 2)) AS amount,
          COUNT(*) AS row_count, COUNT(amount) AS amount_count
        FROM \(line.table) GROUP BY case_id, category, counted, reason
        """, file: line.file)
  }
}
