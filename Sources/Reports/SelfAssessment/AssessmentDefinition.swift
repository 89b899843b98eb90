import Layouts
import Records

/// The self-assessment as its folder defines it: `self-assessment.yaml`, `clocks.yaml`, `base/`, `criteria/`, `duties/`.
public struct AssessmentDefinition: Sendable {
  /// What becomes of a case that only its file can decide.
  public enum Undetermined: String, Sendable, CaseIterable { case apart, error, action }

  /// The sample that is suggested (performance-and-audit.md 5.1).
  public struct SampleRule: Sendable {
    /// In percent.
    public var confidenceLevel: Int
    public var z: Ratio
    public var expected: Ratio
    public var margin: Ratio
    public var citation: String
    public var confidence: String
  }

  /// Something that the criterion asks and the standard tables cannot show.
  public struct NotShown: Sendable {
    public var criterion: String
    public var what: String
    public var why: String
    public var citation: String
  }

  public var title: String
  public var citation: String
  public var effective: EffectiveYears
  public var base: [BaseDefinition]
  public var words: [(name: String, values: [String])]
  public var amounts: [(name: String, value: Cents)]
  public var sample: SampleRule
  public var undetermined: Undetermined
  /// In form order.
  public var criteria: [Criterion]
  public var notShown: [NotShown]
  public var clocks: [TimeStandard]

  public func clock(_ id: String) -> TimeStandard? { clocks.first { $0.id == id } }
  public func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }

  /// Values of the placeholders that statements may use.
  func placeholders(from firstDay: DayNumber, to lastDay: DayNumber) -> [String: String] {
    let quarter = (lastDay + 1).adding(months: -3)
    var values = [
      "fys": "DATE '\(firstDay)'", "fye": "DATE '\(lastDay)'", "quarter_start": "DATE '\(quarter)'",
    ]
    for (name, words) in words { values[name] = "(\(words.map { "'\($0)'" }.joined(separator: ", ")))" }
    for (name, amount) in amounts { values[name] = amount.description }
    for clock in clocks { if let name = clock.placeholder { values[name] = String(clock.limit) } }
    return values
  }
}
