import Layouts
import Records
import Warehouse

/// The annual report as commands ask for it: opens the warehouse, chooses the snapshots, works out the lines.
public struct OCSE157 {
  /// The finished report.
  public let report: AnnualReport
  /// For members, traces and explanations; it holds the lines that were built.
  public let run: ReportRun

  /// - Parameters:
  ///   - home: folder of the warehouse.
  ///   - definitions: the report's folder, such as `pipelines/ocse-157`.
  ///   - policies: choices such as `P-06=included`; the defaults elsewhere.
  ///   - cutOff: last as-of date that a snapshot may have.
  ///   - lines: numbers of the lines wanted; `nil` = all.
  ///   - purpose: `.proof` where evidence and source rows will be read.
  ///   - prior: the report of the year before as it was certified; `nil` = the lines of it that the annual inputs give.
  ///   - elected: the option of the paternity measure; `nil` = as the annual inputs say.
  ///   - engine: a fresh engine; the views and tables of the report are made in it.
  /// - Throws: `DefinitionError`, `ReportError`, `EngineError`, `DiskError`, `CatalogueError`.
  public static func report(
    home: String, definitions: String, extract: StandardExtract, fiscalYear: FiscalYear, policies: [String] = [],
    cutOff: DayNumber? = nil, lines: Set<String>? = nil, purpose: ReportRun.Purpose = .numbers,
    prior: PriorReport? = nil,
    elected: PaternityOption? = nil, engine: any SQLEngine
  ) throws -> OCSE157 {
    let definition = try ReportDefinition.load(folder: definitions)
    let run = try ReportRun(
      definition: definition, engine: engine, fiscalYear: fiscalYear, policies: policies, purpose: purpose)
    let folder = WarehouseFolder(home: home)
    let catalogue = try folder.catalogue()
    let selection = SnapshotSelection.fiscalYear(fiscalYear, cutOff: cutOff, from: catalogue)
    guard !selection.snapshots.isEmpty else {
      throw ReportError.noSnapshot(fiscalYear: fiscalYear.number, firstAsOf: fiscalYear.lastDay.description)
    }
    try WarehouseViews(folder: folder, extract: extract).create(selection, on: engine)
    try folder.annualInputs().createTable(on: engine)
    let (cells, tallies) = try run.build(lines)
    var report = AnnualReport(
      form: definition.form, title: definition.title, version: definition.version, fiscalYear: fiscalYear,
      policies: run.policies,
      sources: selection.snapshots.map { ReportSource(county: $0.county, asOf: $0.asOf, snapshot: $0.id) },
      missingCounties: selection.missingCounties, annualInputs: catalogue.currentInputs?.sha256,
      sections: definition.sections, lines: run.lines.filter { lines?.contains($0.id) ?? true }, cells: cells,
      tallies: tallies)
    if lines == nil, purpose == .numbers {
      report.edits = try run.checkEdits(cells: cells, tallies: tallies, prior: prior, elected: elected)
    }
    return OCSE157(report: report, run: run)
  }

  /// Every counted member of every line, in form order.
  public func members(_ body: (ReportMember) throws -> Void) throws {
    for line in report.lines { try run.members(of: line, body) }
  }

  /// Splits `24.b` into line and column; `24` has no column.
  public static func address(_ text: String) -> (line: String, column: String?) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count == 2 ? parts[1] : nil)
  }
}
