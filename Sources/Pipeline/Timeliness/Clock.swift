import Layouts
import Records

/// A time standard: what starts and ends it is said by a statement, how long it runs here
/// (`pipelines/timeliness/clocks.yaml`).
public struct Clock: Sendable {
  public enum Days: String, CaseIterable, Sendable { case calendar, business }

  public static let folder = "pipelines/timeliness"

  public var id: String
  public var title: String
  public var days: Int
  public var counted: Days
  public var confidence: PartnerField.Confidence
  public var citation: String
  public var note: String?
  /// `nil` where no file says anything of it.
  public var sql: String?

  /// - Throws: `DefinitionError`.
  public static func loadAll(root: String) throws -> [Clock] {
    let folder = root + "/" + Self.folder
    let map = try StrictYAML.load(path: folder + "/clocks.yaml").map()
    _ = try map.string("title")
    let statements = try Definitions.files(in: folder, suffix: ".sql")
    let clocks = try map.list("clocks").map { node in
      let entry = try node.map()
      let id = try entry.string("clock")
      let path = folder + "/\(id).sql"
      let clock = Clock(
        id: id, title: try entry.string("title"), days: try entry.int("days"), counted: try entry.word("counted"),
        confidence: try entry.word("confidence"), citation: try entry.string("citation"),
        note: try entry.optionalString("note"), sql: statements.contains(path) ? try StrictYAML.text(path: path) : nil)
      guard clock.sql != nil || clock.note != nil else {
        throw entry.fail("clock", "\(id).sql is not there, and no note says why")
      }
      try entry.finish()
      return clock
    }
    try map.finish()
    for path in statements where !clocks.contains(where: { path.hasSuffix("/\($0.id).sql") }) {
      throw DefinitionError(file: path, line: 0, message: "no clock of clocks.yaml has this name")
    }
    return clocks
  }

  /// The last day on which it is kept.
  func due(after start: DayNumber, _ calendar: BusinessCalendar) -> DayNumber {
    switch counted {
    case .calendar: start + days
    case .business: calendar.due(after: start, businessDays: days)
    }
  }
}

extension DayNumber {
  /// The week of ISO 8601, such as `2024-W39`.
  var isoWeek: String {
    let weekday = Weekday.allCases.firstIndex(of: Weekday(self))!
    // The week belongs to the year of its Thursday.
    let thursday = self + (3 - weekday)
    let year = thursday.civil.year
    let first = DayNumber(year: year, month: 1, day: 1)!
    let week = Int(thursday.value - first.value) / 7 + 1
    return "\(year)-W" + week.zeroPadded(to: 2)
  }
}
