import Warehouse

/// The cases and children behind the findings, as tables of the engine, and what the waivers leave of them.
struct SelfCheckProblems {
  let engine: any SQLEngine
  /// Check -> statement that gives `case_id, person_id, county`.
  private(set) var sources: [(check: String, statement: String)] = []

  /// Rows that one statement may hold.
  private static let chunk = 5_000

  init(engine: any SQLEngine) { self.engine = engine }

  /// Adds the failing rows of an edit over the warehouse.
  mutating func add(_ check: String, table: String) {
    sources.append((check, "SELECT case_id, person_id, sender AS county FROM \(table)"))
  }

  mutating func add(_ check: String, statement: String) { sources.append((check, statement)) }

  mutating func add(_ check: String, _ problems: [SelfCheckProblem]) throws {
    let rows = Array(Set(problems)).map { [$0.caseID ?? "", $0.personID ?? "", $0.county ?? ""] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    let name = try Self.create(
      "problem_of_\(sources.count)", ["case_id", "person_id", "county"], rows, on: engine)
    sources.append(
      (
        check,
        "SELECT NULLIF(case_id, '') AS case_id, NULLIF(person_id, '') AS person_id, county FROM \(name)"
      ))
  }

  /// Makes a table of texts, in pieces where it is long.
  static func create(
    _ name: String, _ columns: [String], _ rows: [[String]], on engine: any SQLEngine
  ) throws -> String {
    let tables = ReportEditTables(engine: engine)
    let types = columns.map { _ in "STRING" }
    if rows.count <= chunk {
      try tables.table(name, columns, types, rows)
      return name
    }
    var pieces: [String] = []
    var start = 0
    while start < rows.count {
      let piece = "\(name)_\(pieces.count)"
      try tables.table(piece, columns, types, Array(rows[start..<min(start + chunk, rows.count)]))
      pieces.append("SELECT * FROM \(piece)")
      start += chunk
    }
    try engine.createTable(name, as: pieces.joined(separator: " UNION ALL "), file: nil)
    return name
  }

  /// Hands on every row: check, case, child, county, each once.
  func list(_ body: ([String]) throws -> Void) throws {
    guard !sources.isEmpty else { return }
    let union = sources.map { source in
      "SELECT '\(source.check)' AS check_id, case_id, person_id, county FROM (\(source.statement)) AS s"
    }
    try engine.query(
      """
      SELECT check_id, case_id, person_id, county FROM (\(union.joined(separator: " UNION "))) AS u
      WHERE case_id IS NOT NULL OR person_id IS NOT NULL
      ORDER BY check_id NULLS LAST, case_id NULLS LAST, person_id NULLS LAST, county NULLS LAST
      """
    ) { row in
      try body(try (0..<4).map { try row.string($0) ?? "" })
    }
  }

  /// How many rows of a check are within the scopes of waivers; they weigh on nothing any more.
  mutating func waive(_ check: String, _ waivers: [Waiver]) throws -> Int64 {
    var conditions: [String] = []
    for waiver in waivers {
      let parts = waiver.scope.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        conditions.append("1 = 1")
        continue
      }
      let literal = SQLText.quoted(String(parts[1]))
      if parts[0] == "case" { conditions.append("COALESCE(case_id = \(literal), FALSE)") }
      if parts[0] == "county" { conditions.append("COALESCE(county = \(literal), FALSE)") }
    }
    if conditions.isEmpty { return 0 }
    let covered = "(" + conditions.joined(separator: " OR ") + ")"
    var count: Int64 = 0
    for index in sources.indices where sources[index].check == check {
      count += try engine.count("SELECT COUNT(*) FROM (\(sources[index].statement)) AS s WHERE \(covered)")
      sources[index].statement = "SELECT * FROM (\(sources[index].statement)) AS s WHERE NOT \(covered)"
    }
    return count
  }
}

/// Applies waivers to findings.
struct SelfCheckWaivers {
  let waivers: [Waiver]

  func apply(to findings: inout [SelfCheckFinding], _ tables: inout SelfCheckProblems) throws {
    for index in findings.indices where findings[index].failed > 0 {
      let own = waivers.filter { $0.check == findings[index].id }
      if own.isEmpty { continue }
      let covered: Int64
      if own.contains(where: { $0.scope == "all" }) {
        _ = try tables.waive(findings[index].id, own)
        covered = findings[index].failed
      } else if [.warehouse, .load, .recount].contains(findings[index].part) {
        covered = min(findings[index].failed, try tables.waive(findings[index].id, own))
      } else {
        covered = Int64(findings[index].places.count { place in own.contains { $0.covers(place) } })
      }
      if covered == 0 { continue }
      findings[index].waived = covered
      findings[index].waivers = own
    }
  }
}
