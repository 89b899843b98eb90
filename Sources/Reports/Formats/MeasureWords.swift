/// The words that the text and the page of the measures share.
enum MeasureWords {
  /// `line 6 / line 5a = 91,250 / 100,000`.
  static func origin(of level: Level, _ measures: YearMeasures) -> String {
    guard let numerator = level.numerator, let denominator = level.denominator else {
      return "given as a level in the annual inputs"
    }
    let numbers = "\(numerator.plainText(grouped: true)) / \(denominator.plainText(grouped: true))"
    guard let lines = level.kind.lines else { return "\(numbers) (collections / expenditures)" }
    return "line \(lines.numerator) / line \(lines.denominator) = \(numbers)"
  }

  /// `earns 96 %`.
  static func earned(_ result: YearMeasures.Result) -> String {
    result.applicable.percentage == 0 ? "earns nothing" : "earns \(result.applicable.percentage) %"
  }

  static func penalty(_ word: PenaltyStatus.Word) -> String {
    switch word {
    case .none: "no penalty"
    case .improved: "no penalty, by improvement"
    case .penalty: "penalty"
    case .undetermined: "penalty undetermined"
    case .noStandard: "carries no penalty"
    }
  }

  /// How far it is: `840 more cases on line 2: from 78.20 % to 79 % (table 1)`.
  static func way(_ step: NextStep) -> String {
    let goal: String
    switch step.goal {
    case .table: goal = "table \(step.table)"
    case .improvement: goal = "improvement alternative"
    case .penalty: goal = "no penalty, table \(step.table)"
    }
    let kind = step.kind
    let level = "\(kind.threshold(step.threshold)) (\(goal))"
    guard let units = step.units, let count = try? Ratio(units, over: 1).text(decimals: 0, grouped: true) else {
      return "\(step.distance.plainText()) \(kind.isPercent ? "points more" : "more") reach \(level)"
    }
    let place = kind.lines.map { " on line \($0.numerator)" } ?? " collected"
    let unit = units == 1 ? singular(kind.unit) : kind.unit
    return "\(count) more \(unit)\(place) \(units == 1 ? "reaches" : "reach") \(level)"
  }

  /// What it is worth, one line each.
  static func worth(_ step: NextStep, _ result: YearMeasures.Result) -> [String] {
    guard let percentage = step.percentage else { return [] }
    var words = "applicable percentage \(percentage.now) to \(percentage.then)"
    if result.reliability == .unreliable { return [words + "; worth nothing while the data are not reliable"] }
    if let base = step.base { words += "; incentive base + \(base.text(decimals: 2, grouped: true))" }
    if let payment = step.payment { words += "; incentive + \(payment.text(decimals: 2, grouped: true))" }
    return [words]
  }

  /// What a penalty takes; `nil` where there is none.
  static func reduction(_ status: PenaltyStatus, grant: Ratio?) -> String? {
    guard let reduction = status.reduction else { return nil }
    var words = "\(reduction.finding) finding: "
    words += status.hasCorrectiveYear ? "if not corrected in the year after, " : "no further year to correct it, "
    words += "\(reduction.least.plainText()) to \(reduction.most.plainText()) % of title IV-A amounts"
    if let grant, let least = try? grant * reduction.least / Ratio(100),
      let most = try? grant * reduction.most / Ratio(100)
    {
      words += ", \(least.text(decimals: 2, grouped: true)) to \(most.text(decimals: 2, grouped: true)) a year"
    }
    return words
  }

  private static func singular(_ unit: String) -> String {
    switch unit {
    case "children": "child"
    case "cases": "case"
    default: "dollar"
    }
  }
}
