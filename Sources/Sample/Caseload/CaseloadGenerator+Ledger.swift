/// The ledger of a case: what falls due on the first of each month, what turns past due on the first of the next, what
/// is paid in between, and the balance after every step of it.
extension CaseloadGenerator {
  func keepLedger(
    _ scenario: CaseScenario, _ children: [SampleChild], _ plan: SupportPlan, assigned: [ClosedRange<Int>]
  ) {
    ledger.begin(children: children.count)
    let file = LedgerCase(scenario: scenario, children: children, plan: plan, assigned: assigned)
    if plan.paysVoluntarily { return payVoluntarily(file) }
    guard plan.firstOrderOn != nil, scenario.closedOn ?? Int.max >= span.ledgerStart else { return }
    openBalance(file)
    let last = scenario.isOpen ? span.lastMonth : min(span.lastMonth, HistorySpan.month(of: scenario.closedOn ?? 0) + 2)
    let openedIn = HistorySpan.month(of: scenario.openedOn)
    guard max(span.firstMonth, openedIn) <= last else { return }
    for month in max(span.firstMonth, openedIn)...last {
      let first = HistorySpan.monthStart(month)
      guard first <= span.asOf else { break }
      turnPastDue(file, on: first)
      if scenario.isOpen(on: first) { charge(file, on: first) }
      judge(file, month: month, first: first)
      if let reversal = ledger.reversal, reversal.month <= month, first + 1 <= span.asOf {
        takeBack(file, reversal, on: first + 1)
      }
      pay(file, month: month, first: first)
      writeOff(file, month: month)
    }
  }

  /// Balances from before the ledger, and judgments for past support.
  private func openBalance(_ file: LedgerCase) {
    if let judgment = file.plan.judgment, judgment.on < max(span.ledgerStart, file.scenario.openedOn) {
      let on = max(judgment.on, file.scenario.openedOn)
      addCharge(file, child: nil, .arrearsJudgment, on: on, cents: judgment.cents)
      owe(file, judgment.cents, on: on, toState: false)
    }
    guard file.plan.openingCents > 0 else { return }
    let on = max(span.ledgerStart - 1, file.scenario.openedOn)
    let cents = file.plan.openingCents
    if on == file.scenario.openedOn {
      addCharge(file, child: nil, .arrearsJudgment, on: on, cents: cents)
    } else {
      addCharge(file, child: file.onlyChild, .currentSupport, on: on, cents: cents, reason: 0)
    }
    let hasHistory = !file.assigned.isEmpty && !file.isResponding
    let toState = hasHistory ? cents * random.between(0, 100) / 100 : 0
    owe(file, toState, on: on, toState: true)
    owe(file, cents - toState, on: on, toState: false)
  }

  private func owe(_ file: LedgerCase, _ cents: Int, on day: Int, toState: Bool) {
    guard cents != 0 else { return }
    if toState { ledger.state += cents } else { ledger.family += cents }
    rows.setBalance(file.caseID, on: day, owedToState: toState, cents: toState ? ledger.state : ledger.family)
  }

  private func addCharge(
    _ file: LedgerCase, child: Int?, _ kind: ChargeKind, on day: Int, cents: Int, reason: Int? = nil
  ) {
    rows.addCharge(
      KeyCounters.next(&keys.charge), file.caseID, child: child, kind, on: day, cents: cents, reason: reason)
  }

  /// An instalment unpaid on the first day of the month after it fell due is past due.
  private func turnPastDue(_ file: LedgerCase, on first: Int) {
    let unpaid = ledger.currentDue
    for child in ledger.due.indices { ledger.due[child] = 0 }
    ledger.cashMedicalDue = 0
    if unpaid > 0 { owe(file, unpaid, on: first, toState: !file.isResponding && file.isAssigned(first - 1)) }
  }

  private func charge(_ file: LedgerCase, on first: Int) {
    var isCharged = false
    for obligation in file.plan.obligations where obligation.from <= first && first <= obligation.to ?? Int.max {
      let child = file.children[obligation.child]
      if (child.emancipatedOn ?? Int.max) < first { continue }
      addCharge(file, child: child.personID, .currentSupport, on: first, cents: obligation.cents)
      ledger.due[obligation.child] += obligation.cents
      isCharged = true
      if random.chance(perMille: 4) {
        let cents = obligation.cents / random.between(2, 5)
        addCharge(file, child: child.personID, .currentSupport, on: first, cents: -cents, reason: 0)
        ledger.due[obligation.child] -= cents
      }
    }
    guard isCharged else { return }
    if let cashMedical = file.plan.cashMedical, cashMedical.from <= first {
      addCharge(file, child: file.onlyChild, .cashMedical, on: first, cents: cashMedical.cents)
      ledger.cashMedicalDue = cashMedical.cents
    }
    if random.chance(perMille: 12) {
      addCharge(file, child: nil, .fee, on: first, cents: 3500)
      ledger.feeDue += 3500
    } else if random.chance(perMille: 1) {
      addCharge(file, child: nil, .recovery, on: first, cents: 6000)
      ledger.recoveryDue += 6000
    }
  }

  /// Judgments for past support and for medical bills: owed from the first of the month after.
  private func judge(_ file: LedgerCase, month: Int, first: Int) {
    guard file.scenario.isOpen(on: first) else { return }
    if let judgment = file.plan.judgment, HistorySpan.month(of: judgment.on) + 1 == month,
      judgment.on >= max(span.ledgerStart, file.scenario.openedOn)
    {
      addCharge(file, child: nil, .arrearsJudgment, on: first, cents: judgment.cents)
      owe(file, judgment.cents, on: first, toState: false)
    }
    if let judgment = file.plan.medicalJudgment, HistorySpan.month(of: judgment.on) + 1 == month {
      addCharge(file, child: file.onlyChild, .medicalJudgment, on: first, cents: judgment.cents)
      if judgment.toState, !file.isResponding {
        ledger.medicalState += judgment.cents
      } else {
        ledger.medicalFamily += judgment.cents
        owe(file, judgment.cents, on: first, toState: false)
      }
    }
  }

  /// What is still owed when a case closes is written off, in about half of the cases.
  private func writeOff(_ file: LedgerCase, month: Int) {
    guard let closedOn = file.scenario.closedOn, HistorySpan.month(of: closedOn) == month,
      file.scenario.lastPeriod.isIVD, random.chance(perMille: 550)
    else { return }
    let cents = ledger.currentDue + ledger.family + ledger.state
    guard cents > 0 else { return }
    addCharge(file, child: nil, .currentSupport, on: closedOn, cents: -cents, reason: 1)
    for child in ledger.due.indices { ledger.due[child] = 0 }
    ledger.medicalFamily = 0
    owe(file, -ledger.family, on: closedOn, toState: false)
    owe(file, -ledger.state, on: closedOn, toState: true)
  }
}
