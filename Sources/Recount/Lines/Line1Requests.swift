/// 1a, 1b, 1d-1g: line 1 cases with a request of one direction and partner kind open at the end of the year.
enum Line1Requests {
  static func verdict(_ review: CaseReview, _ direction: Request.Direction, _ partner: Request.Partner) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    if review.hasOpenRequest(direction, partner) { return .yes("such a request is open at the end of the year") }
    return .no("no such request is open at the end of the year")
  }
}

extension CaseReview {
  /// A part of line 1 as the same part of line 2.
  func inLine2(_ part: Verdict) -> Verdict { line2.isCounted ? part : .no("the case is not on line 2") }
}
