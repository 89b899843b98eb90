import Mustache
import Records
import Reports

/// The calendar of a year as a page to read and to print.
public struct CalendarPage {
  public init() {}

  public func html(_ calendar: YearCalendar) -> String {
    let groups: [(String, [YearCalendar.Item])] = [
      ("Late", calendar.late), ("Next", calendar.items.filter { $0.status == .due }),
      ("Done", calendar.items.filter { ![.late, .due].contains($0.status) }),
    ]
    return Self.template.render([
      "css": PageStyle.css + Self.css, "year": "\(calendar.fiscalYear)", "asOf": "\(calendar.asOf)",
      "verdict": (calendar.late.isEmpty ? "Nothing is late." : "\(calendar.late.count) late.")
        + (calendar.contradicted.isEmpty ? "" : " \(calendar.contradicted.count) noted against the data."),
      "class": calendar.late.isEmpty ? "good" : "poor",
      "groups": groups.filter { !$0.1.isEmpty }.map { title, items in
        ["title": title, "count": String(items.count), "items": items.map(row)] as [String: Any]
      },
    ])
  }

  private func row(_ item: YearCalendar.Item) -> [String: Any] {
    [
      "due": item.due.description, "title": item.title, "item": item.id, "period": item.period,
      "status": YearCalendar.words(item.status), "class": Self.shade(item.status),
      "on": (item.on?.description ?? "") + (item.daysLate.map { " (\($0) days late)" } ?? ""), "note": item.note,
      "contradiction": item.contradiction.isEmpty ? [] : [item.contradiction],
      "rule": item.citation,
    ]
  }

  private static func shade(_ status: YearCalendar.Status) -> String {
    switch status {
    case .late: "poor"
    case .receivedLate: "fair"
    case .received, .nothingToReport: "good"
    case .due, .passed: "plain"
    }
  }

  private static let css = """

    \(PageStyle.verdict)
    \(PageStyle.pills)
    td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
    """

  private static let template = PageTemplate.page(
    title: "Calendar of fiscal year {{year}}",
    """
    <h1>Calendar of fiscal year {{year}}</h1>
    <p class="quiet">As of {{asOf}}.</p>
    <p class="verdict {{class}}">{{verdict}}</p>
    {{#groups}}<h2>{{title}} ({{count}})</h2>
    <table><tr><th>Due</th><th>What</th><th>Period</th><th>Status</th><th>On</th><th>Rule</th></tr>
    {{#items}}<tr><td class="day">{{due}}</td><td>{{title}}<br><span class="quiet">{{item}}</span></td>\
    <td class="day">{{period}}</td><td><span class="pill {{class}}">{{status}}</span></td>\
    <td class="day">{{on}}<br><span class="quiet">{{note}}</span>\
    {{#contradiction}}<strong>{{.}}</strong>{{/contradiction}}</td><td class="quiet">{{rule}}</td></tr>
    {{/items}}</table>
    {{/groups}}
    """)
}
