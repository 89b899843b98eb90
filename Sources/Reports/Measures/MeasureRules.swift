/// The rules of `pipelines/measures/`: tables, weights, penalties, pools and form lines, each with its fiscal years.
public struct MeasureRules: Sendable {
  public var incentives: [IncentiveRules]
  public var penalties: PenaltyRules
  public var forms: [FormRules]
  public var pools: [PoolRules]
  public var phaseIn: PhaseIn

  /// What a set of rules says of itself.
  public struct Origin: Sendable, Equatable {
    public var effective: EffectiveYears
    public var citation: String
    public var confidence: String
    /// The file of the rules.
    public var file: String
  }

  /// Part of the amount by the rule that was paid in the first years.
  public struct PhaseIn: Sendable {
    public var citation: String
    public var confidence: String
    /// Thirds by fiscal year.
    public var thirds: [Int: Int]
  }
}

/// Applicable percentages and weights (658a(b)(5), (6); 45 CFR 305.33).
public struct IncentiveRules: Sendable {
  public enum Lookup: String, Sendable, CaseIterable {
    /// The exact level.
    case exact
    /// The level as printed, with two digits after the point.
    case twoDecimals = "two_decimals"
  }

  /// `floor <= level < end` earns the percentage; the last bracket has no end.
  public struct Bracket: Sendable, Equatable {
    public var floor: Ratio
    public var end: Ratio?
    public var percentage: Int
  }

  public struct Table: Sendable {
    public var id: String
    public var title: String
    /// From 0 up, without a gap.
    public var brackets: [Bracket]
  }

  /// Below a level, a rise over the year before earns a percentage all the same.
  public struct Improvement: Sendable, Equatable {
    public var below: Ratio
    public var points: Ratio
    public var percentage: Int
  }

  public struct Terms: Sendable {
    public var table: Table
    /// Part of the collections base that is the measure's maximum incentive base.
    public var weight: Ratio
    public var improvement: Improvement?
  }

  public var origin: MeasureRules.Origin
  public var lookup: Lookup
  public var terms: [IncentiveMeasure: Terms]
}

/// Performance standards and what missing one costs (45 CFR 305.40, 305.61).
public struct PenaltyRules: Sendable {
  public enum Rounding: String, Sendable, CaseIterable {
    case whole
    case none
  }

  /// A level in the range needs a rise of so many points over the year before.
  public struct Increase: Sendable, Equatable {
    public var floor: Ratio
    public var end: Ratio
    public var points: Ratio
  }

  public struct Standard: Sendable {
    public var measure: IncentiveMeasure
    public var table: String
    public var rounding: Rounding
    public var acceptable: Ratio
    /// From 0 to the acceptable level, without a gap.
    public var increases: [Increase]
  }

  /// Percent of the title IV-A amounts.
  public struct Reduction: Sendable, Equatable {
    public var finding: String
    public var least: Ratio
    public var most: Ratio
  }

  public struct Edition: Sendable {
    public var origin: MeasureRules.Origin
    public var standards: [Standard]
    /// First finding, second, third and later.
    public var reductions: [Reduction]
  }

  /// A lower standard for all states.
  public struct Relief: Sendable {
    public var origin: MeasureRules.Origin
    public var measure: IncentiveMeasure
    public var acceptable: Ratio
    /// A finding that the data are not reliable carries no penalty.
    public var setsAsideUnreliableData: Bool
  }

  public var editions: [Edition]
  public var relief: [Relief]
  /// From when a state may be granted relief of its own.
  public var disasterRelief: MeasureRules.Origin
}

/// Which cells of other forms make cost-effectiveness and the collections base, by version of the forms.
public struct FormRules: Sendable {
  /// Factor times the sum of the line's columns.
  public struct Term: Sendable, Equatable {
    public var factor: Ratio
    public var line: String
    public var columns: [String]

    /// `34.8[A..E]`, `34.8[G]`, or a word.
    public var text: String {
      guard columns != ["a"] else { return line }
      let isRange = columns.count > 2
      return line + "[" + (isRange ? "\(columns[0])..\(columns[columns.count - 1])" : columns.joined(separator: ","))
        + "]"
    }
  }

  /// `34.4b[G] + 34.8[G]`, `396.7[A,C] - 396.1c[A,C]`, with factors other than 1.
  static func text(_ terms: [Term]) -> String {
    var text = ""
    for term in terms {
      let factor = term.factor.magnitude == Ratio(1) ? "" : term.factor.magnitude.plainText() + " x "
      let sign = term.factor.isNegative ? (text.isEmpty ? "-" : " - ") : (text.isEmpty ? "" : " + ")
      text += sign + factor + term.text
    }
    return text
  }

  public var origin: MeasureRules.Origin
  public var version: String
  public var collections: [Term]
  public var expenditures: [Term]
  public var collectionsBase: [Term]
}

/// The amount that all states share.
public struct PoolRules: Sendable {
  public var origin: MeasureRules.Origin
  /// Dollars by fiscal year.
  public var amounts: [Int: Ratio]
  /// Mean of the consumer price index by fiscal year.
  public var indexes: [Int: Ratio]
  public var indexConfidence: String
}
