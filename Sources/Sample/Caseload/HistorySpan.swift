import Records

/// The time that a caseload covers. All dates are day numbers.
struct HistorySpan: Sendable {
  let asOf: Int
  /// First and last day of the last complete fiscal year.
  let yearStart: Int
  let yearEnd: Int
  /// First day of the month from which on every charge and payment is written; what was before is an opening balance.
  let ledgerStart: Int
  /// Months since year 0 of `ledgerStart` and `asOf`.
  let firstMonth: Int
  let lastMonth: Int

  init(asOf: DayNumber, years: Int) {
    let (year, month, day) = asOf.civil
    let fiscalYear = month > 9 || (month == 9 && day == 30) ? year : year - 1
    self.asOf = Int(asOf.value)
    yearStart = Self.monthStart((fiscalYear - 1) * 12 + 9)
    yearEnd = Self.monthStart(fiscalYear * 12 + 9) - 1
    lastMonth = year * 12 + month - 1
    firstMonth = min(lastMonth - max(1, years) * 12 + 1, (fiscalYear - 1) * 12 + 9)
    ledgerStart = Self.monthStart(firstMonth)
  }

  /// First day of a month that is counted from year 0.
  @inline(__always)
  static func monthStart(_ month: Int) -> Int {
    Int(DayNumber(year: month / 12, month: month % 12 + 1, day: 1)?.value ?? 0)
  }

  /// The month of a day, counted from year 0.
  @inline(__always)
  static func month(of day: Int) -> Int {
    let (year, month, _) = DayNumber(Int32(truncatingIfNeeded: day)).civil
    return year * 12 + month - 1
  }

  /// The same day of the year so many years later; 1 March for 29 February.
  static func anniversary(of day: Int, years: Int) -> Int {
    let (year, month, dayOfMonth) = DayNumber(Int32(truncatingIfNeeded: day)).civil
    if let exact = DayNumber(year: year + years, month: month, day: dayOfMonth) { return Int(exact.value) }
    return monthStart((year + years) * 12 + 2)
  }
}
