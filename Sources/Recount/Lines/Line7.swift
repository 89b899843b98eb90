/// Line 4 children whose paternity is resolved.
enum Line7 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    let line4 = Line4.verdict(review, child, ignoresProtection: false)
    if !line4.isCounted { return line4 }
    return child.person.isResolved(by: review.fye) ? .yes("paternity is resolved") : .no("paternity is not resolved")
  }
}
