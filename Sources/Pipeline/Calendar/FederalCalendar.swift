import Layouts
import Records
import Warehouse

/// What is due in a federal fiscal year and what is expected from whom: `pipelines/calendar.yaml`.
public struct FederalCalendar: Sendable {
  public static let path = "pipelines/calendar.yaml"

  /// How the calendar knows that an event has been done.
  enum Proof: String, CaseIterable, Sendable {
    case certifiedReport = "certified_report"
    case annualInputs = "annual_inputs"
    case note, passing
  }

  struct Event: Sendable {
    var id: String
    var title: String
    var rule: DueRule
    var proof: Proof
    var citation: String
    var confidence: String
  }

  /// What counties or a partner send, period by period.
  struct Source: Sendable {
    enum Period: String, CaseIterable, Sendable { case week, month, quarter, year }

    var id: String
    /// The family of a partner's transmissions.
    var family: String
    var every: Period
    var dueDays: Int
    var citation: String
  }

  var events: [Event]
  /// What each expected county sends.
  var deliveries: Source
  var partners: [Source]
  public var title: String
  public var citation: String

  /// - Throws: `DefinitionError`.
  public static func load(root: String) throws -> FederalCalendar {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    let calendar = FederalCalendar(
      events: try map.list("events").map { try event($0.map()) },
      deliveries: try source(map.map("deliveries"), id: "county", family: ""),
      partners: try map.list("partners").map { node in
        let entry = try node.map()
        return try source(entry, id: try entry.string("id"), family: try entry.string("family"))
      }, title: try map.string("title"), citation: try map.string("citation"))
    try map.finish()
    var ids: Set<String> = []
    for id in calendar.events.map(\.id) + calendar.partners.map(\.id) where !ids.insert(id).inserted {
      throw map.fail("\(id) is there twice")
    }
    return calendar
  }

  private static func event(_ map: StrictMap) throws -> Event {
    let event = Event(
      id: try map.string("id"), title: try map.string("title"), rule: try DueRule(map), proof: try map.word("met_by"),
      citation: try map.string("citation"), confidence: try map.string("confidence"))
    try map.finish()
    return event
  }

  private static func source(_ map: StrictMap, id: String, family: String) throws -> Source {
    let source = Source(
      id: id, family: family, every: try map.word("every"), dueDays: try map.int("due_days"),
      citation: try map.string("citation"))
    guard (0...366).contains(source.dueDays) else { throw map.fail("due_days", "expected 0 to 366") }
    try map.finish()
    return source
  }
}

extension FederalCalendar.Source {
  /// The last days of the periods that end in a fiscal year.
  func periods(_ year: FiscalYear) -> [DayNumber] {
    var days: [DayNumber] = []
    var day = year.firstDay
    while day <= year.lastDay {
      if ends(day) { days.append(day) }
      day = day + 1
    }
    return days
  }

  private func ends(_ day: DayNumber) -> Bool {
    let next = (day + 1).civil
    switch every {
    case .week: return Weekday(day) == .sunday
    case .month: return next.day == 1
    case .quarter: return next.day == 1 && next.month % 3 == 1
    case .year: return next.day == 1 && next.month == 10
    }
  }
}
