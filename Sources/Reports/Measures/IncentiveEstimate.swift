/// A state's share of the pool, step by step (658a(b); 45 CFR 305.31; performance-and-audit.md 2.3 to 2.6).
public struct IncentiveEstimate: Sendable {
  /// The part of the incentive base that a measure earns.
  public struct Earned: Sendable {
    public var kind: MeasureKind
    public var percentage: Int
    public var weight: Ratio
    public var reliability: DataReliability
    /// Dollars; 0 where the data are not reliable or the level is not computable.
    public var base: Ratio
  }

  public var collectionsBase: CollectionsBase
  public var earned: [Earned] = []
  /// Sum of what is earned; `nil` without a collections base.
  public var base: Ratio?
  /// Incentive bases of all other states.
  public var others: Ratio?
  /// How the other states' bases were come by, in words.
  public var othersOrigin = ""
  public var pool: Pool
  public var share: Ratio?
  /// Dollars, exact.
  public var payment: Ratio?
  /// Why there is no payment.
  public var obstacles: [String] = []

  /// - Throws: `MeasureError.tooLarge`.
  init(
    _ results: [(kind: MeasureKind, percentage: Int, weight: Ratio, reliability: DataReliability)],
    collectionsBase: CollectionsBase, pool: Pool, figures: MeasureFigures
  ) throws {
    self.collectionsBase = collectionsBase
    self.pool = pool
    if let obstacle = pool.obstacle { obstacles.append("pool: " + obstacle) }
    guard let total = collectionsBase.total else {
      obstacles.insert("collections base: " + (collectionsBase.obstacle ?? ""), at: 0)
      if Self.others(figures) == nil { obstacles.append(Self.othersMissing(figures)) }
      return
    }
    var base = Ratio.zero
    var ifReliable = Ratio.zero
    for result in results {
      let full = try Ratio(Int128(result.percentage), over: 100) * result.weight * total
      let earned = result.reliability == .unreliable ? .zero : full
      self.earned.append(
        Earned(
          kind: result.kind, percentage: result.percentage, weight: result.weight, reliability: result.reliability,
          base: earned))
      base = try base + earned
      ifReliable = try ifReliable + full
    }
    self.base = base
    try addOthers(figures, ifReliable: ifReliable)
    try divide()
  }

  /// The sum of all states is taken as it was before any data of this state were found not reliable: what is lost by
  /// that leaves the sum as well (performance-and-audit.md 2.6, variant).
  private mutating func addOthers(_ figures: MeasureFigures, ifReliable: Ratio) throws {
    let given = figures.input("other_states.incentive_base", of: figures.fiscalYear)
    let all = figures.input("all_states.incentive_base", of: figures.fiscalYear)
    if given != nil, all != nil {
      obstacles.append("both other_states.incentive_base and all_states.incentive_base are given: give one")
    } else if let given {
      others = given
      othersOrigin = "other_states.incentive_base"
    } else if let all {
      guard all >= ifReliable else {
        obstacles.append("all_states.incentive_base is smaller than this state's own base of \(ifReliable.dollars)")
        return
      }
      others = try all - ifReliable
      othersOrigin = "all_states.incentive_base \(all.dollars) less this state's \(ifReliable.dollars)"
    } else {
      obstacles.append(Self.othersMissing(figures))
    }
  }

  private static func others(_ figures: MeasureFigures) -> Ratio? {
    figures.input("other_states.incentive_base", of: figures.fiscalYear)
      ?? figures.input("all_states.incentive_base", of: figures.fiscalYear)
  }

  private static func othersMissing(_ figures: MeasureFigures) -> String {
    "share: the annual inputs have no other_states.incentive_base of fiscal year \(figures.fiscalYear)"
  }

  private mutating func divide() throws {
    guard let base, let others, let pool = pool.amount else { return }
    let sum = try base + others
    guard sum > .zero else {
      obstacles.append("the incentive bases of all states are 0")
      return
    }
    share = try base / sum
    payment = try pool * base / sum
  }

  /// What the payment grows by when the state's base grows, all other states and the pool unchanged: pool x others x
  /// growth / (all states x all states with the growth), exact and then half up to the cent.
  func gain(of growth: Ratio) throws -> Ratio? {
    guard let base, let others, let pool = pool.amount, payment != nil else { return nil }
    let sum = try base + others
    return try (pool * others / sum).timesRoundedToHundredths(growth / (sum + growth))
  }
}
