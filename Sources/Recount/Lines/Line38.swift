/// Cases open in the year, of current assistance, with good cause in force at some time in the year.
enum Line38 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    if !review.isOpenInYear { return .no("the case was not open in the year") }
    if review.category != .current { return .no("the case is not of column b") }
    if review.has(.goodCause, in: Span(from: review.fys, to: review.fye)) {
      return .yes("good cause was in force in the year")
    }
    return .no("no good cause was in force in the year")
  }
}
