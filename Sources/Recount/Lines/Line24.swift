import Records

/// Current support due in the year within an `ivd` period; the write-off at closure does not shrink it.
enum Line24 {
  static func amounts(_ review: CaseReview) -> [(column: String, cents: Int64)] {
    if review.barrier != nil { return [] }
    var amounts: [(column: String, cents: Int64)] = []
    for charge in review.record.charges where !charge.isWriteOff && review.terms.contains(charge.dueOn) {
      if charge.isVoluntary, !review.policies.voluntaryCounts { continue }
      guard review.isOpen(on: charge.dueOn) else { continue }
      amounts.append((review.category(ofMoneyFor: charge.person, on: charge.dueOn).column, charge.cents))
    }
    return amounts
  }
}
