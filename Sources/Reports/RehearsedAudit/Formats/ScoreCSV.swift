import Records

/// A row for each line. Rates are decimal numbers, rounded down.
public struct ScoreCSV: ScoreFormat {
  public init() {}

  static let header = [
    "fiscal_year", "line", "frame", "drawn", "answered", "correct", "effective_size", "efficiency", "exact_lower",
    "exact_upper", "exact_status", "normal_lower", "normal_upper", "normal_status", "dollar_accuracy", "verdict",
    "further_exact", "further_normal", "further_correct",
  ]

  public func text(of score: RehearsalScore) -> String {
    CSVText.line(Self.header)
      + score.lines.map { line in
        let estimate = line.estimate
        let exact = estimate?.exactInterval
        let normal = estimate?.normalInterval
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        func rate(_ value: Int?) -> String { value.map(RateText.decimal) ?? "" }
        return CSVText.line([
          String(score.sample.fiscalYear), line.line.line, String(line.line.frame), String(line.line.rows.count),
          String(line.answered), String(line.correct), number(estimate?.effectiveSize), rate(estimate?.efficiency),
          rate(exact?.lower), rate(exact?.upper), estimate?.exactStatus.rawValue ?? "", rate(normal?.lower),
          rate(normal?.upper), estimate?.normalStatus.rawValue ?? "", rate(line.dollarAccuracy),
          line.verdict?.rawValue ?? "", number(line.further?.provesShortfallExact),
          number(line.further?.provesShortfallNormal), number(line.further?.meetsStandard),
        ])
      }.joined()
  }
}
