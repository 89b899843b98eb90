/// A row behind a finding: whom it is about.
public struct SelfCheckProblem: Sendable, Hashable {
  public var caseID: String?
  /// A child.
  public var personID: String?
  /// FIPS code of the county that sent the row.
  public var county: String?

  public init(caseID: String?, personID: String?, county: String?) {
    self.caseID = caseID
    self.personID = personID
    self.county = county
  }
}

/// Findings of another part of the examination, such as the recount, with the cases and children behind each.
public struct SelfCheckEvidence: Sendable {
  public var finding: SelfCheckFinding
  public var problems: [SelfCheckProblem]

  public init(finding: SelfCheckFinding, problems: [SelfCheckProblem]) {
    self.finding = finding
    self.problems = problems
  }
}

/// A finding of the load that a snapshot came from, as the self-check reads it.
public struct LoadProblem: Sendable {
  public var edit: String
  public var isRejected: Bool
  /// Standard table and field; the field is blank where the whole record is meant.
  public var table: String
  public var field: String
  public var county: String
  public var file: String
  public var line: Int
  public var key: String
  public var value: String
  public var expected: String
  /// Case and person of a record that was rejected, as its bytes in quarantine give them.
  public var caseID: String?
  public var personID: String?

  public init(
    edit: String, isRejected: Bool, table: String, field: String, county: String, file: String, line: Int, key: String,
    value: String, expected: String, caseID: String? = nil, personID: String? = nil
  ) {
    self.edit = edit
    self.isRejected = isRejected
    self.table = table
    self.field = field
    self.county = county
    self.file = file
    self.line = line
    self.key = key
    self.value = value
    self.expected = expected
    self.caseID = caseID
    self.personID = personID
  }
}

/// All findings of the loads that a report's snapshots came from.
public struct LoadEvidence: Sendable {
  public var problems: [LoadProblem]
  /// Values that each edit looked at.
  public var examined: [String: Int64]
  /// Title and citation of each edit.
  public var edits: [String: (title: String, citation: String)]
  /// Snapshots of which the findings are no longer in the home folder.
  public var missing: [String]

  public init(
    problems: [LoadProblem], examined: [String: Int64], edits: [String: (title: String, citation: String)],
    missing: [String]
  ) {
    self.problems = problems
    self.examined = examined
    self.edits = edits
    self.missing = missing
  }
}
