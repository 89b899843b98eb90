/// Line 1 cases in which a child had health coverage of any source, or cash medical was collected, in the year.
enum Line35 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    return Line21a.provided(review, publicCounts: true)
  }
}
