/// Cases open at the end of the year.
enum Line1 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    if review.isOpenAtEnd { return .yes("an ivd period is open at the end of the year") }
    return .no("no ivd period is open at the end of the year")
  }
}
