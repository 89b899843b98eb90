import Layouts
import Records

/// The last day on which something is in time, by clock and day of the trigger. Days that were asked for are kept: a
/// caseload asks for the same few thousand again and again.
struct DueDays {
  private struct Key: Hashable {
    var unit: TimeStandard.Unit
    var limit: Int
    var start: DayNumber
  }

  private let calendar: BusinessCalendar
  private let periodEnd: DayNumber
  private var known: [Key: DayNumber] = [:]

  init(calendar: BusinessCalendar, periodEnd: DayNumber) {
    self.calendar = calendar
    self.periodEnd = periodEnd
  }

  mutating func due(_ standard: TimeStandard, after trigger: DayNumber) -> DayNumber {
    let start = standard.start == .monthEnd ? Self.monthEnd(trigger) : trigger
    switch standard.unit {
    case .days: return start + standard.limit
    case .months: return start.adding(months: standard.limit)
    case .period, .none: return periodEnd
    case .businessDays:
      let key = Key(unit: standard.unit, limit: standard.limit, start: start)
      if let day = known[key] { return day }
      let day = calendar.due(after: start, businessDays: standard.limit)
      known[key] = day
      return day
    }
  }

  private static func monthEnd(_ day: DayNumber) -> DayNumber {
    let (year, month, date) = day.civil
    return day + (DayNumber.days(inMonth: month, of: year) - date)
  }
}
