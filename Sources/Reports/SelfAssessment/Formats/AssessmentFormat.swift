/// Writes the table of a self-assessment.
public protocol AssessmentFormat: Sendable {
  /// - Parameter part: the parts of the state to break it down by; `nil` = the state alone.
  func text(of assessment: SelfAssessment, by part: SelfAssessment.Part?) throws -> String
}

extension FormRow {
  /// Column C as it is shown: one digit after the point.
  var rateText: String { rate.map { $0.text(decimals: 1) } ?? "" }
  var previousText: String { previous.map { $0.text(decimals: 1) } ?? "" }
  var standardText: String { standard.map { String($0) } ?? "" }
  var notApplicable: Int { universe - applicable }

  /// The interval around column C: `79.3 to 88.1`.
  func intervalText(_ rule: AssessmentDefinition.SampleRule) -> String? {
    guard criterion != nil, let rate, let half = halfWidth(z: rule.z) else { return nil }
    guard let width = try? Ratio(Int128(half), over: 100), let low = try? rate - width, let high = try? rate + width
    else { return nil }
    return max(low, .zero).text(decimals: 1) + " to " + min(high, Ratio(100)).text(decimals: 1)
  }
}
