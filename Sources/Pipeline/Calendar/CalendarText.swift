import Records
import Reports

extension YearCalendar {
  public func csv() -> String {
    CSVText.line([
      "due", "status", "kind", "item", "period", "title", "on", "days_late", "note", "rule", "contradiction",
    ])
      + items.map { item in
        CSVText.line([
          item.due.description, item.status.rawValue, item.kind, item.id, item.period, item.title,
          item.on?.description ?? "", item.daysLate.map { String($0) } ?? "", item.note, item.citation,
          item.contradiction,
        ])
      }.joined()
  }

  public func json() -> String {
    let rows = items.map { item in
      JSONText.object([
        ("due", JSONText.string(item.due.description)), ("status", JSONText.string(item.status.rawValue)),
        ("kind", JSONText.string(item.kind)), ("item", JSONText.string(item.id)),
        ("period", JSONText.string(item.period)), ("title", JSONText.string(item.title)),
        ("on", item.on.map { JSONText.string($0.description) } ?? "null"),
        ("days_late", item.daysLate.map { String($0) } ?? "null"), ("note", JSONText.string(item.note)),
        ("rule", JSONText.string(item.citation)), ("contradiction", JSONText.string(item.contradiction)),
      ])
    }
    return JSONText.object([
      ("fiscal_year", "\(fiscalYear)"), ("as_of", JSONText.string(asOf.description)),
      ("items", "[\n  " + rows.joined(separator: ",\n  ") + "\n]"),
    ]) + "\n"
  }

  /// - Parameter isWhole: with what has been received in time and what is not due yet.
  public func text(isWhole: Bool) -> String {
    var text = "fiscal year \(fiscalYear) as of \(asOf): "
    text +=
      Status.allCases.map { status in "\(items.count { $0.status == status }) \(Self.words(status))" }
      .joined(separator: ", ") + "\n"
    func section(_ title: String, _ shown: [Item]) {
      guard !shown.isEmpty else { return }
      text += "\n\(title)\n"
      for item in shown {
        text += "  \(item.due)  \(item.id)  \(item.period)  \(item.title)"
        if let on = item.on { text += "  (\(on)\(item.daysLate.map { ", \($0) days late" } ?? ""))" }
        if !item.note.isEmpty { text += "  \(item.note)" }
        if !item.contradiction.isEmpty { text += "  \(item.contradiction)" }
        text += "\n"
      }
    }
    section("late", late)
    section("noted against the data", contradicted.filter { $0.status != .late })
    section("next", Array(items.filter { $0.status == .due }.prefix(isWhole ? items.count : 5)))
    section("received late", items.filter { $0.status == .receivedLate })
    if isWhole {
      section("received", items.filter { $0.status == .received || $0.status == .nothingToReport })
      section("passed", items.filter { $0.status == .passed })
    }
    return text
  }

  static func words(_ status: Status) -> String {
    switch status {
    case .received: "received"
    case .receivedLate: "received late"
    case .nothingToReport: "with nothing to report"
    case .due: "not yet due"
    case .late: "late"
    case .passed: "passed"
    }
  }
}
