/// A day of the week.
public enum Weekday: String, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 1970-01-01 was a Thursday.
  public init(_ day: DayNumber) {
    let index = (Int(day.value) + 3) % 7
    self = Weekday.allCases[index < 0 ? index + 7 : index]
  }
}
