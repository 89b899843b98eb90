/// Line 2 cases of which no order ever set cash support.
enum Line2c {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line2.isCounted { return .no("the case is not on line 2") }
    if review.everSetCash { return .no("an order has set cash support") }
    return .yes("no order ever set cash support")
  }
}
