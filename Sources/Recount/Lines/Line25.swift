import Records

/// Money applied to current support and paid out or retained in the year; what takes back a collection of an earlier
/// year is left out.
enum Line25 {
  static func amounts(_ review: CaseReview) -> [(column: String, cents: Int64)] {
    if review.barrier != nil { return [] }
    var amounts: [(column: String, cents: Int64)] = []
    for distribution in review.record.distributions {
      let isVoluntary = distribution.appliedTo == .voluntary && review.policies.voluntaryCounts
      guard distribution.appliedTo == .currentSupport || isVoluntary else { continue }
      guard review.isDisbursedInYear(distribution), review.counts(distribution) else { continue }
      if distribution.cents < 0, distribution.collectedOn < review.fys { continue }
      let category = review.category(ofMoneyFor: distribution.person, on: distribution.collectedOn)
      amounts.append((category.column, distribution.cents))
    }
    return amounts
  }
}
