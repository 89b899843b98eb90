/// 19 and 20: cases open in the year with a request to or from another state sent in the year.
enum Line19 {
  static func verdict(_ review: CaseReview, _ direction: Request.Direction) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    if !review.isOpenInYear { return .no("the case was not open in the year") }
    if let request = review.firstStateRequestInYear(direction) {
      return .yes(Reason("a request was sent in the year", request.sentOn))
    }
    return .no("no such request was sent in the year")
  }
}
