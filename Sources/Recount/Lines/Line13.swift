/// Children of line 1 cases whose paternity is not resolved.
enum Line13 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    let role = Line4.verdict(review, child, ignoresProtection: review.policies.line13HasGoodCause)
    if !role.isCounted { return role }
    if child.person.isResolved(by: review.fye) { return .no("paternity is resolved") }
    if review.policies.line13NeedsWedlockBirth, child.person.isBornOutOfWedlock != true {
      return .no("the child is not known as born out of wedlock (P-15)")
    }
    return .yes("paternity is not resolved")
  }
}
