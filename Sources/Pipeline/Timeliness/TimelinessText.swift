import Records

/// The compliance rates in the forms in which they are printed.
public struct TimelinessText {
  let timeliness: Timeliness

  public init(_ timeliness: Timeliness) { self.timeliness = timeliness }

  static let columns = [
    "row", "clock", "fein", "employer", "county", "week", "cases", "in_time", "late", "pending", "rate", "subject",
    "started_on", "due_on", "done_on", "days_late",
  ]

  /// Hundredths of a per cent, cut: a rate is never shown higher than it is.
  static func rate(_ counts: Timeliness.Counts) -> String {
    guard counts.decided > 0 else { return "no cases" }
    let hundredths = counts.inTime * 10_000 / counts.decided
    return "\(hundredths / 100)." + (hundredths % 100).zeroPadded(to: 2)
  }

  /// By clock, employer, county and week.
  var groups: [(key: Timeliness.Group, value: Timeliness.Counts)] {
    timeliness.groups.sorted { $0.key < $1.key }
  }

  /// Decided, in time, late, pending, and the rate.
  static func number(_ counts: Timeliness.Counts) -> [String] {
    [counts.decided, counts.inTime, counts.late, counts.pending].map(String.init) + [rate(counts)]
  }

  /// Subject, day of start, last day, day it was done, days late.
  func cells(_ late: Timeliness.Late) -> [String] {
    [
      late.subject, late.startedOn.description, late.dueOn.description, late.doneOn?.description ?? "",
      "\(late.daysLate)",
    ]
  }

  /// Rows `total` (a clock), `rate` (employer, county and week) and `late` (a case).
  public func csv() -> String {
    let blank = Array(repeating: "", count: 5)
    var text = CSVText.line(Self.columns)
    for clock in timeliness.clocks {
      text += CSVText.line(["total", clock.id, "", "", "", ""] + Self.number(timeliness.total(clock.id)) + blank)
    }
    for (group, counts) in groups {
      text += CSVText.line(
        ["rate", group.clock, group.fein, group.employer, group.county, group.week] + Self.number(counts) + blank)
    }
    for late in timeliness.late {
      text += CSVText.line(
        ["late", late.clock, late.fein, late.employer, late.county, late.startedOn.isoWeek] + blank + cells(late))
    }
    return text
  }

  public func json() -> String {
    func object(_ counts: Timeliness.Counts) -> [(String, String)] {
      [
        ("cases", "\(counts.decided)"), ("in_time", "\(counts.inTime)"), ("late", "\(counts.late)"),
        ("pending", "\(counts.pending)"),
        ("rate", counts.decided == 0 ? "null" : JSONText.string(Self.rate(counts))),
      ]
    }
    func list(_ objects: [String]) -> String {
      objects.isEmpty ? "[]" : "[\n    " + objects.joined(separator: ",\n    ") + "\n  ]"
    }
    let clocks = timeliness.clocks.map { clock in
      JSONText.object(
        [
          ("clock", JSONText.string(clock.id)), ("title", JSONText.string(clock.title)), ("days", "\(clock.days)"),
          ("counted", JSONText.string(clock.counted.rawValue)), ("citation", JSONText.string(clock.citation)),
          ("confidence", JSONText.string(clock.confidence.rawValue)),
        ] + object(timeliness.total(clock.id)))
    }
    let rates = groups.map { group, counts in
      JSONText.object(
        [
          ("clock", JSONText.string(group.clock)), ("fein", JSONText.string(group.fein)),
          ("employer", JSONText.string(group.employer)), ("county", JSONText.string(group.county)),
          ("week", JSONText.string(group.week)),
        ] + object(counts))
    }
    let late = timeliness.late.map { late in
      JSONText.object([
        ("clock", JSONText.string(late.clock)), ("subject", JSONText.string(late.subject)),
        ("fein", JSONText.string(late.fein)), ("employer", JSONText.string(late.employer)),
        ("county", JSONText.string(late.county)), ("started_on", JSONText.string(late.startedOn.description)),
        ("due_on", JSONText.string(late.dueOn.description)),
        ("done_on", late.doneOn.map { JSONText.string($0.description) } ?? "null"), ("days_late", "\(late.daysLate)"),
      ])
    }
    return "{\n  \"from\": \"\(timeliness.from)\",\n  \"to\": \"\(timeliness.to)\",\n  \"clocks\": \(list(clocks)),\n"
      + "  \"rates\": \(list(rates)),\n  \"late\": \(list(late))\n}\n"
  }

  public func text() -> String {
    var text = "timeliness, clocks that started from \(timeliness.from) to \(timeliness.to)\n"
    for clock in timeliness.clocks {
      let counts = timeliness.total(clock.id)
      let rate = Self.rate(counts) + (counts.decided > 0 ? " %" : "")
      text +=
        "  \(clock.id)  \(rate)   \(clock.title): \(counts.inTime) in time, \(counts.late) late, "
        + "\(counts.pending) pending" + (clock.confidence == .proposed ? " (limit: this agency's own)" : "") + "\n"
    }
    if !timeliness.late.isEmpty { text += "\nlate\n" }
    for late in timeliness.late {
      let done = late.doneOn.map { "done \($0)" } ?? "not done"
      text +=
        "  \(late.clock)  \(late.subject)  \(late.employer): due \(late.dueOn), \(done), "
        + counted(late.daysLate, "day", "days") + " late\n"
    }
    return text
  }
}
