import Layouts
import Warehouse

/// Findings of the loads as findings of the self-check: one a numbered edit, for the lines that read what it is about.
struct SelfCheckLoads {
  let check: SelfCheck
  let bench: SelfCheckBench

  /// - Returns: in the order of the edits' numbers; `unrelated` counts findings that touch no audited line.
  func findings(
    _ loads: LoadEvidence, into tables: inout SelfCheckProblems
  ) throws -> (findings: [SelfCheckFinding], unrelated: Int) {
    var unrelated = 0
    var groups: [String: [LoadProblem]] = [:]
    for problem in loads.problems {
      if lines(of: problem).isEmpty { unrelated += 1 } else { groups[problem.edit, default: []].append(problem) }
    }
    var findings: [SelfCheckFinding] = []
    for (edit, problems) in groups.sorted(by: { $0.key < $1.key }) {
      let touched = Set(problems.flatMap(lines))
      let known = loads.edits[edit]
      let ordered = problems.sorted {
        ($0.county, $0.file, $0.line, $0.field) < ($1.county, $1.file, $1.line, $1.field)
      }
      findings.append(
        SelfCheckFinding(
          id: edit, part: .load, effect: .risk, title: known?.title ?? "edit \(edit)",
          expected: ordered[0].expected, citation: known?.citation ?? "",
          examined: max(loads.examined[edit] ?? 0, Int64(problems.count)), failed: Int64(problems.count),
          lines: check.definition.groups.flatMap(\.lines).filter(touched.contains),
          places: ordered.prefix(SelfCheckFinding.placesKept).map(place)))
      try addRows(edit, ordered, to: &tables)
    }
    return (findings, unrelated)
  }

  /// A rejected record weighs on every line that reads its table, a warning on those that read the field.
  private func lines(of problem: LoadProblem) -> [String] {
    check.definition.elements.filter { element in
      element.table.name == problem.table
        && (problem.isRejected || problem.field.isEmpty || element.column.name == problem.field)
    }.flatMap(\.lines)
  }

  private func place(_ problem: LoadProblem) -> SelfCheckFinding.Place {
    .init(
      caseID: problem.caseID ?? "", personID: problem.caseID == nil ? problem.personID ?? "" : "",
      county: problem.county, file: problem.file, fileLine: Int64(problem.line),
      value: "\(problem.table) \(problem.key): " + (problem.field.isEmpty ? "" : problem.field + " ")
        + (problem.value.isEmpty ? "(blank)" : "'\(problem.value)'") + (problem.isRejected ? ", not loaded" : ""),
      expected: problem.expected)
  }

  private func addRows(_ edit: String, _ problems: [LoadProblem], to tables: inout SelfCheckProblems) throws {
    try tables.add(
      edit, problems.filter(\.isRejected).map { .init(caseID: $0.caseID, personID: $0.personID, county: $0.county) })
    let loaded = problems.filter { !$0.isRejected }
    for table in check.extract.tables {
      let rows = loaded.filter { $0.table == table.name }
      guard !rows.isEmpty, let subjects = SelfCheckRows.subjects(of: table) else { continue }
      let places = Set(rows.map { [$0.county, $0.file, String($0.line)] }).sorted { $0.lexicographicallyPrecedes($1) }
      let name = try SelfCheckProblems.create(
        "load_\(edit.lowercased())_\(table.sqlName)", ["sender", "source_file", "source_line"], places,
        on: bench.engine)
      tables.add(
        edit,
        statement: """
          SELECT s.case_id, s.person_id, s.sender AS county FROM (\(subjects)) AS s
          JOIN \(name) AS f ON f.sender = s.sender AND f.source_file = s.source_file
            AND CAST(f.source_line AS BIGINT) = s.source_line
          """)
    }
  }
}
