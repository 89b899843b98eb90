/// The collections base: collections for current and former assistance twice, all others once (45 CFR 305.31(f)).
public struct CollectionsBase: Sendable {
  /// The terms by the form in force; without amounts where the base itself was given.
  public var sum: FormSum
  public var version: String
  public var confidence: String
  /// Dollars; `nil` where it is not computable.
  public var total: Ratio?
  /// The base itself is a row of the annual inputs.
  public var isGiven = false
  public var obstacle: String?

  /// - Throws: `MeasureError.tooLarge`.
  public init(of year: Int, forms: FormRules, figures: MeasureFigures) throws {
    sum = try FormSum(forms.collectionsBase, of: year, from: figures)
    version = forms.version
    confidence = forms.origin.confidence
    total = sum.total
    if total == nil, let given = figures.input("collections_base", of: year) {
      total = given
      isGiven = true
    }
    if total == nil { obstacle = FormSum.obstacle(sum.missing, of: year) }
    if let total, total.isNegative { obstacle = "the sum of the lines is below 0" }
    if obstacle != nil { total = nil }
  }
}
