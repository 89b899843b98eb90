import Records

/// Line 28 cases paying toward arrears: the family got some, or all of it went to the state when nothing was owed to the
/// family.
enum Line29 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line28.isCounted { return .no("the case is not on line 28") }
    var family: Int64 = 0
    var forwarded: Int64 = 0
    var net: Int64 = 0
    for distribution in review.arrearsDistributions {
      net += distribution.cents
      switch distribution.paidTo {
      case .family: family += distribution.cents
      case .otherJurisdiction: forwarded += distribution.cents
      case .state: break
      }
    }
    if net <= 0 { return .no("the net amount paid toward arrears in the year is not above zero") }
    if review.policies.forwardedIsFamily {
      if family + forwarded > 0 { return .yes("some of it went to the family or another jurisdiction") }
    } else {
      if family > 0 { return .yes("some of it went to the family") }
      if forwarded > 0 { return .no("some of it went to another jurisdiction (P-11)") }
    }
    for distribution in review.arrearsDistributions where distribution.paidTo == .state && distribution.cents > 0 {
      // At the start of the day: the last row with a day before it.
      if review.balance(owedTo: .family, on: distribution.collectedOn + -1) > 0 {
        return .no(Reason("the family was owed, and the state was paid, on", distribution.collectedOn))
      }
    }
    return .yes("all of it went to the state, and the family was owed nothing")
  }
}
