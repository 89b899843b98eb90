/// Arrears owed at the end of the year in line 1 cases; responding cases by P-12.
enum Line26 {
  static func amounts(_ review: CaseReview) -> [(column: String, cents: Int64)] {
    if !review.isLine1 || (review.isResponding && !review.policies.respondingOwes) { return [] }
    return [(review.category.column, review.balance(on: review.fye))]
  }
}
