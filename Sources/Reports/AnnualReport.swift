import Warehouse

/// A snapshot that a report was made from.
public struct ReportSource: Sendable, Equatable {
  public var county: String
  public var asOf: String
  public var snapshot: String

  public init(county: String, asOf: String, snapshot: String) {
    self.county = county
    self.asOf = asOf
    self.snapshot = snapshot
  }
}

/// A finished report: its numbers, and what they were made from.
public struct AnnualReport: Sendable {
  public var form: String
  public var title: String
  public var version: String
  public var fiscalYear: FiscalYear
  /// Every switch with its word.
  public var policies: [(id: String, word: String)]
  /// By county.
  public var sources: [ReportSource]
  /// Counties that sent data before but have no snapshot for this year.
  public var missingCounties: [String]
  /// SHA-256 of the annual inputs; `nil` where there are none.
  public var annualInputs: String?
  /// The certified report that 5a and 8a were copied from.
  public var prior: String?
  /// What a reader must know before the numbers, in words.
  public var notices: [String] = []
  public var sections: [FormSection]
  /// In form order.
  public var lines: [LineDefinition]
  /// In form order.
  public var cells: [ReportCell]
  /// In form order.
  public var tallies: [LineTally]
  /// What the checks between the cells found, in the order of the definition; none for a report of some lines.
  public var edits: [ReportEditResult] = []

  public func cell(_ line: String, _ column: String) -> ReportCell? {
    cells.first { $0.line == line && $0.column == column }
  }
}
