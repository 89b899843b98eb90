import Records

/// TANF closings of the year with current support collected in their month: a case once per closing month.
enum Line14 {
  /// The months of the case's closings, each as its first day, in order.
  static func months(_ review: CaseReview) -> [DayNumber] {
    if review.barrier != nil { return [] }
    var months: Set<DayNumber> = []
    for role in review.record.children {
      for spell in review.spells(role.person) where spell.program == .tanf {
        guard let end = spell.time.to, review.terms.contains(end), role.time.covers(end), review.isOpen(on: end),
          !isReopened(review, after: end)
        else { continue }
        let month = month(of: end)
        if review.isCollected([.currentSupport], in: month) { months.insert(month.from) }
      }
    }
    return months.sorted()
  }

  /// Whether a spell of any child in its role is in force on a day after the end, to the end of the next month.
  private static func isReopened(_ review: CaseReview, after end: DayNumber) -> Bool {
    let last = month(of: month(of: end).to! + 1).to!
    let after = Span(from: end + 1, to: last)
    for role in review.record.children {
      for spell in review.spells(role.person) where spell.program == .tanf {
        // A day of all three: the latest of their first days lies before none of their last days.
        let first = max(after.from, role.time.from, spell.time.from)
        if after.covers(first), role.time.covers(first), spell.time.covers(first) { return true }
      }
    }
    return false
  }

  static func month(of day: DayNumber) -> Span {
    let (year, month, _) = day.civil
    return Span(
      from: DayNumber(year: year, month: month, day: 1)!,
      to: DayNumber(year: year, month: month, day: DayNumber.days(inMonth: month, of: year))!)
  }
}
