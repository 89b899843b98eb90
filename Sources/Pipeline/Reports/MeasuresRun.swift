import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The measures of a year from the warehouse and the annual inputs, or from one file of figures alone.
public struct MeasuresRun {
  /// The measures, what was wrong with rows of the file, and counties that the form is without.
  public struct Outcome {
    public var measures: YearMeasures
    public var findings: [Finding]
    public var missingCounties: [String]
  }

  public var reports: RunReports

  public init(reports: RunReports) { self.reports = reports }

  /// The lines of the measures that are on the OCSE-157.
  private static let lines = Set(MeasureKind.allCases.compactMap(\.lines).flatMap { [$0.numerator, $0.denominator] })

  /// - Throws: `MeasureError`, `DefinitionError`, and what making the form throws.
  public func fromHome(_ fiscalYear: FiscalYear) throws -> Outcome {
    let rules = try rules()
    let folder = WarehouseFolder(home: reports.home)
    let inputs = try inputs(fiscalYear)
    let form = try hasForm(fiscalYear, folder) ? lines(fiscalYear) : nil
    let figures = try MeasureFigures(fiscalYear: fiscalYear, inputs: inputs, cells: form?.cells)
    return Outcome(
      measures: try YearMeasures(of: fiscalYear, figures: figures, rules: rules), findings: [],
      missingCounties: form?.missingCounties ?? [])
  }

  /// The cells of the form, as a run made it where that stands.
  private func lines(_ fiscalYear: FiscalYear) throws -> (cells: [ReportCell], missingCounties: [String]) {
    if let standing = try StandingForm.find(reports, fiscalYear), let cells = try standing.cells() {
      return (cells, standing.missingCounties)
    }
    let report = try reports.form(fiscalYear, lines: Self.lines).report
    return (report.cells, report.missingCounties)
  }

  /// Every figure from one file with the columns of `annual-inputs.csv`; no home is read.
  /// - Throws: `MeasureError`, `DefinitionError`, `MeasuresFileError`.
  public func fromFile(_ path: String, _ fiscalYear: FiscalYear) throws -> Outcome {
    let rules = try rules()
    guard let data = FileManager.default.contents(atPath: path) else { throw MeasuresFileError.cannotRead(path) }
    let inputs = AnnualInputs(Array(data), file: path)
    if let refusal = inputs.findings.first(where: { $0.severity == .rejectDelivery }) {
      throw MeasuresFileError.refused(path, refusal.message)
    }
    let figures = try MeasureFigures(fiscalYear: fiscalYear, inputs: inputs, cells: nil)
    return Outcome(
      measures: try YearMeasures(of: fiscalYear, figures: figures, rules: rules), findings: inputs.findings,
      missingCounties: [])
  }

  /// The measures of a form that is already made, with the annual inputs in force.
  func measures(of form: OCSE157) throws -> YearMeasures {
    let year = form.report.fiscalYear
    let figures = try MeasureFigures(fiscalYear: year, inputs: inputs(year), cells: form.report.cells)
    return try YearMeasures(of: year, figures: figures, rules: rules())
  }

  /// The annual inputs, and where they lack a line of the year before, what its certified report says.
  private func inputs(_ fiscalYear: FiscalYear) throws -> AnnualInputs {
    var inputs = try WarehouseFolder(home: reports.home).annualInputs()
    guard let before = FiscalYear(fiscalYear.number - 1),
      let prior = try CertifiedReports(home: reports.home).prior(before)
    else { return inputs }
    for cell in prior.cells where cell.column == "a" && Self.lines.contains(cell.line) {
      let isGiven = inputs.rows.contains { $0.fiscalYear == before.number && $0.line == cell.line && $0.column == "a" }
      guard let value = cell.value, !isGiven else { continue }
      inputs.rows.append(
        AnnualInput(
          fiscalYear: before.number, line: cell.line, column: "a", millionths: Int128(value) * 1_000_000,
          source: "\(prior)", sourceLine: 0, file: prior.file))
    }
    return inputs
  }

  private func rules() throws -> MeasureRules {
    try MeasureRules.load(folder: reports.root + "/pipelines/measures")
  }

  /// Whether the form has a definition for the year and a county has sent for it; else all figures are inputs.
  private func hasForm(_ fiscalYear: FiscalYear, _ folder: WarehouseFolder) throws -> Bool {
    let form = try ReportDefinition.load(folder: reports.root + "/pipelines/ocse-157")
    guard form.effective.contains(fiscalYear.number) else { return false }
    return try !SnapshotSelection.fiscalYear(fiscalYear, from: folder.catalogue()).snapshots.isEmpty
  }
}

/// Why a file of figures cannot be used.
public enum MeasuresFileError: Error, CustomStringConvertible {
  case cannotRead(String)
  case refused(String, String)

  public var description: String {
    switch self {
    case .cannotRead(let path): "\(path): cannot be read"
    case .refused(let path, let reason): "\(path): \(reason)"
    }
  }
}
