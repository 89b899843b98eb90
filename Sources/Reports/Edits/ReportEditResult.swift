/// A comparison of an edit that does not hold.
public struct ReportEditFailure: Sendable, Equatable {
  /// Blank: the form as a whole.
  public var line: String
  public var column: String
  public var value: String
  public var expected: String

  /// Such as `25.c`; `the form` where no line is named.
  public var place: String { line.isEmpty ? "the form" : column.isEmpty ? line : line + "." + column }
}

/// What an edit found.
public struct ReportEditResult: Sendable, Equatable {
  public enum Outcome: String, Sendable { case fails, passes, nothing }

  public var edit: ReportEdit
  /// How many comparisons were made.
  public var comparisons: Int
  /// In form order.
  public var failures: [ReportEditFailure]

  public init(edit: ReportEdit, comparisons: Int, failures: [ReportEditFailure]) {
    self.edit = edit
    self.comparisons = comparisons
    self.failures = failures
  }

  /// An edit that compared nothing has not passed.
  public var outcome: Outcome { !failures.isEmpty ? .fails : comparisons == 0 ? .nothing : .passes }
  /// Whether the form may not be certified.
  public var isBlocking: Bool { outcome == .fails && edit.severity == .federal }
}

extension AnnualReport {
  public var failedEdits: [ReportEditResult] { edits.filter { $0.outcome == .fails } }
  /// Edits of which the failure blocks certification.
  public var blockingEdits: [ReportEditResult] { edits.filter(\.isBlocking) }

  /// `2 of 35 checks fail, 1 blocks certification: E13; E30`, or `nil` where none fails.
  public var editSentence: String? {
    if failedEdits.isEmpty { return nil }
    let blocking = blockingEdits.map(\.edit.id)
    let others = failedEdits.filter { !$0.isBlocking }.map(\.edit.id)
    var groups: [String] = []
    if !blocking.isEmpty { groups.append("blocking certification: " + blocking.joined(separator: ", ")) }
    if !others.isEmpty { groups.append("to be explained: " + others.joined(separator: ", ")) }
    return "\(failedEdits.count) of \(edits.count) checks of the form fail; " + groups.joined(separator: "; ")
  }
}
