import Records
import Warehouse

/// What a report is made from.
public struct ReportSources: Sendable {
  public var selection: SnapshotSelection
  public var inputs: AnnualInputs
  /// SHA-256 of the annual inputs; `nil` where there are none.
  public var inputsDigest: String?
  /// The certified report of the year before, whose lines 5 and 8 are this year's 5a and 8a.
  public var prior: PriorReport?

  public init(
    selection: SnapshotSelection, inputs: AnnualInputs, inputsDigest: String? = nil, prior: PriorReport? = nil
  ) {
    self.selection = selection
    self.inputs = inputs
    self.inputsDigest = inputsDigest
    self.prior = prior
  }

  /// The sources that a warehouse has for a year.
  /// - Parameter cutOff: last as-of date that a snapshot may have.
  public init(_ folder: WarehouseFolder, _ year: FiscalYear, cutOff: DayNumber? = nil, prior: PriorReport? = nil) throws
  {
    let catalogue = try folder.catalogue()
    self.init(
      selection: .fiscalYear(year, cutOff: cutOff, from: catalogue), inputs: try folder.annualInputs(),
      inputsDigest: catalogue.currentInputs?.sha256, prior: prior)
  }

  /// The annual inputs with what the certified report says in their place.
  var inputsInForce: AnnualInputs {
    guard let prior else { return inputs }
    var inForce = inputs
    for cell in prior.carried {
      inForce.rows.removeAll { prior.isGiven($0, cell) }
      guard let value = cell.value else { continue }
      inForce.rows.append(
        AnnualInput(
          fiscalYear: prior.fiscalYear.number, line: cell.line, column: cell.column,
          millionths: Int128(value) * 1_000_000,
          source: "\(prior)", sourceLine: 0, file: prior.file))
    }
    return inForce
  }

  /// Where the annual inputs say otherwise than the certified report, in words.
  public var differences: [String] {
    guard let prior else { return [] }
    return prior.carried.flatMap { cell in
      inputs.rows.filter { prior.isGiven($0, cell) && $0.millionths != Int128(cell.value ?? 0) * 1_000_000 }.map {
        row in
        "line \(cell.line) of fiscal year \(prior.fiscalYear): the annual inputs say "
          + "\(row.hundredths.map { "\(Cents($0))" } ?? "another number"), the \(prior) says \(cell.value.map { "\($0)" } ?? "nothing"); "
          + "the certified report stands"
      }
    }
  }
}

/// A certified report as the year after reads it.
public struct PriorReport: Sendable, CustomStringConvertible {
  public var fiscalYear: FiscalYear
  public var revision: Int
  public var cells: [ReportCell]
  /// The cells' file, below the home folder.
  public var file: String

  public init(fiscalYear: FiscalYear, revision: Int, cells: [ReportCell], file: String) {
    self.fiscalYear = fiscalYear
    self.revision = revision
    self.cells = cells
    self.file = file
  }

  /// What the next report copies (ocse-157.md 4, 5a and 8a).
  var carried: [ReportCell] { cells.filter { ($0.line == "5" || $0.line == "8") && $0.column == "a" } }

  func isGiven(_ row: AnnualInput, _ cell: ReportCell) -> Bool {
    row.fiscalYear == fiscalYear.number && row.line == cell.line && row.column == cell.column
  }

  public var description: String { "certified report of fiscal year \(fiscalYear), revision \(revision)" }
}
