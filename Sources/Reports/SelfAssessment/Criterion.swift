import Layouts

/// A row of the federal form: one criterion of 45 CFR 308.2 with its standard and its sub-criteria.
public struct Criterion: Sendable {
  /// How the required actions of a case decide.
  public enum Rule: String, Sendable, CaseIterable {
    /// The last one that arose and fell due in the period (308.2(b)(2), (c)(3), (f)(2), (g)).
    case last
    /// Each must hold.
    case all
    /// Service of process to disposition, over the frame of the longer tier (308.2(h)).
    case disposition
  }

  /// A sub-criterion: an outcome, a required action or a conjunct.
  public struct Item: Sendable {
    public var id: String
    public var title: String
    public var citation: String
  }

  public var id: String
  /// Its words on the form.
  public var row: String
  public var rule: Rule
  /// The clock of a disposition, and the one that bounds its frame.
  public var clock: String?
  public var frame: String?
  /// Federal minimum, in percent.
  public var standard: Int
  public var citation: String
  public var confidence: String
  /// Kinds of events without which nothing can be in time.
  public var events: [String]
  /// From the first required action to the last.
  public var items: [Item]
  public var statement: CriterionStatement

  /// Reasons for which a case is not judged, and what they mean; the last is the engine's own.
  public var reasons: [(code: String, meaning: String)] {
    statement.reasons + [
      (Criterion.nothingDue, "No action that the criterion requires arose and fell due in the period.")
    ]
  }

  static let nothingDue = "nothing_due"
}

/// The two statements of a criterion: to which cases it applies, and what was required of them.
public struct CriterionStatement: Sendable {
  public var name: String
  public var title: String
  public var reasons: [(code: String, meaning: String)]
  public var applies: SQLTemplate
  public var appliesFile: String
  public var duties: SQLTemplate
  public var dutiesFile: String

  /// - Parameter folder: `pipelines/self-assessment`.
  init(folder: String, name: String) throws {
    self.name = name
    appliesFile = folder + "/criteria/\(name).sql"
    var header = try Self.header(appliesFile, name)
    title = try header.string("title")
    reasons = header.group("reason").map { (code: $0.name, meaning: $0.value) }
    applies = header.sql
    try header.finish()
    dutiesFile = folder + "/duties/\(name).sql"
    header = try Self.header(dutiesFile, name)
    _ = try header.string("title")
    duties = header.sql
    try header.finish()
  }

  private static func header(_ path: String, _ name: String) throws -> DefinitionHeader {
    var header = try DefinitionHeader(path: path, id: name)
    _ = try header.string("citation")
    _ = try EffectiveYears(&header)
    return header
  }
}
