import Records

/// A sample drawn for each criterion from the cases to which it applies (308.1(b)).
///
/// The cases stand in the order of a hash of the seed and the case's id, so that the same seed draws the same cases from
/// the same caseload on any machine, and a larger sample holds the smaller one.
public struct AssessmentSample: Sendable {
  /// Cases of each criterion; `nil` = the suggested size.
  public var size: Int?
  public var seed: UInt64
  /// SHA-256 of a text, in hexadecimal.
  private let hash: @Sendable (String) -> String

  public init(size: Int?, seed: UInt64, hash: @escaping @Sendable (String) -> String) {
    self.size = size
    self.seed = seed
    self.hash = hash
  }

  /// n = ceil(n0 / (1 + (n0 - 1) / N)) with n0 = z² p (1 - p) / e² (performance-and-audit.md 5.1).
  /// - Throws: `MeasureError.tooLarge`.
  public static func suggested(_ rule: AssessmentDefinition.SampleRule, frame: Int) throws -> Int {
    guard frame > 0 else { return 0 }
    let spread = try rule.expected * (Ratio(1) - rule.expected)
    let first = try rule.z * rule.z * spread / (rule.margin * rule.margin)
    let size = try first / (Ratio(1) + (first - Ratio(1)) / Ratio(Int64(frame)))
    return min(frame, Int(size.ceiling))
  }

  /// The assessment with the drawn cases alone reviewed.
  public func drawn(from assessment: SelfAssessment) throws -> SelfAssessment {
    var drawn = assessment
    drawn.sample = self
    let keys = assessment.cases.map { hash("\(seed):\($0.caseID)") }
    for place in drawn.results.indices {
      let result = drawn.results[place]
      let frame = result.deciding.indices.filter { result.deciding[$0] != nil }.sorted { keys[$0] < keys[$1] }
      let count = try size ?? Self.suggested(assessment.definition.sample, frame: frame.count)
      drawn.results[place].drawn = Array(frame.prefix(count))
    }
    return drawn
  }

  /// A digest of the cases of a frame, so that a later draw can prove that it is the same.
  public func frameDigest(_ result: CriterionResult, _ cases: [ReviewCase]) -> String {
    hash(result.deciding.indices.filter { result.deciding[$0] != nil }.map { cases[$0].caseID + "\n" }.joined())
  }
}
