import Records
import Reports

/// The compliance rates as a page, without clock, script or outside resource.
public struct TimelinessPage {
  private let text: TimelinessText

  public init(_ timeliness: Timeliness) { text = TimelinessText(timeliness) }

  public func html() -> String {
    let timeliness = text.timeliness
    let numbers = ["Cases", "In time", "Late", "Pending", "Rate, %"]
    let clocks = timeliness.clocks.map {
      [$0.id, $0.title] + TimelinessText.number(timeliness.total($0.id)) + [$0.citation]
    }
    let rates = text.groups.map { group, counts in
      [group.clock, group.fein, group.employer, group.county, group.week] + TimelinessText.number(counts)
    }
    let late = timeliness.late.map { [$0.clock, $0.fein, $0.employer, $0.county] + text.cells($0) }
    return Self.template.render([
      "css": PageStyle.css, "from": "\(timeliness.from)", "to": "\(timeliness.to)",
      "clocks": table(["Clock", "What"] + numbers + ["Rule"], clocks),
      "rates": table(["Clock", "FEIN", "Employer", "County", "Week"] + numbers, rates),
      "late": table(
        ["Clock", "FEIN", "Employer", "County", "Subject", "Started", "Due", "Done", "Days late"], late),
    ])
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> [String: Any] {
    ["heads": heads, "rows": rows.map { ["cells": $0] }]
  }

  /// A table of one kind of rows.
  private static let table = """
    <table>
    <thead><tr>{{#heads}}<th>{{.}}</th>{{/heads}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    """

  private static let template = PageTemplate.page(
    title: "Timeliness, {{from}} to {{to}}",
    """
    <h1>Timeliness, {{from}} to {{to}}</h1>
    {{#clocks}}
    \(table)
    {{/clocks}}
    <h2>By employer, county and week</h2>
    {{#rates}}
    \(table)
    {{/rates}}
    <h2>Late</h2>
    {{#late}}
    \(table)
    {{/late}}
    """)
}
