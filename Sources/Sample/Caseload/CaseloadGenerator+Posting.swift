/// A receipt while it is distributed.
struct Posting {
  let receipt: Int
  let day: Int
  let isDirect: Bool
  /// Days to the distribution and on to the disbursement; the latter `nil` = held.
  let lag: (distributed: Int, disbursed: Int?)
}

/// Distributions, their disbursement, and what is taken back.
extension CaseloadGenerator {
  func drawLag() -> (distributed: Int, disbursed: Int?) {
    let draw = random.below(1000)
    let distributed = draw % 10 < 7 ? 0 : draw % 3 + 1
    return (distributed, draw < 8 ? nil : draw % 100 < 75 ? draw % 3 : draw % 5 + 1)
  }

  /// One distribution; nothing for 0 cents. What would be paid out after the as-of date is held.
  @inline(__always)
  func post(_ file: LedgerCase, _ posting: Posting, child: Int?, _ appliedTo: AppliedTo, _ paidTo: PaidTo, _ cents: Int)
  {
    guard cents > 0 else { return }
    let on = posting.isDirect ? posting.day : min(posting.day + posting.lag.distributed, span.asOf)
    var disbursedOn = posting.isDirect ? posting.day : posting.lag.disbursed.map { on + $0 }
    if let day = disbursedOn, day > span.asOf { disbursedOn = nil }
    let distribution = KeyCounters.next(&keys.distribution)
    rows.addDistribution(
      distribution, receipt: posting.receipt, file.caseID, child: child, appliedTo, paidTo, cents: cents, reverses: nil,
      on: on, disbursedOn: disbursedOn)
    if appliedTo == .currentSupport, paidTo == .family, !posting.isDirect, random.chance(perMille: 2) {
      redirect(file, posting, distribution, child: child, cents, on: min(on + 12, span.asOf))
    }
  }

  /// Sent to the family by mistake: taken back from it and retained, under the same receipt.
  private func redirect(_ file: LedgerCase, _ posting: Posting, _ mistaken: Int, child: Int?, _ cents: Int, on day: Int)
  {
    rows.addDistribution(
      KeyCounters.next(&keys.distribution), receipt: posting.receipt, file.caseID, child: child, .currentSupport,
      .family, cents: -cents, reverses: mistaken, on: day, disbursedOn: day)
    rows.addDistribution(
      KeyCounters.next(&keys.distribution), receipt: posting.receipt, file.caseID, child: child, .currentSupport,
      .state, cents: cents, reverses: nil, on: day, disbursedOn: day)
  }

  /// Whether a distribution of the newest receipt was taken back already.
  func wasRedirected(from firstRow: Int) -> Bool {
    let distributions = rows[.distribution]
    for row in firstRow..<distributions.count where distributions[row][6] < 0 { return true }
    return false
  }

  /// A payment that bounced, or an offset that the Treasury took back: a negative receipt, and every distribution of
  /// it negative. What it had paid is owed again.
  func takeBack(_ file: LedgerCase, _ reversal: LedgerState.Reversal, on day: Int) {
    ledger.reversal = nil
    let receipt = KeyCounters.next(&keys.receipt)
    rows.addReceipt(
      receipt, payor: file.scenario.noncustodial, on: day, cents: -reversal.cents, reversal.source, fein: reversal.fein,
      reverses: reversal.receipt)
    // Some systems name the distribution that is taken back, some the receipt only.
    let namesDistribution = random.chance(perMille: 700)
    for place in reversal.rows {
      let taken = (0..<10).map { rows[.distribution][place][$0] }
      guard let appliedTo = AppliedTo(rawValue: taken[4]), let paidTo = PaidTo(rawValue: taken[5]) else { continue }
      rows.addDistribution(
        KeyCounters.next(&keys.distribution), receipt: receipt, file.caseID,
        child: taken[3] == FamilyRows.blank ? nil : taken[3], appliedTo, paidTo, cents: -taken[6],
        reverses: namesDistribution ? taken[0] : nil, on: day, disbursedOn: day)
      oweAgain(file, appliedTo, paidTo, taken[6], on: day)
    }
  }

  private func oweAgain(_ file: LedgerCase, _ appliedTo: AppliedTo, _ paidTo: PaidTo, _ cents: Int, on day: Int) {
    let toState = paidTo == .state
    switch appliedTo {
    case .currentSupport, .arrears: break
    case .medicalArrears:
      if toState {
        ledger.medicalState += cents
        return
      }
      ledger.medicalFamily += cents
    case .fee:
      ledger.feeDue += cents
      return
    case .recovery:
      ledger.recoveryDue += cents
      return
    case .voluntary, .cashMedical: return
    }
    if toState { ledger.state += cents } else { ledger.family += cents }
    rows.setBalance(file.caseID, on: day, owedToState: toState, cents: toState ? ledger.state : ledger.family)
  }

  /// Payments without an order: what is paid is what is due.
  func payVoluntarily(_ file: LedgerCase) {
    for month in max(span.firstMonth, span.lastMonth - 14)...span.lastMonth {
      let day = HistorySpan.monthStart(month) + random.between(2, 26)
      guard file.scenario.openedOn <= day, day <= span.asOf, random.chance(perMille: 600) else { continue }
      let cents = random.between(2, 30) * 1000
      let receipt = KeyCounters.next(&keys.receipt)
      rows.addCharge(
        KeyCounters.next(&keys.charge), file.caseID, child: file.onlyChild, .voluntary, on: day, cents: cents,
        reason: nil)
      rows.addReceipt(
        receipt, payor: file.scenario.noncustodial, on: day, cents: cents, .obligor, fein: nil, reverses: nil)
      rows.addDistribution(
        KeyCounters.next(&keys.distribution), receipt: receipt, file.caseID, child: file.onlyChild, .voluntary, .family,
        cents: cents, reverses: nil, on: day, disbursedOn: day)
    }
  }
}
