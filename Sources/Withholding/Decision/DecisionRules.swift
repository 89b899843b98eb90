import Layouts

/// Whether something has to be done.
public enum Verdict: String, Sendable, CaseIterable {
  case due
  case inForce = "in_force"
  case barred
}

/// Why. The facts of each are in `Decider`.
public enum DecisionReason: String, Sendable, CaseIterable {
  case caseClosed = "case_closed"
  case noJurisdiction = "no_jurisdiction"
  case obligorDead = "obligor_dead"
  case ssnMissing = "ssn_missing"
  case familyViolenceAddress = "family_violence_address"
  case familyViolence = "family_violence"
  case goodCause = "good_cause"
  case initiating
  case noOrder = "no_order"
  case otherTribunal = "other_tribunal"
  case nothingOwed = "nothing_owed"
  case employmentEnded = "employment_ended"
  case employerNumberMissing = "employer_number_missing"
  case orderAccepted = "order_accepted"
  case orderPending = "order_pending"
  case amountDiffers = "amount_differs"
  case receipts
  case sentByWorker = "sent_by_worker"
  case amountChanged = "amount_changed"
  case issuedBefore = "issued_before"
  case newOrder = "new_order"
  case endCaseClosed = "end_case_closed"
  case endNoOrder = "end_no_order"
  case endNothingOwed = "end_nothing_owed"

  /// Reasons that end a withholding which is in force.
  var isEnd: Bool { self == .endCaseClosed || self == .endNoOrder || self == .endNothingOwed }
}

/// Verdicts and sentences of the reasons, in the order in which they are asked (`pipelines/withholding/decision.yaml`).
public struct DecisionRules: Sendable {
  public struct Entry: Sendable {
    public var reason: DecisionReason
    public var verdict: Verdict
    public var sentence: String
  }

  public static let path = "pipelines/withholding/decision.yaml"
  public var entries: [Entry]

  public subscript(reason: DecisionReason) -> Entry { entries.first { $0.reason == reason }! }

  /// - Throws: `DefinitionError` with file and line; also where a reason is missing, comes twice, or the last one that is
  ///   asked is not that of a new order.
  public static func load(root: String) throws -> DecisionRules {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    for key in ["title", "citation"] { _ = try map.string(key) }
    let entries = try map.list("reasons").map { node in
      let entry = try node.map()
      let read = Entry(
        reason: try entry.word("reason"), verdict: try entry.word("verdict"), sentence: try entry.string("sentence"))
      try entry.finish()
      return read
    }
    try map.finish()
    for reason in DecisionReason.allCases where entries.count(where: { $0.reason == reason }) != 1 {
      throw map.fail("reasons", "expected \(reason.rawValue) once")
    }
    guard entries.last(where: { !$0.reason.isEnd })?.reason == .newOrder else {
      throw map.fail("reasons", "expected new_order after everything that speaks against it")
    }
    return DecisionRules(entries: entries)
  }
}
