import Records
import Warehouse

/// Everything that is known on a day: where each order stands, what became of each hire, what is due.
public struct WithholdingDay: Sendable {
  public var asOf: DayNumber
  public var ledger: WithholdingLedger
  public var hires: [HireOutcome]
  /// By due day, case and employer; what has no due day comes last.
  public var decisions: [WithholdingDecision]
  public var ownOrders: [SentOrder]

  public func count(_ outcome: HireOutcome.Outcome) -> Int { hires.count { $0.outcome == outcome } }
}

/// Makes a `WithholdingDay` from a warehouse whose views an engine has, the partners' tables and the outbox.
public struct WithholdingDesk {
  public let definitions: WithholdingDefinitions
  public let engine: any SQLEngine
  public let asOf: DayNumber

  /// - Parameters:
  ///   - engine: with the views of the standard tables; the partners' are made here.
  ///   - partnerFiles: paths of the rows of a partner table, of the transmissions that count.
  /// - Throws: `EngineError`.
  public init(
    _ definitions: WithholdingDefinitions, engine: any SQLEngine, asOf: DayNumber, partnerFiles: (String) -> [String]
  ) throws {
    self.definitions = definitions
    self.engine = engine
    self.asOf = asOf
    try PartnerTables.createViews(on: engine, files: partnerFiles)
  }

  /// Where every order stands on the day.
  public func ledger(own: [SentOrder]) throws -> WithholdingLedger {
    var people: [String: String] = [:]
    try engine.query(
      """
      SELECT p.ssn, MIN(p.person_id) AS person_id FROM person AS p
      WHERE p.ssn IN (SELECT ssn FROM order_sent UNION SELECT ssn FROM acknowledgment) GROUP BY p.ssn
      """
    ) { row in
      if let ssn = try row.string(0) { people[ssn] = try row.string(1) }
    }
    let sent = try PartnerTables.orders(on: engine).map { order in
      var order = order
      order.personID = people[order.ssn] ?? ""
      return order
    }
    // An order of the outbox that comes in again as a file that was sent is one order.
    let ownNumbers = Set(own.map(\.trackingNumber))
    return WithholdingFold(definitions.status).run(
      orders: own + sent.filter { !ownNumbers.contains($0.trackingNumber) },
      results: try PartnerTables.results(on: engine),
      acknowledgments: try PartnerTables.acknowledgments(on: engine), through: asOf, personOfSSN: people)
  }

  /// - Parameter employers: what the registry says of some numbers.
  public func day(
    own: [SentOrder], employers: (Set<String>) throws -> [String: EmployerEntry]
  ) throws -> WithholdingDay {
    let ledger = try ledger(own: own)
    try createTables(ledger)
    let hires = try hires()
    let endable = ledger.orders.filter { definitions.status.holds($0.status) && !$0.order.caseID.isEmpty }
    try createCaseFacts(endable)
    var facts: [String: CaseFacts] = [:]
    try engine.query("SELECT * FROM case_fact", file: "case_fact") { row in
      let fact = try CaseFacts(row)
      facts[fact.caseID + " " + fact.personID] = fact
    }
    var candidates: [(CaseFacts, IncomeSource)] = []
    let candidate = try WithholdingStatement("candidate", root: definitions.root)
    try engine.query(try candidate.sql(values), file: candidate.path) { row in
      candidates.append((try CaseFacts(row), try IncomeSource(row, from: CaseFacts.width)))
    }
    let directory = try employers(Set(candidates.map(\.1.fein) + endable.map(\.order.fein)).subtracting([""]))
    let decider = Decider(
      policy: definitions.policy, rules: definitions.decisions, statusRules: definitions.status,
      calendar: definitions.calendar, ledger: ledger, own: Set(own.map(\.trackingNumber)),
      flaggedAddresses: try flaggedAddresses())
    var decisions = candidates.map { decider.decide($0, $1, employer: directory[$1.fein]) }
    for order in endable {
      guard let fact = facts[order.order.caseID + " " + order.order.personID] else { continue }
      if let end = decider.end(order, fact, employer: directory[order.order.fein]) { decisions.append(end) }
    }
    decisions.sort { left, right in
      let days = (left.dueOn ?? DayNumber(.max), right.dueOn ?? DayNumber(.max))
      return days.0 != days.1 ? days.0 < days.1 : Text.precedes(Self.sortKey(left), Self.sortKey(right))
    }
    return WithholdingDay(asOf: asOf, ledger: ledger, hires: hires, decisions: decisions, ownOrders: own)
  }

  private static func sortKey(_ decision: WithholdingDecision) -> [String] {
    [
      decision.facts.caseID, decision.facts.personID, decision.income.fein, decision.income.employerName,
      decision.action?.rawValue ?? "", decision.income.sourceFile, String(decision.income.sourceLine),
    ]
  }
}
