import Layouts
import Records

/// Decides per case: due, in force or barred, with one reason. A pure function of facts, orders and policy.
public struct Decider: Sendable {
  public let policy: WithholdingPolicy
  public let rules: DecisionRules
  public let statusRules: StatusRules
  public let calendar: BusinessCalendar
  /// Addresses of people flagged for family violence, as `addressKey` has them.
  public let flaggedAddresses: Set<String>
  private let ordersOf: [String: [TrackedOrder]]
  private let ownTracking: Set<String>

  /// - Parameter own: tracking numbers of the outbox.
  public init(
    policy: WithholdingPolicy, rules: DecisionRules, statusRules: StatusRules, calendar: BusinessCalendar,
    ledger: WithholdingLedger, own: Set<String>, flaggedAddresses: Set<String>
  ) {
    self.policy = policy
    self.rules = rules
    self.statusRules = statusRules
    self.calendar = calendar
    self.flaggedAddresses = flaggedAddresses
    ownTracking = own
    ordersOf = Dictionary(grouping: ledger.orders) { Self.key($0.order.caseID, $0.order.fein) }
      .mapValues { $0.sorted { $0.order.place < $1.order.place } }
  }

  static func key(_ caseID: String, _ fein: String) -> String { caseID + " " + fein }

  /// Street and ZIP code in one spelling; `nil` where an address has no street or no ZIP code.
  public static func addressKey(street: String, zip: String) -> String? {
    let dropped: Set<Unicode.Scalar> = [" ", ".", ",", "-", "#", "'"]
    var key = String.UnicodeScalarView()
    for scalar in street.uppercased().unicodeScalars where !dropped.contains(scalar) { key.append(scalar) }
    let digits = zip.utf8.filter { (0x30...0x39).contains($0) }.prefix(5)
    guard !key.isEmpty, digits.count == 5 else { return nil }
    return String(key) + " " + String(decoding: Array(digits), as: UTF8.self)
  }

  /// The orders of a case at an employer, in their order.
  func orders(_ caseID: String, _ fein: String) -> [TrackedOrder] { ordersOf[Self.key(caseID, fein)] ?? [] }

  public func decide(_ facts: CaseFacts, _ income: IncomeSource, employer: EmployerEntry?) -> WithholdingDecision {
    let amounts = policy.amounts(currentSupport: facts.currentSupport, medical: facts.medical, owed: facts.arrears)
    let address = employer?.orderAddress ?? income.address
    let earlier = orders(facts.caseID, income.fein).filter {
      $0.order.action == .original || $0.order.action == .amended
    }
    let holding = earlier.last { statusRules.holds($0.status) }
    let same = earlier.last { $0.order.total == amounts.total }

    func holds(_ reason: DecisionReason) -> Bool {
      switch reason {
      case .caseClosed: !facts.isKnown || !facts.isOpen
      case .noJurisdiction: facts.hasNoJurisdiction
      case .obligorDead: facts.isDead
      case .ssnMissing: facts.ssn.isEmpty
      case .familyViolenceAddress: isFlagged(address) || isFlagged(income.address)
      case .familyViolence: policy.familyViolence == .review && facts.hasFamilyViolence
      case .goodCause: facts.hasGoodCause
      case .initiating: facts.isInitiating
      case .noOrder: facts.orderID.isEmpty
      case .otherTribunal: facts.issuerKind != "this_state"
      case .nothingOwed: amounts.total <= Cents(0)
      case .employmentEnded: income.endedOn != nil
      case .employerNumberMissing: income.fein.isEmpty
      case .orderAccepted: holding != nil && holding!.order.total == amounts.total && !isPending(holding!)
      case .orderPending: holding != nil && isPending(holding!)
      case .amountDiffers: holding != nil && holding!.order.total != amounts.total && !amends(holding!)
      case .receipts: holding == nil && income.withheldOn != nil
      case .sentByWorker: holding == nil && income.sentOn != nil
      case .amountChanged: holding != nil && holding!.order.total != amounts.total && amends(holding!)
      case .issuedBefore: same != nil
      case .newOrder: true
      case .endCaseClosed, .endNoOrder, .endNothingOwed: false
      }
    }
    let entry = rules.entries.first { !$0.reason.isEnd && holds($0.reason) }!
    var decision = WithholdingDecision(
      facts: facts, income: income, employerName: employer?.name ?? income.employerName, employerAddress: address,
      amounts: amounts, verdict: entry.verdict, reason: entry.reason,
      earlier: (holding ?? same)?.order.trackingNumber ?? "")
    if entry.verdict == .due {
      decision.action = entry.reason == .amountChanged ? .amended : .original
      let isWorkers = entry.reason == .issuedBefore && policy.again == .worker
      decision.channel = isWorkers ? .worker : employer?.takesEIWO == true ? .eIWO : .paper
      (decision.clock, decision.clockStartedOn, decision.dueOn) = due(facts, income)
    }
    if entry.verdict != .barred, facts.ordersCoverage, income.medicalNoticeOn == nil, income.source == "new_hire" {
      decision.medicalNoticeDueOn = income.knownOn.map { last(policy.medicalNotice, from: $0) }
    }
    return decision
  }

