/// Arrears-only: line 2 cases, not 2c, that charge no current support at the end of the year and owe something.
enum Line2e {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line2.isCounted { return .no("the case is not on line 2") }
    if !review.everSetCash { return .no("the case is on line 2c") }
    for provision in review.provisions(inForceOn: review.fye) where provision.kind == .currentSupport {
      if (provision.cents ?? 0) > 0 { return .no("current support is in force at the end of the year") }
    }
    if review.balance(on: review.fye) > 0 { return .yes("arrears are owed, current support is not in force") }
    return .no("no arrears are owed at the end of the year")
  }
}
