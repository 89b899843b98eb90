/// A level of performance: an exact percentage, or for cost-effectiveness a ratio (45 CFR 305.2). Never capped (E-2).
public struct Level: Sendable {
  public var kind: MeasureKind
  public var fiscalYear: Int
  /// `nil` where it is missing or the level was given as such.
  public var numerator: Ratio?
  public var denominator: Ratio?
  /// `nil` where it is not computable, which is not 0 (E-1).
  public var value: Ratio?
  /// A published level, not made from lines.
  public var isGiven = false
  /// Why there is no level.
  public var obstacle: String?
  /// What contradicts the definition of the lines (E-1, E-3 to E-5).
  public var faults: [String] = []

  /// `91.25 %`, or nothing.
  public var text: String? { value.map(kind.text) }

  /// - Parameter forms: the rules of the other forms in the year; without them cost-effectiveness can only be given.
  /// - Throws: `MeasureError.tooLarge`.
  public init(_ kind: MeasureKind, of year: Int, from figures: MeasureFigures, forms: FormRules?) throws {
    self.kind = kind
    fiscalYear = year
    if let lines = kind.lines {
      numerator = figures.line(lines.numerator, of: year)
      denominator = figures.line(lines.denominator, of: year)
      if numerator == nil {
        obstacle = figures.missing(lines.numerator, of: year, kind)
      } else if denominator == nil {
        obstacle = figures.missing(lines.denominator, of: year, kind)
      }
    } else if let forms {
      let collections = try FormSum(forms.collections, of: year, from: figures)
      let expenditures = try FormSum(forms.expenditures, of: year, from: figures)
      numerator = collections.total
      denominator = expenditures.total
      let missing = collections.missing + expenditures.missing
      if !missing.isEmpty { obstacle = FormSum.obstacle(missing, of: year) }
    } else {
      obstacle = "no formula is known for fiscal year \(year)"
    }
    if obstacle == nil { try divide() } else { give(figures) }
  }

  /// The rows of one line may be missing where the level itself is known.
  private mutating func give(_ figures: MeasureFigures) {
    guard let level = figures.input("level." + kind.rawValue, of: fiscalYear) else { return }
    value = level
    isGiven = true
    obstacle = nil
    numerator = nil
    denominator = nil
  }

  private mutating func divide() throws {
    guard let numerator, let denominator else { return }
    let (top, bottom) = names
    for (name, number) in [(top, numerator), (bottom, denominator)] where number.isNegative {
      faults.append("\(name) is below 0: \(number.plainText())")
    }
    if denominator == .zero { faults.append("\(bottom) is 0") }
    switch kind {
    case .supportOrders, .arrearsCollections:
      if numerator > denominator, faults.isEmpty {
        faults.append(
          "\(top) is greater than \(bottom), of which it is a part: \(numerator.plainText()) of \(denominator.plainText())"
        )
      }
    case .currentCollections:
      if numerator > denominator, faults.isEmpty {
        faults.append(
          "\(top) is greater than \(bottom), explain it: \(numerator.plainText()) paid of \(denominator.plainText()) due"
        )
        value = try numerator * Ratio(100) / denominator
        return
      }
    case .paternityIVD, .paternityStatewide, .costEffectiveness: break
    }
    guard faults.isEmpty else {
      obstacle = faults[0]
      return
    }
    value = try numerator * Ratio(kind.isPercent ? 100 : 1) / denominator
  }

  /// What numerator and denominator are called in words.
  public var names: (numerator: String, denominator: String) {
    guard let lines = kind.lines else { return ("collections", "expenditures") }
    return ("line \(lines.numerator)", "line \(lines.denominator)")
  }
}
