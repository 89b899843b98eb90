/// Money applied to arrears and paid out or retained in the year; responding cases by P-12.
enum Line27 {
  static func amounts(_ review: CaseReview) -> [(column: String, cents: Int64)] {
    if review.barrier != nil || (review.isResponding && !review.policies.respondingOwes) { return [] }
    return review.arrearsDistributions.map { distribution in
      (review.category(ofMoneyFor: distribution.person, on: distribution.collectedOn).column, distribution.cents)
    }
  }
}
