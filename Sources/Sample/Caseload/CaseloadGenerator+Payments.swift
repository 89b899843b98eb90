/// Payments of one month, and where each of them goes.
extension CaseloadGenerator {
  func pay(_ file: LedgerCase, month: Int, first: Int) {
    let owed = ledger.owed
    guard owed > 0 else { return }
    var early = 0
    var late = 0
    let habit = file.scenario.habit
    let perMille = habit == .steady ? 950 : habit == .irregular ? 620 : habit == .rare ? 170 : 0
    if random.chance(perMille: perMille) {
      let cents = plannedPayment(file, owed: owed)
      // Many pay with two pay cheques, the others early or late in the month.
      early = random.chance(perMille: 420) ? cents / 2 : random.chance(perMille: 500) ? cents : 0
      late = cents - early
    }
    let source = paymentSource(file)
    receive(file, early, source, on: first + random.between(3, 12))
    offsetTaxes(file, month: month, on: first + random.between(13, 17))
    receive(file, min(late, ledger.owed), source, on: first + random.between(18, 27))
  }

  private func plannedPayment(_ file: LedgerCase, owed: Int) -> Int {
    let current = ledger.currentDue + ledger.cashMedicalDue
    let behind = owed - current
    var cents = current
    if file.scenario.habit == .irregular { cents = cents * random.pick([100, 100, 100, 60, 40, 25]) / 100 }
    if behind > 0, random.chance(perMille: current == 0 ? 700 : 550) {
      cents += min(behind, max(2500, current / 5) + random.below(3) * 2500)
    }
    return cents
  }

  private func paymentSource(_ file: LedgerCase) -> ReceiptSource {
    let draw = random.below(1000)
    if draw < 25 { return .direct }
    if case .initiating = file.scenario.partner, draw < 600 { return .otherState }
    if file.scenario.fein != nil, draw < 860 { return .incomeWithholding }
    return draw < 900 ? .unemployment : draw < 985 ? .obligor : .other
  }

  private func offsetTaxes(_ file: LedgerCase, month: Int, on day: Int) {
    let pastDue = ledger.family + ledger.state
    let season = month % 12
    guard season >= 1, season <= 5, pastDue > 50_000 else { return }
    if random.chance(perMille: 60) {
      receive(file, min(pastDue, random.between(250, 3200) * 100), .federalTaxOffset, on: day)
    } else if random.chance(perMille: 25) {
      receive(file, min(pastDue, random.between(50, 700) * 100), .stateTaxOffset, on: day)
    }
  }

  func receive(_ file: LedgerCase, _ cents: Int, _ source: ReceiptSource, on day: Int) {
    guard day <= span.asOf, cents > 0, file.scenario.isOpen(on: day) else { return }
    let receipt = KeyCounters.next(&keys.receipt)
    let fein = source == .incomeWithholding ? file.scenario.fein : nil
    rows.addReceipt(
      receipt, payor: file.scenario.noncustodial, on: day, cents: cents, source, fein: fein, reverses: nil)
    let firstRow = rows[.distribution].count
    distribute(file, receipt, cents, source, on: day)
    let isTakenBack = source != .direct && ledger.reversal == nil && random.chance(perMille: 6)
    if isTakenBack, !wasRedirected(from: firstRow) {
      ledger.reversal = .init(
        receipt: receipt, cents: cents, source: source, fein: fein, rows: firstRow..<rows[.distribution].count,
        month: HistorySpan.month(of: day) + random.between(1, 4))
    }
  }

  /// Current support first, then what is past due; a tax offset goes to past-due support, the state's first.
  private func distribute(_ file: LedgerCase, _ receipt: Int, _ cents: Int, _ source: ReceiptSource, on day: Int) {
    var left = cents
    let posting = Posting(receipt: receipt, day: day, isDirect: source == .direct, lag: drawLag())
    let isOffset = source == .federalTaxOffset || source == .stateTaxOffset
    if !isOffset {
      for child in ledger.due.indices where left > 0 && ledger.due[child] > 0 {
        let part = min(left, ledger.due[child])
        ledger.due[child] -= part
        left -= part
        post(file, posting, child: file.children[child].personID, .currentSupport, currentGoesTo(file, posting), part)
      }
      let medical = min(left, ledger.cashMedicalDue)
      if medical > 0 {
        ledger.cashMedicalDue -= medical
        left -= medical
        let hasMedicaid = file.scenario.aid != .never && file.scenario.aid != .chip && !file.isResponding
        post(file, posting, child: file.onlyChild, .cashMedical, hasMedicaid ? .state : file.paidTo(day), medical)
      }
    }
    let stateFirst = isOffset || file.isAssigned(day)
    for toState in [stateFirst, !stateFirst] {
      if toState { payState(file, posting, &left) } else { payFamily(file, posting, &left) }
    }
    let fee = min(left, ledger.feeDue)
    ledger.feeDue -= fee
    post(file, posting, child: nil, .fee, .state, fee)
    left -= fee
    let recovery = min(left, ledger.recoveryDue)
    ledger.recoveryDue -= recovery
    post(file, posting, child: nil, .recovery, .state, recovery)
  }

  private func currentGoesTo(_ file: LedgerCase, _ posting: Posting) -> PaidTo {
    posting.isDirect ? .family : file.paidTo(posting.day)
  }

  private func payFamily(_ file: LedgerCase, _ posting: Posting, _ left: inout Int) {
    let part = min(left, ledger.family)
    guard part > 0 else { return }
    ledger.family -= part
    left -= part
    rows.setBalance(file.caseID, on: posting.day, owedToState: false, cents: ledger.family)
    let medical = min(part, ledger.medicalFamily)
    ledger.medicalFamily -= medical
    let paidTo: PaidTo = file.isResponding && !posting.isDirect ? .otherJurisdiction : .family
    post(file, posting, child: file.onlyChild, .medicalArrears, paidTo, medical)
    post(file, posting, child: file.onlyChild, .arrears, paidTo, part - medical)
  }

  private func payState(_ file: LedgerCase, _ posting: Posting, _ left: inout Int) {
    guard !posting.isDirect else { return }
    let part = min(left, ledger.state)
    if part > 0 {
      ledger.state -= part
      left -= part
      rows.setBalance(file.caseID, on: posting.day, owedToState: true, cents: ledger.state)
      post(file, posting, child: file.onlyChild, .arrears, .state, part)
    }
    let medical = min(left, ledger.medicalState)
    ledger.medicalState -= medical
    left -= medical
    post(file, posting, child: file.onlyChild, .medicalArrears, .state, medical)
  }
}
