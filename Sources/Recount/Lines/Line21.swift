/// Line 2 cases, not 2e, with a duty of medical support in force at the end of the year.
enum Line21 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line2.isCounted { return .no("the case is not on line 2") }
    if review.line2e.isCounted { return .no("the case is on line 2e") }
    for provision in review.provisions(inForceOn: review.fye) {
      switch provision.kind {
      case .healthCoverage, .cashMedical, .medicalCosts: return .yes("a medical provision is in force")
      case .currentSupport, .zeroSupport, .arrearsJudgment: continue
      }
    }
    return .no("no medical provision is in force at the end of the year")
  }
}
