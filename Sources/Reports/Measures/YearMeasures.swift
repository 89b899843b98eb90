import Warehouse

/// The measures of a fiscal year with all that follows from them: applicable percentages, incentive estimate, penalties,
/// and what would move them.
public struct YearMeasures: Sendable {
  /// One of the five measures.
  public struct Result: Sendable {
    public var level: Level
    /// The same kind of level a year earlier.
    public var prior: Level
    public var reliability: DataReliability
    /// Table, weight and improvement alternative of the measure.
    public var terms: IncentiveRules.Terms
    public var applicable: ApplicablePercentage
    public var penalty: PenaltyStatus
    /// To the next applicable percentage.
    public var nextStep: NextStep?
    /// To no penalty.
    public var penaltyStep: NextStep?
  }

  public var fiscalYear: FiscalYear
  /// Lines of the OCSE-157 are those of the warehouse, not of the annual inputs.
  public var isFromWarehouse: Bool
  /// The paternity percentage that counts, and why this one.
  public var electedPaternity: MeasureKind
  public var electedBecause: String
  /// The other paternity percentage.
  public var otherPaternity: Level
  /// In the order of the law.
  public var results: [Result]
  public var estimate: IncentiveEstimate
  /// Lines of the other forms that cost-effectiveness is made from, such as `34.8[G]`.
  public var costLines: (numerator: String, denominator: String)
  /// Dollars otherwise payable under title IV-A, which a penalty reduces.
  public var tanfGrant: Ratio?
  /// The rules that were applied: what, citation, confidence.
  public var rules: [(subject: String, citation: String, confidence: String)]
  /// Figures that contradict each other or the definition of their line.
  public var faults: [String]
  /// What the reader has to know to use the figures.
  public var notes: [String]

  /// - Throws: `MeasureError`.
  public init(of fiscalYear: FiscalYear, figures: MeasureFigures, rules: MeasureRules) throws {
    let year = fiscalYear.number
    if figures.isEmpty { throw MeasureError.nothingKnown(fiscalYear: year) }
    let incentives = try Self.inForce(rules.incentives, "incentives.yaml", year, \.origin)
    let forms = try Self.inForce(rules.forms, "forms.yaml", year, \.origin)
    let pools = try Self.inForce(rules.pools, "pool.yaml", year, \.origin)
    let penalties = try Self.inForce(rules.penalties.editions, "penalties.yaml", year, \.origin)
    let priorForms = rules.forms.first { $0.origin.effective.contains(year - 1) }

    self.fiscalYear = fiscalYear
    isFromWarehouse = figures.hasReport
    let paternity = try Self.paternity(figures, year: year)
    electedPaternity = paternity.elected
    electedBecause = paternity.because
    otherPaternity = try Level(
      paternity.elected == .paternityIVD ? .paternityStatewide : .paternityIVD, of: year, from: figures, forms: forms)

    results = try MeasureKind.allCases.filter { $0.measure != .paternity || $0 == paternity.elected }.map {
      try Result(
        $0, of: year, figures: figures, incentives: incentives, penalties: rules.penalties, forms: forms,
        priorForms: priorForms)
    }
    costLines = (FormRules.text(forms.collections), FormRules.text(forms.expenditures))
    tanfGrant = figures.input("tanf_grant", of: year)
    let base = try CollectionsBase(of: year, forms: forms, figures: figures)
    estimate = try IncentiveEstimate(
      results.map { result in
        (result.level.kind, result.applicable.percentage, result.terms.weight, result.reliability)
      }, collectionsBase: base, pool: try Pool(of: year, rules: pools, figures: figures), figures: figures)
    for (index, result) in results.enumerated() {
      try results[index].nextStep?.value(
        weight: result.terms.weight, reliability: result.reliability, estimate: estimate)
    }
    self.rules =
      [
        ("applicable percentages", incentives.origin.citation, incentives.origin.confidence),
        ("penalties", penalties.origin.citation, penalties.origin.confidence),
        ("form lines", forms.origin.citation + " (\(forms.version))", forms.origin.confidence),
        ("pool", pools.origin.citation, pools.origin.confidence),
      ]
      + (estimate.pool.steps.isEmpty ? [] : [("price indexes", "consumer price index (CPI-U)", pools.indexConfidence)])
    faults = results.flatMap(\.level.faults) + (try Self.columnFaults(figures, year: year))
    notes = []
    notes = notes(rules)
  }

  private static func inForce<Rules>(
    _ editions: [Rules], _ file: String, _ year: Int, _ origin: KeyPath<Rules, MeasureRules.Origin>
  ) throws -> Rules {
    guard let rules = editions.first(where: { $0[keyPath: origin].effective.contains(year) }) else {
      throw MeasureError.noRules(
        fiscalYear: year, file: file,
        effective: editions.map { "\($0[keyPath: origin].effective)" }.joined(separator: ", "))
    }
    return rules
  }

  /// The percentage that the state elected; where that is not given, the one that can be computed.
  private static func paternity(_ figures: MeasureFigures, year: Int) throws -> (elected: MeasureKind, because: String)
  {
    if let statewide = figures.flag("elected.paternity_statewide", of: year) {
      return (statewide ? .paternityStatewide : .paternityIVD, "elected in the annual inputs")
    }
    let own = try Level(.paternityIVD, of: year, from: figures, forms: nil).value != nil
    let statewide = try Level(.paternityStatewide, of: year, from: figures, forms: nil).value != nil
    if !own, statewide {
      return (.paternityStatewide, "the only one that is known; no election is given")
    }
    return (
      .paternityIVD, own && !statewide ? "the only one that is known; no election is given" : "no election is given"
    )
  }

  /// Column G of a line of the OCSE-34 is the sum of its columns A to F.
  private static func columnFaults(_ figures: MeasureFigures, year: Int) throws -> [String] {
    try ["34.4b", "34.5", "34.8"].compactMap { line in
      guard let total = figures.input(line, "G", of: year) else { return nil }
      var sum = Ratio.zero
      for column in ["A", "B", "C", "D", "E", "F"] {
        guard let cell = figures.input(line, column, of: year) else { return nil }
        sum = try sum + cell
      }
      return sum == total ? nil : "\(line) column G is \(total.dollars), its columns A to F add up to \(sum.dollars)"
    }
  }

  private func notes(_ rules: MeasureRules) -> [String] {
    var notes: [String] = []
    let year = fiscalYear.number
    let assumed = results.filter { $0.reliability == .assumed }
    if !assumed.isEmpty {
      notes.append(
        (assumed.count == results.count ? "all data" : assumed.map(\.level.kind.title).joined(separator: ", "))
          + ": taken as reliable, no audit finding of fiscal year \(year) is given")
    }
    if let thirds = rules.phaseIn.thirds[year] {
      notes.append(
        "in fiscal year \(year) \(thirds == 1 ? "one third" : "two thirds") of the incentive followed this rule, the rest "
          + "the rule before it (\(rules.phaseIn.citation), confidence \(rules.phaseIn.confidence))")
    }
    for result in results where result.level.value == nil && estimate.base != nil {
      notes.append("\(result.level.kind.title) counts nothing in the estimate: its level is not computable")
    }
    if results.contains(where: { $0.penalty.hasCorrectiveYear }) {
      notes.append(
        "the penalty of a first finding is suspended: fiscal year \(year + 1) is the corrective-action year; not corrected, it reduces title "
          + "IV-A amounts from the first quarter of fiscal year \(year + 2) on (305.42, 305.61, 305.66)")
    }
    return notes
  }
}
