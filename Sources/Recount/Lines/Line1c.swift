/// Medicaid-only: line 1 cases of column d with a child at the end of the year that has Medicaid then, and never had a
/// program that decides the category.
enum Line1c {
  static func verdict(_ review: CaseReview) -> Verdict {
    if !review.isLine1 { return .no("the case is not on line 1") }
    if review.category != .never { return .no("the case is not of column d") }
    for person in review.childrenAtEnd {
      let spells = review.spells(person)
      let hasMedicaid = spells.contains { $0.program == .medicaid && $0.time.covers(review.fye) }
      let hadDeciding = spells.contains { $0.program.decides && $0.time.from <= review.fye }
      if hasMedicaid && !hadDeciding { return .yes("a child has Medicaid at the end of the year and nothing before") }
    }
    return .no("no child has Medicaid alone at the end of the year")
  }
}
