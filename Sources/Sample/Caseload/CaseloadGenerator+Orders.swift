/// Orders, the children they cover, and their provisions.
extension CaseloadGenerator {
  func composeOrders(_ scenario: CaseScenario, _ children: [SampleChild], roles: [ClosedRange<Int>]) -> SupportPlan {
    var plan = SupportPlan()
    guard scenario.order != .none, let on = drawOrderDate(scenario, eldest: children[0].bornOn) else {
      plan.paysVoluntarily = scenario.isOpen && !scenario.alleged && random.chance(perMille: 60)
      return plan
    }
    let covered = children.indices.filter { children[$0].bornOn < on }
    let last = covered.map { children[$0].emancipatedOn ?? Int.max }.max() ?? Int.max
    var endedOn: Int?
    if last <= span.asOf, last >= on, random.chance(perMille: 300) { endedOn = last }
    if endedOn == nil, let closedOn = scenario.closedOn, random.chance(perMille: 200) { endedOn = max(closedOn, on) }
    let order = addOrder(scenario, on: on, endedOn: endedOn)
    for child in covered { rows.addOrderChild(order, children[child].personID) }
    plan.firstOrderOn = on
    switch scenario.order {
    case .none, .paternityOnly: break
    case .zeroCash:
      addProvision(order, .zeroSupport, cents: 0, from: on, to: nil)
      if random.chance(perMille: 600) { addMedicalProvisions(order, on: on, &plan) }
    case .medicalOnly:
      plan.insurer = random.below(2)
      addProvision(order, .healthCoverage, byCustodial: plan.insurer == 1, from: on, to: nil)
      if random.chance(perMille: 400) { addProvision(order, .medicalCosts, from: on, to: nil) }
    case .judgmentOnly:
      let cents = random.between(80, 1200) * 1000
      plan.judgment = (cents, on)
      addProvision(order, .arrearsJudgment, cents: cents, from: on, to: nil)
    case .cash, .arrearsOnly:
      let from = firstCharge(after: on)
      addObligations(order, children, covered, from: from, to: endedOn, &plan)
      if scenario.order == .cash, random.chance(perMille: 620) { addMedicalProvisions(order, on: on, &plan) }
      addOrderForLater(children, scenario, after: on, &plan)
      addOpening(scenario, on: on, &plan)
    }
    return plan
  }

  /// The day of the first order: before the case came here, or some months after. `nil` = none was made in time.
  private func drawOrderDate(_ scenario: CaseScenario, eldest bornOn: Int) -> Int? {
    let isOlder = scenario.partner.isResponding ? random.chance(perMille: 850) : random.chance(perMille: 250)
    if scenario.order == .arrearsOnly || isOlder {
      return max(scenario.openedOn - random.between(60, 1500), bornOn + 10)
    }
    let on = scenario.openedOn + random.between(20, 420)
    return on <= min(scenario.periods[0].closedOn ?? span.asOf, span.asOf) - 2 ? max(on, bornOn + 10) : nil
  }

  private func addOrder(_ scenario: CaseScenario, on: Int, endedOn: Int?) -> Int {
    let order = KeyCounters.next(&keys.order)
    var issuer = 0
    switch scenario.partner {
    case .responding(let kind) where on < scenario.openedOn: issuer = kind + 1
    case .initiating(let kind) where random.chance(perMille: 350): issuer = kind + 1
    default: break
    }
    rows.addOrder(
      order, scenario.caseID, on: on, endedOn: endedOn, kind: random.below(4), issuer: issuer,
      paternityOnly: scenario.order == .paternityOnly)
    return order
  }

  private func firstCharge(after day: Int) -> Int {
    let first = HistorySpan.monthStart(HistorySpan.month(of: day) + 1)
    return first <= span.asOf ? first : day
  }

  private func addProvision(
    _ order: Int, _ kind: ProvisionKind, byCustodial: Bool = false, cents: Int = FamilyRows.blank, from: Int, to: Int?
  ) {
    rows.addProvision(
      KeyCounters.next(&keys.provision), order, kind, byCustodial: byCustodial, cents: cents, from: from, to: to)
  }

