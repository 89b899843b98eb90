import Records

/// Children born out of wedlock with paternity established, of cases open at the end of the year or, P-07, closed in it.
enum Line6 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    var day = review.fye
    if !review.isOpenAtEnd {
      guard review.policies.line6HasClosedCases, review.isOpenInYear, let closing = review.lastClosing else {
        return .no("the case was not open when line 6 looks at it")
      }
      day = closing
    }
    let role = Line4.verdict(review, child, on: day)
    if !role.isCounted { return role }
    if child.person.isAdopted(review.terms) { return .yes("the child was adopted or its parents married (P-14)") }
    guard child.person.isBornOutOfWedlock == true else { return .no("the child is not known as born out of wedlock") }
    guard child.person.isEstablished(by: review.fye) else { return .no("paternity is not established") }
    return .yes(Reason("paternity was established", child.person.paternityOn))
  }
}
