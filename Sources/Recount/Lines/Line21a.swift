import Records

/// Line 21 cases in which medical support was provided at some time in the year. P-10: whether public coverage will do.
enum Line21a {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.line21.isCounted { return .no("the case is not on line 21") }
    return provided(review, publicCounts: review.policies.line21aHasPublicCoverage)
  }

  /// Coverage or assistance of a child at the end of the year, or cash medical collected.
  static func provided(_ review: CaseReview, publicCounts: Bool) -> Verdict {
    let year = Span(from: review.fys, to: review.fye)
    for person in review.childrenAtEnd {
      for coverage in review.people[person]?.coverage ?? [] where coverage.time.overlaps(year) {
        if publicCounts || !coverage.payer.isPublic { return .yes("a child had coverage in the year") }
      }
      for spell in review.spells(person) where spell.program.isPublicCoverage && spell.time.overlaps(year) {
        if publicCounts { return .yes("a child had Medicaid or CHIP in the year") }
      }
    }
    if review.isCollected([.cashMedical], in: year) { return .yes("cash medical was collected in the year") }
    return .no("no coverage was had and no cash medical collected in the year")
  }
}
