import Testing
import Warehouse

@testable import Reports

/// Each check and each tie-out on the examples in its header: it passes on the one and fails on the other, and it looks at something.
@Suite struct ReportEditExampleTests {
  static let definition = try! ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157")

  static let trail = try! AuditTrailDefinition.load(
    folder: Project.root + "/pipelines/ocse-157/audit-trail", report: definition)

  @Test(arguments: (definition.edits + trail.tieOuts).map(\.id))
  func `an edit passes and fails on its examples`(id: String) throws {
    let edit = try #require((Self.definition.edits + Self.trail.tieOuts).first { $0.id == id })
    let passed = try result(edit, on: edit.pass)
    #expect(passed.outcome == .passes, "\(id): \(passed.failures)")
    let failed = try result(edit, on: edit.fail)
    #expect(failed.outcome == .fails, "\(id) compared \(failed.comparisons)")
    #expect(failed.isBlocking == (edit.severity == .federal))
    for failure in failed.failures { #expect(!failure.value.isEmpty && !failure.expected.isEmpty) }
  }

  private func result(_ edit: ReportEdit, on example: ReportEditExample) throws -> ReportEditResult {
    let engine = try DuckDBEngine(.init(threads: 1))
    let run = try ReportRun(definition: Self.definition, engine: engine, fiscalYear: FiscalYear(2024)!)
    func cells(_ cells: [ReportEditExample.Cell]) -> [ReportCell] {
      cells.map { ReportCell(line: $0.line, column: $0.column, value: $0.value) }
    }
    let tables = ReportEditTables(engine: engine)
    try tables.table(
      "annual_inputs", ["fiscal_year", "line", "col", "value"], ["INTEGER", "STRING", "STRING", "DECIMAL(18,2)"],
      example.inputs.map { ["2024", $0.line, $0.column, $0.value.map { String($0) }] })
    try tables.create(
      lines: run.lines, cells: cells(example.cells), tallies: [],
      prior: PriorCells(source: .certified, cells: cells(example.prior)), elected: nil, fiscalYear: run.fiscalYear)
    for table in example.tables {
      try engine.createTable(table.name, as: "SELECT \(table.columns)", file: edit.file)
    }
    return try run.result(of: edit)
  }
}
