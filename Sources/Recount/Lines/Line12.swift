/// Line 1 cases with no order or, P-08 `partly`, with a child that no order covers.
enum Line12 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    if review.orders.isEmpty { return .yes("no support order was made by the end of the year") }
    if review.policies.line12HasPartlyOrdered {
      let running = review.orders.filter { $0.endedOn == nil || $0.endedOn! >= review.fye }
      for person in review.childrenAtEnd where !running.contains(where: { $0.children.contains(person) }) {
        return .yes("no order that has not ended covers one of the children (P-08)")
      }
    }
    return .no("an order was made by the end of the year")
  }
}
