import Layouts
import Records
import Warehouse

/// The annual report as commands ask for it: opens the warehouse, chooses the snapshots, works out the lines.
public struct OCSE157 {
  /// The finished report.
  public private(set) var report: AnnualReport
  /// What it was made from.
  public let sources: ReportSources
  /// The elected option of the paternity measure that the checks were made with; `nil` = as the annual inputs say.
  public private(set) var elected: PaternityOption?
  /// For members, traces and explanations; it holds the lines that were built.
  public let run: ReportRun

  /// - Parameters:
  ///   - home: folder of the warehouse, below which the files of the snapshots are.
  ///   - policies: choices such as `P-06=included`; the defaults elsewhere.
  ///   - lines: numbers of the lines wanted; `nil` = all.
  ///   - purpose: `.proof` where evidence and source rows will be read.
  ///   - caseID: a case that only is asked for; the cells are then those of its neighbourhood. `nil` = all cases.
  ///   - engine: a fresh engine; the views and tables of the report are made in it.
  /// - Throws: `ReportError`, `EngineError`.
  public static func report(
    _ definition: ReportDefinition, _ fiscalYear: FiscalYear, from sources: ReportSources, home: String,
    extract: StandardExtract, policies: [String] = [], lines: Set<String>? = nil,
    purpose: ReportRun.Purpose = .numbers, around caseID: String? = nil, engine: any SQLEngine
  ) throws -> OCSE157 {
    let run = try ReportRun(
      definition: definition, engine: engine, fiscalYear: fiscalYear, policies: policies, purpose: purpose)
    let selection = sources.selection
    guard !selection.snapshots.isEmpty else {
      throw ReportError.noSnapshot(fiscalYear: fiscalYear.number, firstAsOf: fiscalYear.lastDay.description)
    }
    let views = WarehouseViews(folder: WarehouseFolder(home: home), extract: extract)
    if let caseID {
      try views.create(selection, around: caseID, on: engine)
    } else {
      try views.create(selection, on: engine)
    }
    try sources.inputsInForce.createTable(on: engine)
    let (cells, tallies) = try run.build(lines)
    let report = AnnualReport(
      form: definition.form, title: definition.title, version: definition.version, fiscalYear: fiscalYear,
      policies: run.policies,
      sources: selection.snapshots.map { ReportSource(county: $0.county, asOf: $0.asOf, snapshot: $0.id) },
      missingCounties: selection.missingCounties, annualInputs: sources.inputsDigest,
      prior: sources.prior?.description, notices: sources.differences, sections: definition.sections,
      lines: run.lines.filter { lines?.contains($0.id) ?? true }, cells: cells, tallies: tallies)
    return OCSE157(report: report, sources: sources, elected: nil, run: run)
  }

  /// The report with the checks of the form made; all its lines must have been built.
  /// - Parameter elected: the option of the paternity measure; `nil` = as the annual inputs say.
  /// - Throws: `ReportError.unsoundEdit`, `EngineError`.
  public func checked(elected: PaternityOption? = nil) throws -> OCSE157 {
    var checked = self
    checked.elected = elected
    checked.report.edits = try run.checkEdits(
      cells: report.cells, tallies: report.tallies,
      prior: sources.prior.map { PriorCells(source: .certified, cells: $0.cells) }, elected: elected)
    return checked
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
