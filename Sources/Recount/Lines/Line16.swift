import Records

/// Children whose paternity was established in the year, in their role and in the case's latest period.
enum Line16 {
  static func verdict(_ review: CaseReview, _ child: ChildUnderReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    guard let day = child.person.paternityOn, review.terms.contains(day) else {
      return .no("paternity was not established in the year")
    }
    if child.person.isDisestablished(by: review.fye) { return .no("paternity was disestablished") }
    if child.person.isEmancipated(review.terms) {
      return .no(Reason("the child was emancipated", child.person.emancipatedOn))
    }
    guard review.record.children.contains(where: { $0.person == child.id && $0.time.covers(day) }) else {
      return .no(Reason("the child has no role on", day))
    }
    let begun = review.ivdPeriods.filter { $0.time.from <= review.fye }
    guard let latest = begun.max(by: { $0.time.from < $1.time.from }), latest.time.covers(day), latest.time.from < day
    else { return .no(Reason("the latest ivd period does not cover, or begins on", day)) }
    return .yes(Reason("paternity was established", day))
  }
}
