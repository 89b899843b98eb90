/// Line 21 cases with health coverage ordered and in force.
enum Line22 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line21.isCounted { return .no("the case is not on line 21") }
    if review.provisions(inForceOn: review.fye).contains(where: { $0.kind == .healthCoverage }) {
      return .yes("health coverage is ordered at the end of the year")
    }
    return .no("no health coverage is ordered at the end of the year")
  }
}
