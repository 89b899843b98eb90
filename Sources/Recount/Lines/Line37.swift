/// Line 1 cases of current assistance with noncooperation in force at the end of the year.
enum Line37 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    if review.category != .current { return .no("the case is not of column b") }
    if review.has(.noncooperation, in: Span(from: review.fye, to: review.fye)) {
      return .yes("noncooperation is in force at the end of the year")
    }
    return .no("no noncooperation is in force at the end of the year")
  }
}
