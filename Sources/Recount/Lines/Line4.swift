import Records

/// Children of line 1 cases at the end of the year, not emancipated, without good cause or best interest (P-06).
enum Line4 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    verdict(review, child, ignoresProtection: review.policies.line4HasGoodCause)
  }

  /// 5, 7 and 13 leave good cause out whatever P-06 says.
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview, ignoresProtection: Bool) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    return verdict(review, child, on: review.fye, ignoresProtection: ignoresProtection)
  }

  /// Roles and cooperation are those of a day: the last of the year, or of the last closing.
  static func verdict(
    _ review: CaseReview, _ child: ChildUnderReview, on day: DayNumber, ignoresProtection: Bool = false
  ) -> Verdict {
    guard review.children(on: day).contains(child.id) else { return .no(Reason("the child has no role on", day)) }
    if child.person.isEmancipated(review.terms) {
      return .no(Reason("the child was emancipated", child.person.emancipatedOn))
    }
    if !ignoresProtection, review.isProtected(on: day) {
      return .no(Reason("good cause or best interest is in force on", day))
    }
    return .yes(Reason("the child has a role on", day))
  }
}
