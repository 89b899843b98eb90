/// Line 1 cases with an order made by the end of the year.
enum Line2 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    if let order = review.orders.min(by: { $0.establishedOn < $1.establishedOn }) {
      return .yes(Reason("an order was made by the end of the year", order.establishedOn))
    }
    return .no("no support order was made by the end of the year")
  }
}
