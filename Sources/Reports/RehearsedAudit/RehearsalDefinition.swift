import Layouts

/// How the data reliability audit is rehearsed, as `pipelines/audit/rehearsal.yaml` defines it.
public struct RehearsalDefinition: Sendable {
  /// A part of the frame that is drawn by itself.
  public enum Stratum: String, Sendable, CaseIterable {
    /// On the audit trail, or not.
    case trail
    case county
  }

  /// Rows that the reviewer's page shows beside a unit.
  public struct Records: Sendable, Equatable {
    public var table: String
    /// Date that must lie in the fiscal year; `nil` = all rows.
    public var inYear: String?
  }

  public struct Line: Sendable {
    public var id: String
    public var records: [Records]
  }

  /// The lines that a performance measure rests on.
  public struct Group: Sendable {
    public var measure: String
    public var title: String
    public var lines: [String]
  }

  public var title: String
  public var effective: EffectiveYears
  public var confidence: String
  public var citation: String
  public var standard: ReliabilityStandard
  /// Units to draw for a line.
  public var size: Int
  /// Empty = a simple random sample.
  public var strata: [Stratum]
  /// Fewest units for which a county is a stratum of its own.
  public var smallest: Int
  public var lines: [Line]
  /// Lines whose units no county sends, with the reason.
  public var notDrawn: [(line: String, reason: String)]
  public var groups: [Group]
  /// Codes of error reasons and what they mean.
  public var reasons: [(code: String, meaning: String)]
}
