/// Cash medical support retained by the state in the year.
enum Line36 {
  static func amounts(_ review: CaseReview) -> [(column: String, cents: Int64)] {
    if review.barrier != nil { return [] }
    return review.record.distributions.filter { distribution in
      (distribution.appliedTo == .cashMedical || distribution.appliedTo == .medicalArrears)
        && distribution.paidTo == .state && review.isDisbursedInYear(distribution) && review.counts(distribution)
    }.map { ("a", $0.cents) }
  }
}
