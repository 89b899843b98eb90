import Records
import Warehouse

/// Reads a line's table once, adds it up, and proves that every row is counted or has a known reason.
struct LineProof {
  let tally: LineTally
  /// Of the counted rows.
  let sums: CategorySums

  /// - Throws: `ReportError.unsound`, `EngineError`.
  init(line: LineDefinition, engine: any SQLEngine) throws {
    func unsound(_ reason: String) -> ReportError { .unsound(line: line.id, reason: reason) }
    var sums = CategorySums()
    var counted: Int64 = 0
    var excluded: [String: Int64] = [:]
    try engine.query(
      """
      SELECT counted, category, reason, COUNT(*), CAST(SUM(amount) AS DECIMAL(38, 2)), COUNT(amount)
      FROM \(line.table) GROUP BY counted, category, reason
      """, file: line.file
    ) { row in
      let rows = try row.int64(3) ?? 0
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
    let universe = try engine.count("SELECT COUNT(*) FROM \(line.table)", file: line.file)
    guard universe == counted + excluded.values.reduce(0, +) else {
      throw unsound("universe \(universe) is not counted \(counted) + excluded \(excluded.values.reduce(0, +))")
    }
    try Self.requireOnce(line, engine, counted: counted)
    tally = LineTally(
      line: line.id, universe: universe, counted: counted,
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

  /// A case line counts a case once, a child line a child; an annual input is one row.
  private static func requireOnce(_ line: LineDefinition, _ engine: any SQLEngine, counted: Int64) throws {
    let key: String
    switch (line.source, line.unit) {
    case (.annualInput, _):
      if counted <= 1 { return }
      throw ReportError.unsound(line: line.id, reason: "the annual inputs give \(counted) rows for it")
    case (_, .cases): key = "case_id"
    case (_, .children): key = "person_id"
    default: return
    }
    let distinct = try engine.count("SELECT COUNT(DISTINCT \(key)) FROM \(line.table) WHERE counted", file: line.file)
    guard distinct == counted else {
      throw ReportError.unsound(
        line: line.id, reason: "\(counted) rows are counted for \(distinct) \(line.unit.rawValue)")
    }
  }
}
