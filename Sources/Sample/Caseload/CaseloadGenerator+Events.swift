/// What was done on a case: the timeline that timeliness reports read.
extension CaseloadGenerator {
  func addEvents(_ scenario: CaseScenario, _ children: [SampleChild], _ plan: SupportPlan) {
    let openedOn = scenario.openedOn
    let isReferred = scenario.aid == .tanfNow || scenario.aid == .ivE
    addEvent(scenario, isReferred ? .referral : .application, on: openedOn - random.below(5))
    let opened = addEvent(scenario, .caseOpened, on: openedOn)
    switch scenario.partner {
    case .none: break
    case .initiating:
      let sent = addEvent(scenario, .interstateSent, on: openedOn + 20)
      addEvent(scenario, .interstateAnswered, on: openedOn + 20 + random.between(5, 60), "answered", refersTo: sent)
    case .responding:
      let received = addEvent(scenario, .interstateReceived, on: openedOn)
      addEvent(scenario, .interstateAnswered, on: openedOn + random.between(2, 15), "answered", refersTo: received)
    }
    if random.chance(perMille: 450) { locate(scenario, opened: opened) }
    for child in children {
      guard child.paternityBasis == 3, let on = child.paternityOn, on > openedOn + 20 else { continue }
      addEvent(scenario, .geneticTest, on: on - 15, "included", person: child.personID)
    }
    if let orderedOn = plan.firstOrderOn { recordOrder(scenario, plan, orderedOn: orderedOn) }
    recordEnforcement(scenario, plan)
    recordClosure(scenario)
  }

  /// Nothing is recorded that would have happened after the as-of date, or before the case. - Returns: the event's key.
  @discardableResult
  private func addEvent(
    _ scenario: CaseScenario, _ kind: EventKind, on day: Int, _ result: String? = nil, person: Int? = nil,
    refersTo: Int? = nil
  ) -> Int? {
    guard day <= span.asOf else { return nil }
    let event = KeyCounters.next(&keys.event)
    rows.addEvent(
      event, scenario.caseID, person: person, kind: kind.rawValue, on: day,
      result: result.map(SampleTexts.result) ?? FamilyRows.blank, refersTo: refersTo)
    return event
  }

  private func locate(_ scenario: CaseScenario, opened: Int?) {
    var day = scenario.openedOn + random.between(0, 30)
    let needed = addEvent(scenario, .locateNeeded, on: day, person: scenario.noncustodial, refersTo: opened)
    for _ in 0...random.below(3) {
      day += random.between(3, 80)
      addEvent(scenario, .locateAttempt, on: day, random.pick(["found", "not_found"]), refersTo: needed)
    }
    if random.chance(perMille: 800) {
      addEvent(
        scenario, .located, on: day + random.between(0, 10), "found", person: scenario.noncustodial, refersTo: needed)
    }
  }

  private func recordOrder(_ scenario: CaseScenario, _ plan: SupportPlan, orderedOn: Int) {
    let openedOn = scenario.openedOn
    if orderedOn > openedOn + 15 {
      let served = openedOn + (orderedOn - openedOn) / 2
      let isServed = random.chance(perMille: 930)
      addEvent(
        scenario, .serviceOfProcess, on: served, isServed ? "served" : "not_served", person: scenario.noncustodial)
      if random.chance(perMille: 300) {
        let invited = addEvent(scenario, .settlementInvited, on: served + 3)
        if random.chance(perMille: 600) {
          addEvent(scenario, .settlementHeld, on: min(served + 20, orderedOn), "accepted", refersTo: invited)
        }
      }
      addEvent(scenario, .hearing, on: orderedOn, "granted")
    }
    let filedOn = max(orderedOn, openedOn) + random.below(4)
    let filed = addEvent(scenario, .orderFiled, on: filedOn)
    if scenario.fein != nil, !plan.obligations.isEmpty {
      let sentOn = filedOn + random.below(15)
      addEvent(scenario, .withholdingSent, on: sentOn, person: scenario.noncustodial, refersTo: filed)
    }
    if plan.insurer != nil { addEvent(scenario, .nmsnSent, on: filedOn + random.between(1, 20), refersTo: filed) }
    var review = filedOn + 3 * 365
    while review <= min(span.asOf, scenario.closedOn ?? Int.max), !plan.obligations.isEmpty {
      if random.chance(perMille: 350) {
        let requested = addEvent(scenario, .reviewRequested, on: review)
        addEvent(
          scenario, .reviewDone, on: review + random.between(40, 240), random.pick(["no_change", "modified"]),
          refersTo: requested)
      }
      review += 3 * 365
    }
  }

  private func recordEnforcement(_ scenario: CaseScenario, _ plan: SupportPlan) {
    let last = min(span.asOf, scenario.closedOn ?? Int.max)
    if ledger.family + ledger.state > 50_000 {
      addEvent(scenario, .taxOffsetSubmitted, on: max(scenario.openedOn, span.yearStart + random.between(0, 60)))
      if random.chance(perMille: 200) {
        addEvent(scenario, .licenseAction, on: max(scenario.openedOn, last - random.below(300)))
      }
    }
    for _ in 0..<random.below(6) {
      let result = random.pick(["answered", "no_answer"])
      addEvent(scenario, .contact, on: random.between(scenario.openedOn, last), result)
    }
    if rows[.receipt].count > 0, random.chance(perMille: 200) {
      let receipt = rows[.receipt][rows[.receipt].count - 1]
      if receipt[2] >= scenario.openedOn { addEvent(scenario, .disbursement, on: receipt[2]) }
    }
  }

  private func recordClosure(_ scenario: CaseScenario) {
    for period in scenario.periods where period.isIVD {
      guard let closedOn = period.closedOn, random.chance(perMille: 850) else { continue }
      // The notice goes out 60 days before (45 CFR 303.11(d)); sometimes it is late.
      let noticeOn = max(period.openedOn, closedOn - random.pick([60, 60, 61, 66, 75, 40]))
      let notice = addEvent(scenario, .closureNotice, on: noticeOn)
      if random.chance(perMille: 80) {
        addEvent(scenario, .closureResponse, on: min(noticeOn + 20, closedOn), "answered", refersTo: notice)
      }
    }
  }
}