  /// Ends a withholding that is in force where nothing carries it any more.
  /// - Returns: `nil` where it goes on, or is ended already.
  public func end(_ tracked: TrackedOrder, _ facts: CaseFacts, employer: EmployerEntry?) -> WithholdingDecision? {
    let order = tracked.order
    let all = orders(order.caseID, order.fein)
    guard order.action == .original || order.action == .amended, statusRules.holds(tracked.status),
      all.last(where: { $0.order.action != .terminated && $0.order.action != .lumpSum }) == tracked,
      !all.contains(where: { $0.order.action == .terminated && $0.order.place > order.place }), facts.isKnown
    else { return nil }
    let reason: DecisionReason
    if !facts.isOpen {
      reason = .endCaseClosed
    } else if facts.orderID.isEmpty {
      reason = .endNoOrder
    } else if policy.amounts(currentSupport: facts.currentSupport, medical: facts.medical, owed: facts.arrears).total
      <= Cents(0)
    {
      reason = .endNothingOwed
    } else {
      return nil
    }
    var income = IncomeSource()
    income.source = "order"
    income.fein = order.fein
    income.employerName = order.employerName
    income.sourceFile = order.place.fileControl
    income.sourceLine = order.place.line
    let address = employer?.orderAddress ?? .init()
    let isWorkers = isFlagged(address) || (policy.familyViolence == .review && facts.hasFamilyViolence)
    return WithholdingDecision(
      facts: facts, income: income, employerName: employer?.name ?? order.employerName, employerAddress: address,
      amounts: .none, verdict: .due, reason: reason, action: .terminated,
      channel: isWorkers ? .worker : employer?.takesEIWO == true ? .eIWO : .paper, earlier: order.trackingNumber)
  }

  private func isFlagged(_ address: EmployerEntry.Address) -> Bool {
    Self.addressKey(street: address.street, zip: address.zip).map(flaggedAddresses.contains) ?? false
  }

  private func isPending(_ tracked: TrackedOrder) -> Bool { tracked.status != .accepted }

  private func amends(_ tracked: TrackedOrder) -> Bool {
    switch policy.amend {
    case .all: true
    case .own: ownTracking.contains(tracked.order.trackingNumber)
    case .none: false
    }
  }

  /// Income known after the order came runs on the short clock; an order made after it on the long one.
  private func due(_ facts: CaseFacts, _ income: IncomeSource) -> (clock: String, startedOn: DayNumber?, on: DayNumber?)
  {
    guard let known = income.knownOn else { return ("", nil, nil) }
    let isAutomated = income.source != WithholdingPolicy.Source.employment.rawValue
    if isAutomated, facts.establishedOn.map({ $0 <= known }) ?? true {
      return (policy.automated.name, known, last(policy.automated, from: known))
    }
    let start = max(known, facts.establishedOn ?? known)
    return (policy.otherwise.name, start, last(policy.otherwise, from: start))
  }

  private func last(_ clock: WithholdingPolicy.Clock, from day: DayNumber) -> DayNumber {
    clock.countsBusinessDays ? calendar.due(after: day, businessDays: clock.days) : day + clock.days
  }
}
