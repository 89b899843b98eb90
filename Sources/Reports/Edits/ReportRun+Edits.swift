import Layouts
import Warehouse

extension ReportRun {
  /// Makes the checks of the form. All lines must have been built.
  /// - Parameters:
  ///   - prior: the report of the year before as it was certified; `nil` = the lines of it that the annual inputs give.
  ///   - elected: the option of the paternity measure; `nil` = as the annual inputs say.
  /// - Returns: one result for each edit in effect, in the order of the definition.
  /// - Throws: `ReportError.unsoundEdit`, `EngineError`.
  public func checkEdits(
    cells: [ReportCell], tallies: [LineTally], prior: PriorCells? = nil, elected: PaternityOption? = nil
  ) throws -> [ReportEditResult] {
    try ReportEditTables(engine: engine).create(
      lines: lines, cells: cells, tallies: tallies, prior: prior, elected: elected, fiscalYear: fiscalYear)
    return try definition.edits.filter { $0.effective.contains(fiscalYear.number) }.map(result)
  }

  /// Runs one check; what it reads must be there.
  func result(of edit: ReportEdit) throws -> ReportEditResult {
    try edit.result(placeholders: placeholders, order: lines.map(\.id), engine: engine)
  }
}

extension ReportEdit {
  /// - Parameter order: lines in form order.
  func result(
    placeholders: [String: String], order: [String], engine: any SQLEngine
  ) throws -> ReportEditResult {
    let values = placeholders.merging(limitPlaceholders) { _, limit in limit }
    var comparisons = 0
    var failures: [ReportEditFailure] = []
    let columns = try engine.query(try sql.filled(values, file: file), file: file) { row in
      guard row.columns.count == 5, let holds = try row.bool(4) else {
        throw ReportError.unsoundEdit(id, reason: "a comparison neither holds nor fails")
      }
      comparisons += 1
      if holds { return }
      failures.append(
        ReportEditFailure(
          line: try row.string(0) ?? "", column: try row.string(1) ?? "", value: try row.string(2) ?? "",
          expected: try row.string(3) ?? ""))
    }
    guard columns.map(\.name) == ["line", "col", "value", "expected", "holds"] else {
      throw ReportError.unsoundEdit(id, reason: "expected the columns line, col, value, expected, holds")
    }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    failures.sort { left, right in
      let (here, there) = (places[left.line] ?? -1, places[right.line] ?? -1)
      return here != there
        ? here < there
        : (left.column, left.value, left.expected) < (right.column, right.value, right.expected)
    }
    return ReportEditResult(edit: self, comparisons: comparisons, failures: failures)
  }
}
