import Layouts
import Records
import Warehouse

/// How well the clocks that partners' files touch were kept in a period: rates by employer, county and week, and what was
/// late.
public struct Timeliness: Sendable {
  /// Cases of one clock, employer, county and week.
  public struct Group: Sendable, Hashable, Comparable {
    public var clock: String
    public var fein: String
    public var employer: String
    public var county: String
    public var week: String

    private var order: [String] { [clock, fein, employer, county, week] }
    public static func < (left: Group, right: Group) -> Bool { left.order.lexicographicallyPrecedes(right.order) }
  }

  /// `decided == inTime + late`; what is not done and not yet due is pending and in no rate.
  public struct Counts: Sendable, Equatable {
    public var inTime = 0
    public var late = 0
    public var pending = 0
    public var decided: Int { inTime + late }

    static func += (left: inout Counts, right: Counts) {
      left.inTime += right.inTime
      left.late += right.late
      left.pending += right.pending
    }
  }

  public struct Late: Sendable, Equatable {
    public var clock: String
    public var subject: String
    public var fein: String
    public var employer: String
    public var county: String
    public var startedOn: DayNumber
    public var dueOn: DayNumber
    /// `nil`: not done by the end of the period.
    public var doneOn: DayNumber?
    /// Calendar days.
    public var daysLate: Int
  }

  public let clocks: [Clock]
  public let from: DayNumber
  public let to: DayNumber
  public private(set) var groups: [Group: Counts] = [:]
  public private(set) var late: [Late] = []

  /// Looks at the clocks that started in a period, as things stood on its last day.
  /// - Throws: `DefinitionError`, `EngineError`, `DiskError`, and what `WithholdingRun.day` throws.
  public init(home: String, definitions: Definitions, from: DayNumber, to: DayNumber) throws {
    clocks = try Clock.loadAll(root: definitions.root)
    self.from = from
    self.to = to
    let calendar = try BusinessCalendar.load(root: definitions.root)
    let engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "1GB"))
    try TimelinessTables(home: home, definitions: definitions, asOf: to).create(on: engine)
    for clock in clocks {
      guard let sql = clock.sql else { continue }
      try engine.query(
        """
        SELECT subject, COALESCE(fein, '') AS fein, COALESCE(employer, '') AS employer,
          COALESCE(county, '') AS county, started_on, done_on, due_on
        FROM (\(sql)) AS found WHERE started_on BETWEEN DATE '\(from)' AND DATE '\(to)'
        ORDER BY started_on, subject, fein, employer
        """, file: "\(clock.id).sql"
      ) { row in
        guard let started = try row.day(4) else { return }
        let due = try row.day(6) ?? clock.due(after: started, calendar)
        let done = try row.day(5).flatMap { $0 <= to ? $0 : nil }
        add(
          Late(
            clock: clock.id, subject: try row.string(0) ?? "", fein: try row.string(1) ?? "",
            employer: try row.string(2) ?? "", county: try row.string(3) ?? "", startedOn: started, dueOn: due,
            doneOn: done, daysLate: Int((done ?? to).value - due.value)))
      }
    }
  }

  private mutating func add(_ found: Late) {
    let group = Group(
      clock: found.clock, fein: found.fein, employer: found.employer, county: found.county,
      week: found.startedOn.isoWeek)
    if found.daysLate > 0 {
      groups[group, default: Counts()].late += 1
      late.append(found)
    } else if found.doneOn != nil {
      groups[group, default: Counts()].inTime += 1
    } else {
      groups[group, default: Counts()].pending += 1
    }
  }

  /// All cases of a clock.
  public func total(_ clock: String) -> Counts {
    groups.reduce(into: Counts()) { if $1.key.clock == clock { $0 += $1.value } }
  }
}
