/// The amount that all states share in a year, and how it was come by (658a(b)(2); 45 CFR 305.31(b)).
public struct Pool: Sendable {
  /// One year of the chain.
  public struct Step: Sendable {
    public var fiscalYear: Int
    /// Mean of the index in the year before, and in the year before it.
    public var index: Ratio
    public var indexBefore: Ratio
    public var amount: Ratio
  }

  public var fiscalYear: Int
  /// Dollars; `nil` where it is not computable.
  public var amount: Ratio?
  /// In words: where the first amount of the chain stands.
  public var origin = ""
  /// Years after the first amount.
  public var steps: [Step] = []
  public var obstacle: String?

  /// - Throws: `MeasureError.tooLarge`.
  public init(of year: Int, rules: PoolRules, figures: MeasureFigures) throws {
    fiscalYear = year
    func known(_ year: Int) -> (amount: Ratio, origin: String)? {
      if let given = figures.input("pool", of: year) { return (given, "annual inputs") }
      return rules.amounts[year].map { ($0, "fixed by law") }
    }
    let first = rules.amounts.keys.min() ?? year
    guard let base = stride(from: year, through: min(first, year), by: -1).first(where: { known($0) != nil }),
      var pool = known(base)
    else {
      obstacle = "no amount is known for fiscal year \(year) or an earlier one"
      return
    }
    origin =
      base == year
      ? pool.origin : "\(pool.amount.dollars) of fiscal year \(base) (\(pool.origin)), raised by the price index"
    for next in stride(from: base + 1, through: year, by: 1) {
      func index(_ year: Int) -> Ratio? { figures.input("cpi", of: year) ?? rules.indexes[year] }
      guard let now = index(next - 1), let before = index(next - 2), before > .zero else {
        let missing = index(next - 2) == nil ? next - 2 : next - 1
        obstacle =
          "the price index of fiscal year \(missing) is not known: give it as cpi, or the pool of fiscal year \(year) as "
          + "pool, in the annual inputs"
        return
      }
      if now > before { pool.amount = try (pool.amount * now / before).roundedToHundredths() }
      steps.append(Step(fiscalYear: next, index: now, indexBefore: before, amount: pool.amount))
    }
    amount = pool.amount
  }
}
