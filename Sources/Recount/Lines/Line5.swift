/// Line 4 children born out of wedlock.
enum Line5 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    let line4 = Line4.verdict(review, child, ignoresProtection: false)
    if !line4.isCounted { return line4 }
    if child.person.isAdopted(review.terms) { return .yes("the child was adopted or its parents married (P-14)") }
    guard child.person.isBornOutOfWedlock == true else { return .no("the child is not known as born out of wedlock") }
    if child.person.isDependentByDeath, !child.person.isEstablished(by: review.fye) {
      return .no("the child is dependent by a death, and paternity is not established")
    }
    return .yes("the child was born out of wedlock")
  }
}
