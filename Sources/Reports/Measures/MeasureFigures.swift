import Warehouse

/// Every figure that the measures of a year are made from: lines of the year's report where there is one, everything
/// else from the annual inputs. A figure that is not there is missing, never zero.
public struct MeasureFigures: Sendable {
  private struct Cell: Hashable {
    var fiscalYear: Int
    var line: String
    var column: String
  }

  public let fiscalYear: Int
  /// Lines of the OCSE-157 come from the warehouse.
  public let hasReport: Bool
  private var cells: [Cell: Ratio] = [:]
  private var lines: [String: Int64] = [:]

  /// - Parameter cells: those of the form of the year; without it its lines are rows of the inputs as well.
  /// - Throws: `MeasureError.tooLarge`.
  public init(fiscalYear: FiscalYear, inputs: AnnualInputs, cells form: [ReportCell]?) throws {
    self.fiscalYear = fiscalYear.number
    hasReport = form != nil
    for row in inputs.rows {
      let cell = Cell(fiscalYear: row.fiscalYear, line: row.line, column: row.column)
      cells[cell] = try Ratio(row.millionths, over: 1_000_000)
    }
    for cell in form ?? [] where cell.column == "a" { lines[cell.line] = cell.value }
  }

  /// Whether there is any figure of the year itself.
  public var isEmpty: Bool { !hasReport && !cells.keys.contains { $0.fiscalYear == fiscalYear } }

  /// A row of the annual inputs.
  public func input(_ line: String, _ column: String = "a", of year: Int) -> Ratio? {
    cells[Cell(fiscalYear: year, line: line, column: column)]
  }

  public func flag(_ word: String, of year: Int) -> Bool? { input(word, of: year).map { $0 > .zero } }

  /// The total of a line of the OCSE-157. Lines 5a and 8a of a year are lines 5 and 8 of the year before where they are
  /// not given; before fiscal year 2006 the form had no other (AT-05-09).
  public func line(_ id: String, of year: Int) -> Ratio? {
    if hasReport, year == fiscalYear { return lines[id].map { Ratio($0) } }
    if let given = input(id, of: year) { return given }
    switch id {
    case "5a": return input("5", of: year - 1)
    case "8a": return input("8", of: year - 1)
    default: return nil
    }
  }

  /// Why a line is not there.
  func missing(_ id: String, of year: Int, _ kind: MeasureKind) -> String {
    if hasReport, year == fiscalYear { return "line \(id) is not computable" }
    let before = id == "5a" || id == "8a" ? " (and no line \(id.dropLast()) of \(year - 1))" : ""
    return "the annual inputs have neither line \(id)\(before) nor level.\(kind.rawValue) of fiscal year \(year)"
  }
}

/// The cells of a form added up by the rules of the year.
public struct FormSum: Sendable {
  public struct Part: Sendable {
    public var term: FormRules.Term
    /// Sum of the cells, without the factor; `nil` where one is missing.
    public var amount: Ratio?
  }

  public var parts: [Part] = []
  /// Cells that the annual inputs do not have, such as `34.8 A`.
  public var missing: [String] = []
  /// `nil` where a cell is missing.
  public var total: Ratio?

  /// - Throws: `MeasureError.tooLarge`.
  public init(_ terms: [FormRules.Term], of year: Int, from figures: MeasureFigures) throws {
    var total = Ratio.zero
    for term in terms {
      var amount: Ratio? = .zero
      for column in term.columns {
        guard let cell = figures.input(term.line, column, of: year) else {
          missing.append(column == "a" ? term.line : "\(term.line) \(column)")
          amount = nil
          continue
        }
        amount = try amount.map { try $0 + cell }
      }
      parts.append(Part(term: term, amount: amount))
      if let amount { total = try total + amount * term.factor }
    }
    self.total = missing.isEmpty ? total : nil
  }

  /// `the annual inputs have no 34.4b G, 34.4c G and 2 more of fiscal year 2024`.
  static func obstacle(_ missing: [String], of year: Int) -> String {
    let shown = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? " and \(missing.count - 3) more" : "")
    return "the annual inputs have no \(shown) of fiscal year \(year)"
  }
}
