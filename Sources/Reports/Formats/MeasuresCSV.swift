import Records

/// One row a measure, in the order of the law; the paternity percentage that is not elected has its level only.
///
/// ```
/// fiscal_year,measure,numerator_line,numerator,denominator_line,denominator,level,not_computable,elected,…
/// 2024,paternity_iv_d,6,91250,5a,100000,91.25,,yes,…
/// ```
public struct MeasuresCSV: MeasureFormat {
  /// What has words in it, and so may have commas, stands at the end.
  public static let columns = [
    "fiscal_year", "measure", "numerator_line", "numerator", "denominator_line", "denominator", "level",
    "not_computable", "elected", "prior_level", "applicable_percentage", "applicable_by", "data", "weight",
    "incentive_base", "penalty", "next_level", "next_percentage", "next_units", "next_unit", "next_incentive_base",
    "next_incentive", "no_penalty_level", "no_penalty_units", "applicable_reason", "penalty_reason",
  ]

  public init() {}

  public func text(of measures: YearMeasures) -> String {
    var text = CSVText.line(Self.columns)
    for kind in MeasureKind.allCases {
      if let result = measures.results.first(where: { $0.level.kind == kind }) {
        text += CSVText.line(row(of: result.level, measures) + row(of: result, measures))
      } else {
        let blank = Array(repeating: "", count: Self.columns.count - 9)
        text += CSVText.line(row(of: measures.otherPaternity, measures) + ["no"] + blank)
      }
    }
    return text
  }

  private func row(of level: Level, _ measures: YearMeasures) -> [String] {
    let lines = level.kind.lines ?? measures.costLines
    return [
      "\(measures.fiscalYear)", level.kind.rawValue, lines.numerator, level.numerator?.plainText() ?? "",
      lines.denominator, level.denominator?.plainText() ?? "", level.value?.text(decimals: 2) ?? "",
      level.obstacle ?? "",
    ]
  }

  private func row(of result: YearMeasures.Result, _ measures: YearMeasures) -> [String] {
    let earned = measures.estimate.earned.first { $0.kind == result.level.kind }
    let next = result.nextStep
    return [
      "yes", result.prior.value?.text(decimals: 2) ?? "", String(result.applicable.percentage),
      result.applicable.ground.rawValue, result.reliability.rawValue,
      result.terms.weight.text(decimals: 2), earned?.base.text(decimals: 2) ?? "", result.penalty.word.rawValue,
      next?.threshold.plainText() ?? "", next?.percentage.map { String($0.then) } ?? "",
      next?.units.map { String($0) } ?? "", next?.units == nil ? "" : result.level.kind.unit,
      next?.base?.text(decimals: 2) ?? "", next?.payment?.text(decimals: 2) ?? "",
      result.penaltyStep?.threshold.plainText() ?? "", result.penaltyStep?.units.map { String($0) } ?? "",
      result.applicable.reason, result.penalty.reason,
    ]
  }
}
