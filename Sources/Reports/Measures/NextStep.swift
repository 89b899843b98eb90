/// What would move a measure: the next threshold above its level, how far it is, and what it is worth.
///
/// More is counted in the numerator alone; the denominator, the collections base, the pool and the other states stay as
/// they are.
public struct NextStep: Sendable {
  public enum Goal: String, Sendable {
    /// A higher bracket of the table.
    case table
    /// The improvement alternative.
    case improvement
    /// No performance penalty.
    case penalty
  }

  public var goal: Goal
  /// Number of the federal table.
  public var table: String
  public var kind: MeasureKind
  /// The exact level from which the goal is reached.
  public var threshold: Ratio
  /// Points, for cost-effectiveness the ratio, from the level to the threshold.
  public var distance: Ratio
  /// Children, cases or dollars more in the numerator; `nil` where the level was given without its lines.
  public var units: Int128?
  /// Applicable percentage now, and there.
  public var percentage: (now: Int, then: Int)?
  /// Dollars that the incentive base grows by; 0 where the data are not reliable.
  public var base: Ratio?
  /// Dollars that the estimated payment grows by.
  public var payment: Ratio?

  /// The distance from a level to a threshold above it. - Throws: `MeasureError.tooLarge`.
  init?(_ goal: Goal, table: String, level: Level, threshold: Ratio) throws {
    guard let value = level.value, threshold > value else { return nil }
    self.goal = goal
    self.table = table
    kind = level.kind
    self.threshold = threshold
    distance = try threshold - value
    if let numerator = level.numerator, let denominator = level.denominator {
      let factor = Ratio(kind.isPercent ? 100 : 1)
      units = try (threshold / factor * denominator - numerator).ceiling
    }
  }

  /// The nearest threshold that earns a higher applicable percentage; `nil` where there is none.
  /// - Throws: `MeasureError.tooLarge`.
  static func incentive(
    _ level: Level, prior: Level, priorIsReliable: Bool, applicable: ApplicablePercentage, rules: IncentiveRules
  ) throws -> NextStep? {
    guard let value = level.value, let terms = rules.terms[level.kind.measure] else { return nil }
    let looked = try rules.lookup.level(value)
    let next = terms.table.brackets.first { $0.floor > looked && $0.percentage > applicable.percentage }
    if let improvement = terms.improvement, applicable.percentage < improvement.percentage, priorIsReliable,
      let before = prior.value
    {
      let threshold = try before + improvement.points
      if threshold < improvement.below, threshold > value {
        var step = try NextStep(.improvement, table: terms.table.id, level: level, threshold: threshold)
        step?.percentage = (applicable.percentage, improvement.percentage)
        return step
      }
    }
    guard let next else { return nil }
    var step = try NextStep(.table, table: terms.table.id, level: level, threshold: rules.lookup.reach(next.floor))
    step?.percentage = (applicable.percentage, next.percentage)
    return step
  }

  /// Adds what the step is worth. - Throws: `MeasureError.tooLarge`.
  mutating func value(weight: Ratio, reliability: DataReliability, estimate: IncentiveEstimate) throws {
    guard let percentage, let total = estimate.collectionsBase.total else { return }
    let points = try Ratio(Int128(percentage.then - percentage.now), over: 100)
    let more = reliability == .unreliable ? .zero : try points * weight * total
    base = more
    payment = try estimate.gain(of: more)
  }
}
