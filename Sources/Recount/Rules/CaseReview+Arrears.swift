import Records

/// The arrears of the case as a step function.
extension CaseReview {
  /// The amount owed to one side by the rows that hold on a day: the last one with `as_of_on` on the day or before it.
  func balance(owedTo side: Balance.OwedTo, on day: DayNumber) -> Int64 {
    var last: Balance?
    for row in record.balances where row.owedTo == side && row.asOf <= day {
      if last == nil || last!.asOf < row.asOf { last = row }
    }
    return last?.cents ?? 0
  }

  /// Owed to the family and the state together.
  func balance(on day: DayNumber) -> Int64 { balance(owedTo: .family, on: day) + balance(owedTo: .state, on: day) }

  /// The first day of the year on which an `ivd` period was open and something was owed to the family or to
  /// the state: "an arrears balance" is a row (line 28), where 2e says "all `owed_to`". It changes only on
  /// the days of its rows, so the first day of each period in the year and those days are all that need be looked at.
  var firstDayOwing: DayNumber? {
    var days: Set<DayNumber> = []
    for period in ivdPeriods where period.time.overlaps(Span(from: fys, to: fye)) {
      days.insert(max(period.time.from, fys))
      for row in record.balances where terms.contains(row.asOf) && period.time.covers(row.asOf) {
        days.insert(row.asOf)
      }
    }
    return days.sorted().first { balance(owedTo: .family, on: $0) > 0 || balance(owedTo: .state, on: $0) > 0 }
  }
}
