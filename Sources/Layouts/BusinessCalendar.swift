import Records

/// The days on which the state's offices work, and the clocks that run on them (`schemas/calendar/business-days.yaml`).
///
/// The day that starts a clock is day 0; what is done by the end of the day that a clock gives is in time. Nothing rolls
/// forward from a weekend or holiday to the next business day.
public struct BusinessCalendar: Sendable {
  public static let path = "schemas/calendar/business-days.yaml"

  private var weekend: Set<Weekday>
  private var holidays: [HolidayRule]
  private var observed: [Weekday: Int]
  private var closures: Set<DayNumber>
  private var open: Set<DayNumber>

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> BusinessCalendar {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.string("title")
    _ = try map.string("citation")
    let weekend = try map.list("weekend").map { try $0.word() as Weekday }
    guard Set(weekend).count < Weekday.allCases.count else { throw map.fail("weekend", "no day is left to work on") }
    let holidays = try map.list("holidays").map { try HolidayRule($0.map()) }
    let moves = try map.map("observed")
    var observed: [Weekday: Int] = [:]
    for weekday in Weekday.allCases {
      if let move = try moves.optionalWord(weekday.rawValue, of: HolidayMove.self) {
        observed[weekday] = move == .before ? -1 : 1
      }
    }
    try moves.finish()
    let calendar = BusinessCalendar(
      weekend: Set(weekend), holidays: holidays, observed: observed, closures: try days(map, "closures"),
      open: try days(map, "open"))
    try map.finish()
    return calendar
  }

  private enum HolidayMove: String, CaseIterable { case before, after }

  private static func days(_ map: StrictMap, _ key: String) throws -> Set<DayNumber> {
    var days: Set<DayNumber> = []
    for node in try map.list(key) {
      let entry = try node.map()
      _ = try entry.string("name")
      days.insert(try entry.day("on"))
      try entry.finish()
    }
    return days
  }

  /// Whether the offices are open on a day.
  public func isBusinessDay(_ day: DayNumber) -> Bool {
    if closures.contains(day) { return false }
    if open.contains(day) { return true }
    return !weekend.contains(Weekday(day)) && !isHoliday(day)
  }

  /// Holidays of the year before and after are asked too: New Year's Day may be kept on 31 December.
  private func isHoliday(_ day: DayNumber) -> Bool {
    let year = day.civil.year
    return (year - 1...year + 1).contains { year in
      holidays.contains { rule in
        guard let kept = rule.day(in: year) else { return false }
        return kept + (observed[Weekday(kept)] ?? 0) == day || (kept == day && observed[Weekday(kept)] == nil)
      }
    }
  }

  /// The last day on which something to be done within `count` business days of a day is in time.
  public func due(after start: DayNumber, businessDays count: Int) -> DayNumber {
    var day = start
    var left = count
    while left > 0 {
      day = day + 1
      if isBusinessDay(day) { left -= 1 }
    }
    return day
  }

  /// The number of business days after `start`, up to and with `end`; 0 where `end` is not after `start`.
  public func businessDays(after start: DayNumber, through end: DayNumber) -> Int {
    guard end > start else { return 0 }
    return (start.value + 1...end.value).count { isBusinessDay(DayNumber($0)) }
  }

  /// The n-th business day of a month, from 1.
  public func businessDay(_ count: Int, ofMonth month: Int, year: Int) -> DayNumber? {
    DayNumber(year: year, month: month, day: 1).map { due(after: $0 + -1, businessDays: count) }
  }
}
