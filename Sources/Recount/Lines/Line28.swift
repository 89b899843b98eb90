/// Cases open in the year with arrears owed on a day of it, or paid in it. Responding cases are on it.
enum Line28 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    if !review.isOpenInYear { return .no("the case was not open in the year") }
    if let day = review.firstDayOwing { return .yes(Reason("arrears were owed on", day)) }
    if review.arrearsDistributions.reduce(0, { $0 + $1.cents }) > 0 { return .yes("arrears were paid in the year") }
    return .no("no arrears were owed or paid in the year")
  }
}
