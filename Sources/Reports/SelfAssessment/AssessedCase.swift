import Records

/// A case of the universe: where it belongs, and where its row came from.
public struct ReviewCase: Sendable {
  public var caseID: String
  public var county: String
  public var office: String?
  public var workerID: String?
  public var lastDay: DayNumber
  /// Below the folder of deliveries.
  public var sourceFile: String
  public var sourceLine: Int64
}

/// What became of the cases of the universe under one criterion, in the order of the universe.
public struct CriterionResult: Sendable {
  public var criterion: Criterion
  /// By case: what decides, or `nil` where the criterion does not apply.
  public var deciding: [JudgedAction?]
  /// By case: why the criterion does not apply, as its place in `criterion.reasons`.
  public var reasons: [UInt8]
  /// Under the rule `all`, by case: whatever does not hold, worst first.
  public var failing: [Int: [JudgedAction]]
  /// The cases that were drawn, in the order of drawing; `nil` where all are reviewed.
  public var drawn: [Int]?
  /// Cases to which the criterion applies.
  public var applicable: Int

  /// The reviewed cases in the order of the universe.
  public var reviewed: [Int] { drawn?.sorted() ?? deciding.indices.filter { deciding[$0] != nil } }
}
