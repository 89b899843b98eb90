/// Whether a level carries a performance penalty, and why (45 CFR 305.40, 305.61; 652(g)).
public struct PenaltyStatus: Sendable {
  public enum Word: String, Sendable {
    /// The level is acceptable.
    case none = "no_penalty"
    /// Below it, but the rise over the year before is enough.
    case improved = "no_penalty_by_improvement"
    /// Deficient: the following year is the corrective-action year.
    case penalty
    case undetermined
    /// The measure carries no penalty.
    case noStandard = "no_standard"
  }

  public var word: Word
  /// In words.
  public var reason: String
  /// The standard in force for the year; `nil` for measures that carry no penalty.
  public var standard: PenaltyRules.Standard?
  /// What was granted for the year, in words.
  public var relief: String?
  /// What not correcting the deficiency costs; `nil` where there is none.
  public var reduction: PenaltyRules.Reduction?
  /// The following year is for correction; a consecutive finding on the same measure has no second such year (305.66).
  public var hasCorrectiveYear = false
  /// The smallest exact level that carries no penalty; `nil` where there is a performance standard and it is met, or
  /// none.
  public var safeLevel: Ratio?
}

extension PenaltyRules {
  /// - Parameters:
  ///   - prior: of the year before, the same kind of level; without a value the rise is not shown (E-6).
  ///   - reliability: of the year's data, and of those of the year before.
  /// - Throws: `MeasureError`.
  func status(
    of level: Level, prior: Level, reliability: DataReliability, priorReliability: DataReliability,
    figures: MeasureFigures
  ) throws -> PenaltyStatus {
    let year = level.fiscalYear
    let measure = level.kind.measure
    guard let edition = editions.first(where: { $0.origin.effective.contains(year) }) else {
      throw MeasureError.noRules(
        fiscalYear: year, file: "penalties.yaml",
        effective: editions.map { "\($0.origin.effective)" }.joined(separator: ", "))
    }
    guard var standard = edition.standards.first(where: { $0.measure == measure }) else {
      return PenaltyStatus(word: .noStandard, reason: "no performance standard")
    }
    let granted = relief(measure, year: year, standard: standard, figures: figures)
    standard.acceptable = granted.acceptable
    var status = try Self.performance(level, prior, priorReliability, standard)
    status.standard = standard
    status.relief = granted.words
    if reliability == .unreliable {
      if granted.setsAsideUnreliableData {
        status.reason += "; the finding that the data are not reliable is set aside"
      } else {
        let found = "the data were found not complete and reliable"
        status.reason = status.word == .penalty ? status.reason + "; also " + found : found
        status.word = .penalty
        status.safeLevel = nil
      }
    }
    if status.word == .penalty {
      let before = figures.input("findings_before." + measure.rawValue, of: year).map { Int($0.floor) } ?? 0
      status.reduction = edition.reductions[min(before, edition.reductions.count - 1)]
      status.hasCorrectiveYear = before == 0
    }
    return status
  }

  private func relief(_ measure: IncentiveMeasure, year: Int, standard: Standard, figures: MeasureFigures)
    -> (acceptable: Ratio, setsAsideUnreliableData: Bool, words: String?)
  {
    var acceptable = standard.acceptable
    var setsAside = false
    var words: [String] = []
    for relief in relief where relief.measure == measure && relief.origin.effective.contains(year) {
      acceptable = min(acceptable, relief.acceptable)
      setsAside = setsAside || relief.setsAsideUnreliableData
      words.append("acceptable level \(relief.acceptable.plainText()) % by \(relief.origin.citation)")
    }
    if disasterRelief.effective.contains(year) {
      if let level = figures.input("relief." + measure.rawValue, of: year), level < acceptable {
        acceptable = level
        words.append("acceptable level \(level.plainText()) % approved for this state and year, 305.61(f)")
      }
      if figures.flag("relief.reliable." + measure.rawValue, of: year) == true {
        setsAside = true
        words.append("adverse data-reliability findings set aside for this state and year, 305.61(f)")
      }
    }
    return (acceptable, setsAside, words.isEmpty ? nil : words.joined(separator: "; "))
  }

  private static func performance(
    _ level: Level, _ prior: Level, _ priorReliability: DataReliability, _ standard: Standard
  ) throws -> PenaltyStatus {
    guard let value = level.value else {
      return PenaltyStatus(word: .undetermined, reason: "the level is not computable")
    }
    let looked = try standard.rounded(value)
    let isWhole = standard.rounding == .whole
    let shown = isWhole ? "\(looked.plainText()) % (rounded)" : level.kind.text(value)
    let acceptable = "\(standard.acceptable.plainText()) %"
    if looked >= standard.acceptable {
      return PenaltyStatus(word: .none, reason: "\(shown) is at least \(acceptable)")
    }
    let known = priorReliability == .unreliable ? nil : try prior.value.map(standard.rounded)
    let points = standard.points(at: looked)
    let needed = "\(points.plainText()) points over fiscal year \(prior.fiscalYear)"
    let safe = try standard.safeLevel(above: looked, prior: known)
    guard let before = known else {
      let why =
        prior.value == nil ? prior.obstacle ?? "" : "the data of that year were found not reliable"
      return PenaltyStatus(
        word: .penalty, reason: "\(shown) is below \(acceptable), and the rise of \(needed) is not shown: \(why)",
        safeLevel: safe)
    }
    let rise = try looked - before
    let from = isWhole ? before.plainText() + " %" : level.kind.text(before)
    let words = try Level.change(of: rise, needed: points, from: from, in: prior.fiscalYear)
    if rise >= points {
      return PenaltyStatus(
        word: .improved,
        reason: "\(shown) is below \(acceptable), but \(words) reaches the \(points.plainText()) points needed")
    }
    return PenaltyStatus(
      word: .penalty,
      reason: "\(shown) is below \(acceptable), and \(words) falls short of \(points.plainText()) points",
      safeLevel: safe)
  }
}

extension PenaltyRules.Standard {
  /// The level as it is compared.
  func rounded(_ level: Ratio) throws -> Ratio { rounding == .whole ? try level.roundedToWhole() : level }

  /// The rise that a level below the acceptable one needs.
  func points(at level: Ratio) -> Ratio {
    (increases.last { $0.floor <= level } ?? increases[0]).points
  }

  /// The smallest exact level above a compared one that carries no penalty.
  func safeLevel(above looked: Ratio, prior: Ratio?) throws -> Ratio {
    if rounding == .whole {
      var level = try looked + Ratio(1)
      while level < acceptable {
        if let prior, try level - prior >= points(at: level) { break }
        level = try level + Ratio(1)
      }
      return try level - Ratio(1, over: 2)
    }
    guard let prior else { return acceptable }
    let reached = try increases.compactMap { range -> Ratio? in
      let level = max(try prior + range.points, range.floor)
      return level < range.end ? level : nil
    }
    return min(acceptable, reached.min() ?? acceptable)
  }
}