  /// Current support: a provision for every time in which the same children are under age and the same amount is
  /// ordered, and each child's share of it.
  private func addObligations(
    _ order: Int, _ children: [SampleChild], _ covered: [Int], from: Int, to: Int?, _ plan: inout SupportPlan
  ) {
    var shares = covered.map { _ in random.between(80, 420) * 100 + random.pick([0, 0, 0, 50, 25]) }
    var steps = covered.compactMap { children[$0].emancipatedOn }.filter { $0 >= from && $0 < to ?? Int.max }.sorted()
    var modifiedOn: Int?
    if from + 500 < min(span.asOf, to ?? Int.max), random.chance(perMille: 180) {
      let month = HistorySpan.month(of: random.between(from + 300, min(span.asOf, to ?? Int.max) - 60))
      modifiedOn = HistorySpan.monthStart(month)
      if let modifiedOn { steps.append(modifiedOn - 1) }
      steps.sort()
    }
    var start = from
    for step in steps + [to ?? Int.max] where step >= start {
      if let modifiedOn, start == modifiedOn {
        for share in shares.indices { shares[share] = shares[share] * random.between(70, 135) / 100 }
      }
      let end = step == Int.max ? nil : step
      var sum = 0
      for (place, child) in covered.enumerated() where (children[child].emancipatedOn ?? Int.max) > start {
        sum += shares[place]
        plan.obligations.append(.init(child: child, cents: shares[place], from: start, to: end))
      }
      if sum > 0 { addProvision(order, .currentSupport, cents: sum, from: start, to: end) }
      start = step == Int.max ? step : step + 1
    }
  }

  private func addMedicalProvisions(_ order: Int, on: Int, _ plan: inout SupportPlan) {
    let draw = random.below(1000)
    if draw < 780 {
      plan.insurer = random.chance(perMille: 750) ? 0 : 1
      let to = random.chance(perMille: 60) ? random.between(on, span.asOf) : nil
      addProvision(order, .healthCoverage, byCustodial: plan.insurer == 1, from: on, to: to)
    }
    if draw > 650, draw < 900 {
      let cents = random.between(15, 60) * 100
      let from = firstCharge(after: on)
      plan.cashMedical = (cents, from)
      addProvision(order, .cashMedical, cents: cents, from: from, to: nil)
    }
    if draw >= 850 { addProvision(order, .medicalCosts, from: on, to: nil) }
    if random.chance(perMille: 25), on + 300 < span.asOf {
      let judgedOn = random.between(on + 200, span.asOf - 20)
      plan.medicalJudgment = (random.between(20, 300) * 1000, judgedOn, random.chance(perMille: 500))
    }
  }

  /// A child born after the order gets one of its own.
  private func addOrderForLater(
    _ children: [SampleChild], _ scenario: CaseScenario, after first: Int, _ plan: inout SupportPlan
  ) {
    for child in children.indices where children[child].bornOn >= first {
      let on = children[child].bornOn + random.between(60, 500)
      guard on <= span.asOf - 5, scenario.isOpen(on: on), random.chance(perMille: 800) else { continue }
      let order = addOrder(scenario, on: on, endedOn: nil)
      rows.addOrderChild(order, children[child].personID)
      addObligations(order, children, [child], from: firstCharge(after: on), to: nil, &plan)
    }
  }

  /// What was past due when the case came here, or when the ledger begins.
  private func addOpening(_ scenario: CaseScenario, on: Int, _ plan: inout SupportPlan) {
    guard on < max(span.ledgerStart, scenario.openedOn) - 40 else { return }
    let owes = scenario.order == .arrearsOnly ? 930 : scenario.habit == .steady ? 250 : 800
    if random.chance(perMille: owes) { plan.openingCents = random.between(150, 9000) * 100 + random.below(100) }
  }
}
