/// Line 22 cases in which an obligated party's coverage of a child is in force.
enum Line23 {
  static func verdict(_ review: CaseReview) -> Verdict {
    let line22 = Line22.verdict(review)
    if !line22.isCounted { return line22 }
    for provision in review.provisions(inForceOn: review.fye) where provision.kind == .healthCoverage {
      let payer: Coverage.Payer = provision.obligated == .noncustodial ? .noncustodial : .custodial
      for person in review.childrenAtEnd {
        for coverage in review.people[person]?.coverage ?? [] where coverage.payer == payer {
          guard coverage.caseID == nil || coverage.caseID == review.record.id else { continue }
          if coverage.time.covers(review.fye) { return .yes("an obligated party covers a child") }
        }
      }
    }
    return .no("no obligated party covers a child at the end of the year")
  }
}
