import Records

/// When the case was open (county-extract.md, sections 2 and 6).
extension CaseReview {
  var ivdPeriods: [CasePeriod] { record.periods.filter(\.isIVD) }

  func isOpen(on day: DayNumber) -> Bool {
    for period in record.periods where period.isIVD && period.time.covers(day) { return true }
    return false
  }

  /// P-01: `open`, a case closed on 30 September is open on it; `closed`, it is not.
  func openAtEnd() -> Bool {
    for period in record.periods where period.isIVD && period.time.covers(fye) {
      if policies.closedOnLastDayIsClosed, period.time.to == fye { continue }
      return true
    }
    return false
  }

  func openInYear() -> Bool {
    let year = Span(from: fys, to: fye)
    for period in record.periods where period.isIVD && period.time.overlaps(year) { return true }
    return false
  }

  /// The last day in the year on which the case was closed.
  var lastClosing: DayNumber? {
    ivdPeriods.compactMap(\.time.to).filter(terms.contains).max()
  }

  /// P-04: `closing`, a case open in the year but not at its end is looked at on its last closing date in the year.
  var categoryDay: DayNumber {
    guard policies.categoryAtClosing, !isOpenAtEnd, isOpenInYear, let closing = lastClosing else { return fye }
    return closing
  }
}
