import Records
import Warehouse

/// Writes the measures of a year as text.
public protocol MeasureFormat: Sendable {
  func text(of measures: [PerformanceMeasure], fiscalYear: FiscalYear) -> String
}

/// ```
/// fiscal_year,measure,numerator_line,numerator,denominator_line,denominator,percent,not_computable
/// 2024,paternity_iv_d,6,8,5a,7,114.29,
/// ```
public struct MeasuresCSV: MeasureFormat {
  public init() {}

  public func text(of measures: [PerformanceMeasure], fiscalYear: FiscalYear) -> String {
    var text = CSVText.line([
      "fiscal_year", "measure", "numerator_line", "numerator", "denominator_line", "denominator", "percent",
      "not_computable",
    ])
    for measure in measures {
      text +=
        CSVText.line([
          "\(fiscalYear)", measure.kind.rawValue, measure.kind.lines.numerator,
          measure.numerator.map { String($0) } ?? "", measure.kind.lines.denominator,
          measure.denominator.map { String($0) } ?? "", measure.percent ?? "", measure.obstacle ?? "",
        ])
    }
    return text
  }
}

public struct MeasuresJSON: MeasureFormat {
  public init() {}

  public func text(of measures: [PerformanceMeasure], fiscalYear: FiscalYear) -> String {
    let json = JSONText.object([
      ("fiscal_year", .integer(Int64(fiscalYear.number))),
      (
        "measures",
        .array(
          measures.map { measure in
            .object([
              ("measure", .string(measure.kind.rawValue)), ("title", .string(measure.kind.title)),
              ("numerator_line", .string(measure.kind.lines.numerator)), ("numerator", .optional(measure.numerator)),
              ("denominator_line", .string(measure.kind.lines.denominator)),
              ("denominator", .optional(measure.denominator)), ("percent", .optional(measure.percent)),
              ("not_computable", .optional(measure.obstacle)),
            ])
          })
      ),
    ])
    return json.text() + "\n"
  }
}

/// ```
/// Paternity establishment, IV-D       114.29 %   line 6 / line 5a = 8 / 7
/// Arrears collections                 not computable: line 28 is 0
/// ```
public struct MeasuresText: MeasureFormat {
  public init() {}

  public func text(of measures: [PerformanceMeasure], fiscalYear: FiscalYear) -> String {
    let width = (measures.map(\.kind.title.count).max() ?? 0) + 2
    return measures.map { measure in
      let title = measure.kind.title + String(repeating: " ", count: width - measure.kind.title.count)
      guard let percent = measure.percent, let numerator = measure.numerator, let denominator = measure.denominator
      else { return title + "not computable: \(measure.obstacle ?? "the level does not fit")\n" }
      let padding = String(repeating: " ", count: max(0, 7 - percent.count))
      let lines = measure.kind.lines
      return title + padding
        + "\(percent) %   line \(lines.numerator) / line \(lines.denominator) = \(numerator) / \(denominator)\n"
    }.joined()
  }
}
