import Warehouse

/// The option of the paternity measure that a state elects for a year (45 CFR 305.40(a)(1)).
public enum PaternityOption: String, Sendable, CaseIterable {
  case ivd = "iv-d"
  case statewide

  /// As edits read it.
  var word: String { self == .ivd ? "iv_d" : "statewide" }
}

/// Cells of the report of the year before, and where they are from.
public struct PriorCells: Sendable, Equatable {
  /// Words of `prior_cell.source`.
  public enum Source: String, Sendable {
    /// The report that was certified.
    case certified
    /// Lines of the year before that the annual inputs give.
    case annualInputs = "annual_inputs"
  }
  public var source: Source
  public var cells: [ReportCell]

  public init(source: Source, cells: [ReportCell]) {
    self.source = source
    self.cells = cells
  }
}

/// The tables that edits read besides those of the report: `cell(line, col, value)`, `form_cell(line, col, unit,
/// source)`, `prior_cell(line, col, value, source)`, `tally(line, reason, row_count)` and `elected(paternity)`.
struct ReportEditTables {
  let engine: any SQLEngine

  /// - Parameter elected: `nil` = as the annual inputs say, or not given.
  func create(
    lines: [LineDefinition], cells: [ReportCell], tallies: [LineTally], prior: PriorCells?, elected: PaternityOption?,
    fiscalYear: FiscalYear
  ) throws {
    let types = ["STRING", "STRING", "BIGINT"]
    try table(
      "cell", ["line", "col", "value"], types, cells.map { [$0.line, $0.column, $0.value.map { String($0) }] })
    try table(
      "form_cell", ["line", "col", "unit", "source"], ["STRING", "STRING", "STRING", "STRING"],
      lines.flatMap { line in
        line.columns.letters.map { [line.id, $0, line.unit.rawValue, line.source.rawValue] }
      })
    try table(
      "tally", ["line", "reason", "row_count"], types,
      tallies.flatMap { tally in
        [[tally.line, nil, String(tally.counted)]] + tally.excluded.map { [tally.line, $0.reason, String($0.count)] }
      })
    if let prior {
      try table(
        "prior_cell", ["line", "col", "value", "source"], types + ["STRING"],
        prior.cells.map { [$0.line, $0.column, $0.value.map { String($0) }, prior.source.rawValue] })
    } else {
      try engine.createTable(
        "prior_cell",
        as: """
          SELECT f.line, f.col, CAST(ROUND(i.value, 0) AS BIGINT) AS value, 'annual_inputs' AS source
          FROM form_cell AS f
          JOIN annual_inputs AS i ON i.line = f.line AND i.col = f.col
          WHERE i.fiscal_year = \(fiscalYear.number - 1) AND i.value IS NOT NULL
          """, file: nil)
    }
    let option =
      elected.map { "'\($0.word)'" }
        ?? """
        (SELECT MAX(CASE WHEN value = 1 THEN 'statewide' WHEN value = 0 THEN 'iv_d' END) FROM annual_inputs
          WHERE fiscal_year = \(fiscalYear.number) AND line = 'elected.paternity_statewide' AND col = 'a')
        """
    try engine.createTable("elected", as: "SELECT CAST(\(option) AS STRING) AS paternity", file: nil)
  }

  /// Makes a table of a few rows; every value is one that the definitions or the report gave.
  func table(_ name: String, _ columns: [String], _ types: [String], _ rows: [[String?]]) throws {
    let casts = zip(columns, types).map { "CAST(\($0) AS \($1)) AS \($0)" }.joined(separator: ", ")
    // A row of NULLs gives the columns where there is no other.
    let values = ([columns.map { _ in nil }] + rows).map { row in
      "(" + row.map { $0.map(SQLText.quoted) ?? "NULL" }.joined(separator: ", ") + ")"
    }
    let names = columns.joined(separator: ", ")
    try engine.createTable(
      name,
      as:
        "SELECT \(casts) FROM (VALUES \(values.joined(separator: ", "))) AS t(\(names)) WHERE \(columns[0]) IS NOT NULL",
      file: nil)
  }
}
