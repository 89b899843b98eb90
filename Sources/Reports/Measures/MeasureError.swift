/// Why the measures of a year cannot be worked out at all. A single figure that is missing is no error.
public enum MeasureError: Error, Equatable, CustomStringConvertible {
  /// A figure is larger than exact arithmetic holds.
  case tooLarge
  /// The incentives of the law have no rules for the year.
  case noRules(fiscalYear: Int, file: String, effective: String)
  /// Neither the warehouse nor the annual inputs hold anything of the year.
  case nothingKnown(fiscalYear: Int)

  public var description: String {
    switch self {
    case .tooLarge: "measures: a figure is too large to be worked out exactly"
    case .noRules(let year, let file, let effective):
      "measures: no rules for fiscal year \(year) in \(file) (there are some for \(effective))"
    case .nothingKnown(let year):
      "measures: nothing is known of fiscal year \(year): no county has an accepted snapshot for it, and the annual "
        + "inputs have no row of it"
    }
  }
}
