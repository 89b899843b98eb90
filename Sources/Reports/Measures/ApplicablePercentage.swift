/// What part of a measure's maximum incentive base a level earns, and by what (658a(b)(6); 45 CFR 305.33).
public struct ApplicablePercentage: Sendable, Equatable {
  public enum Ground: String, Sendable {
    /// The bracket of the table.
    case table
    /// The rise over the year before.
    case improvement
    /// Nothing is earned.
    case none
  }

  public var percentage: Int
  public var ground: Ground
  /// In words.
  public var reason: String

  /// - Parameters:
  ///   - level: of the year.
  ///   - prior: of the year before, the same kind of level (E-7); without a value the rise is not shown (E-6).
  ///   - priorIsReliable: `false` where an audit found it not reliable (E-6).
  /// - Throws: `MeasureError.tooLarge`.
  public init(
    level: Level, prior: Level, priorIsReliable: Bool, terms: IncentiveRules.Terms, lookup: IncentiveRules.Lookup
  )
    throws
  {
    let kind = level.kind
    guard let value = level.value else {
      self.init(percentage: 0, ground: .none, reason: "the level is not computable")
      return
    }
    let looked = try lookup.level(value)
    let bracket = terms.table.bracket(of: looked)
    let range = try terms.table.text(of: bracket, level: looked, kind: kind)
    guard let improvement = terms.improvement, looked < improvement.below, bracket.percentage < improvement.percentage
    else {
      self.init(
        percentage: bracket.percentage, ground: bracket.percentage > 0 ? .table : .none,
        reason: "table \(terms.table.id): \(range)")
      return
    }
    let below = "below \(kind.threshold(improvement.below))"
    let needed = "\(improvement.points.plainText()) points over fiscal year \(prior.fiscalYear)"
    guard let before = prior.value else {
      self.init(
        percentage: bracket.percentage, ground: .none,
        reason: "\(below), and the rise of \(needed) is not shown: \(prior.obstacle ?? "")")
      return
    }
    guard priorIsReliable else {
      self.init(
        percentage: bracket.percentage, ground: .none,
        reason: "\(below), and the rise of \(needed) does not count: the data of that year were found not reliable")
      return
    }
    let rise = try value - before
    let words = try Level.change(
      of: rise, needed: improvement.points, from: kind.text(before), in: prior.fiscalYear)
    let points = "\(improvement.points.plainText()) points"
    guard rise >= improvement.points else {
      self.init(
        percentage: bracket.percentage, ground: .none, reason: "\(below), and \(words) falls short of \(points)")
      return
    }
    self.init(
      percentage: improvement.percentage, ground: .improvement,
      reason: "\(below), but \(words) reaches the \(points) of the alternative")
  }

  init(percentage: Int, ground: Ground, reason: String) {
    self.percentage = percentage
    self.ground = ground
    self.reason = reason
  }
}

extension IncentiveRules.Lookup {
  /// The level as it is looked up.
  func level(_ value: Ratio) throws -> Ratio {
    switch self {
    case .exact: value
    case .twoDecimals: try value.roundedToHundredths()
    }
  }

  /// The exact level from which a threshold counts as reached.
  func reach(_ threshold: Ratio) throws -> Ratio {
    switch self {
    case .exact: threshold
    case .twoDecimals: try threshold - Ratio(1, over: 200)
    }
  }
}

extension IncentiveRules.Table {
  /// The bracket of a level; what is below 0 is in the first.
  public func bracket(of level: Ratio) -> IncentiveRules.Bracket {
    brackets.last { $0.floor <= level } ?? brackets[0]
  }

  /// `at least 78 %, below 79 %`; a level that its two printed digits would put into another bracket is given in full.
  func text(of bracket: IncentiveRules.Bracket, level: Ratio, kind: MeasureKind) throws -> String {
    let least = bracket.floor == .zero ? nil : "at least \(kind.threshold(bracket.floor))"
    let range = [least, bracket.end.map { "below \(kind.threshold($0))" }].compactMap { $0 }.joined(separator: ", ")
    if try self.bracket(of: level.roundedToHundredths()) == bracket { return range }
    return range + ", exactly \(level.plainText())"
  }
}

extension Ratio {
  var magnitude: Ratio { isNegative ? -self : self }
}

extension Level {
  /// `a rise of 0.8 points from 39.20 % in fiscal year 2020`, with as many digits as tell it from the rise needed.
  static func change(of rise: Ratio, needed: Ratio, from before: String, in year: Int) throws -> String {
    let printed = try rise.roundedToHundredths()
    let shown = (printed >= needed) == (rise >= needed) ? printed : rise
    let word = rise.isNegative ? "fall" : "rise"
    return "a \(word) of \(shown.magnitude.plainText()) points from \(before) in fiscal year \(year)"
  }
}
