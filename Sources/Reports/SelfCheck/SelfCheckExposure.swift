import Warehouse

/// How many members of each line rest on each open problem.
struct SelfCheckExposure {
  /// Line -> counted members.
  private(set) var members: [String: Int64] = [:]
  private var byCheck: [String: [String: Int64]] = [:]
  private let bench: SelfCheckBench
  private let tables: SelfCheckProblems

  /// - Throws: `EngineError`.
  init(bench: SelfCheckBench, tables: SelfCheckProblems) throws {
    self.bench = bench
    self.tables = tables
    var counts: [String: Int64] = [:]
    try bench.engine.query("SELECT line, COUNT(*) AS member_count FROM audited_member GROUP BY line") { row in
      counts[try row.string(0) ?? ""] = try row.int64(1) ?? 0
    }
    members = counts
    guard !tables.sources.isEmpty else { return }
    let engine = bench.engine
    let union = tables.sources.map { source in
      "SELECT '\(source.check)' AS check_id, case_id, person_id FROM (\(source.statement)) AS s"
    }
    try engine.createTable("self_check_row", as: union.joined(separator: "\nUNION\n"), file: nil)
    // A child without a case is on every case that it is a member of.
    try engine.createTable(
      "self_check_problem",
      as: """
        SELECT check_id, case_id, person_id FROM self_check_row WHERE case_id IS NOT NULL
        UNION
        SELECT r.check_id, m.case_id, r.person_id
        FROM self_check_row AS r
        JOIN case_member AS m ON m.person_id = r.person_id
        WHERE r.case_id IS NULL
        """, file: nil)
    try engine.createTable(
      "self_check_exposed",
      as: """
        SELECT p.check_id, m.line, m.member
        FROM audited_member AS m JOIN self_check_problem AS p ON p.case_id = m.case_id
        WHERE m.person_id IS NULL
        UNION
        SELECT p.check_id, m.line, m.member
        FROM audited_member AS m JOIN self_check_row AS p ON p.person_id = m.person_id
        UNION
        SELECT p.check_id, m.line, m.member
        FROM audited_member AS m JOIN self_check_problem AS p ON p.case_id = m.case_id
        WHERE m.person_id IS NOT NULL AND p.person_id IS NULL
        """, file: nil)
    var found: [String: [String: Int64]] = [:]
    try engine.query(
      "SELECT check_id, line, COUNT(*) AS member_count FROM self_check_exposed GROUP BY check_id, line"
    ) { row in
      found[try row.string(0) ?? "", default: [:]][try row.string(1) ?? ""] = try row.int64(2) ?? 0
    }
    byCheck = found
  }

  /// Writes the exposures into the findings that have rows behind them.
  func fill(_ findings: inout [SelfCheckFinding]) throws {
    let checks = Set(tables.sources.map(\.check))
    for index in findings.indices where checks.contains(findings[index].id) {
      let counts = byCheck[findings[index].id] ?? [:]
      findings[index].exposures = findings[index].lines.compactMap { line in
        members[line].map { .init(line: line, members: counts[line] ?? 0, of: $0) }
      }
    }
  }

  /// Members of a line that rest on any of some checks, each once.
  func exposed(_ line: String, _ checks: [String]) throws -> Int64 {
    let known = Set(tables.sources.map(\.check))
    let list = checks.filter(known.contains).map { "'\($0)'" }.joined(separator: ", ")
    if list.isEmpty { return 0 }
    return try bench.engine.count(
      "SELECT COUNT(DISTINCT member) FROM self_check_exposed WHERE line = '\(line)' AND check_id IN (\(list))")
  }
}
