extension YearMeasures.Result {
  /// One measure from its figures to what would move it; what a step is worth is added when the estimate is made.
  /// - Parameters:
  ///   - forms: lines of the other forms in the year.
  ///   - priorForms: the same for the year before; `nil` where no rules go back that far.
  /// - Throws: `MeasureError`.
  init(
    _ kind: MeasureKind, of year: Int, figures: MeasureFigures, incentives: IncentiveRules, penalties: PenaltyRules,
    forms: FormRules, priorForms: FormRules?
  ) throws {
    level = try Level(kind, of: year, from: figures, forms: forms)
    prior = try Level(kind, of: year - 1, from: figures, forms: priorForms)
    reliability = DataReliability(kind.measure, of: year, from: figures)
    let priorReliability = DataReliability(kind.measure, of: year - 1, from: figures)
    guard let terms = incentives.terms[kind.measure] else {
      preconditionFailure("loading proves that every measure has terms")
    }
    self.terms = terms
    applicable = try ApplicablePercentage(
      level: level, prior: prior, priorIsReliable: priorReliability != .unreliable, terms: terms,
      lookup: incentives.lookup)
    penalty = try penalties.status(
      of: level, prior: prior, reliability: reliability, priorReliability: priorReliability, figures: figures)
    nextStep = try NextStep.incentive(
      level, prior: prior, priorIsReliable: priorReliability != .unreliable, applicable: applicable, rules: incentives)
    if let safeLevel = penalty.safeLevel {
      penaltyStep = try NextStep(
        .penalty, table: penalty.standard?.table ?? "", level: level, threshold: safeLevel)
    }
  }
}
