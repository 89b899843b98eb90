/// Cases open at the end of the year for which the state has no jurisdiction.
enum Line3 {
  static func verdict(_ review: CaseReview) -> Verdict {
    if review.record.isLocateOnly { return .no("the case is a location-only request") }
    if !review.record.hasNoJurisdiction { return .no("the state has jurisdiction") }
    if review.isOpenAtEnd { return .yes("an ivd period is open at the end of the year") }
    return .no("no ivd period is open at the end of the year")
  }
}
