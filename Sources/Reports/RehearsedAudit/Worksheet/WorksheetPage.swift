import Mustache

/// The sheet as a page to print: each unit with its evidence and its records beside the room for the answer.
public struct WorksheetPage {
  let sheet: Worksheet

  public init(_ sheet: Worksheet) { self.sheet = sheet }

  public var text: String {
    let line = sheet.line
    return Self.template.render(
      [
        "css": PageStyle.css + "\n" + Self.css, "line": line.line, "title": line.title,
        "year": String(sheet.fiscalYear), "isDollars": line.isDollars,
        "drawn": PageStyle.grouped(Int64(line.rows.count)), "frame": PageStyle.grouped(Int64(line.frame)),
        "hash": line.frameHash, "unit": line.unit, "file": Worksheet.name(of: line.line) + ".csv",
        "units": line.unit == "child" ? "children" : "cases",
        "strata": line.strata.map {
          [
            "name": $0.name, "frame": PageStyle.grouped(Int64($0.frame)), "drawn": PageStyle.grouped(Int64($0.sampled)),
          ]
        },
        "reasons": sheet.reasons.map { ["code": $0.code, "meaning": $0.meaning] },
        "entries": sheet.entries.map { content($0) },
      ] as [String: Any])
  }

  private func content(_ entry: Worksheet.Entry) -> [String: Any] {
    var groups: [[String: Any]] = []
    var tables: [String] = []
    for record in entry.records where !tables.contains(record.table) { tables.append(record.table) }
    for table in tables {
      groups.append([
        "table": table,
        "records": entry.records.filter { $0.table == table }.map { ["place": $0.place, "text": $0.text] },
      ])
    }
    return [
      "number": String(entry.row.number), "unit": entry.row.unit, "kind": sheet.line.unit,
      "reported": entry.row.isReported ? "on the line" : "not on the line", "amount": entry.row.amount ?? "",
      "hasAmount": entry.row.amount != nil, "evidence": entry.evidence, "hasEvidence": !entry.evidence.isEmpty,
      "reason": entry.reason, "hasReason": !entry.reason.isEmpty, "groups": groups, "hasNone": groups.isEmpty,
      "isDollars": sheet.line.isDollars,
    ]
  }

  private static let css = """
    section { border-top: 2px solid #1b1f24; padding: .4rem 0 .8rem; break-inside: avoid; }
    section h3 { margin: .2rem 0; } .answer { border: 1px solid #8a929b; padding: .5rem .7rem; margin-top: .5rem; }
    .answer span { display: inline-block; margin-right: 1.4rem; } .blank { border-bottom: 1px solid #57606a;
      min-width: 9rem; } td.table { width: 8.5rem; font-weight: 600; } td.place { width: 13rem; color: #57606a;
      font-size: .85rem; }
    """

  private static let template = PageTemplate.page(
    title: "Line {{line}}: audit worksheet, fiscal year {{year}}",
    """
    <h1>Line {{line}}: audit worksheet</h1>
    <p>{{title}}. Fiscal year {{year}}.</p>
    <p class="quiet">{{drawn}} of {{frame}} {{units}} of the universe; frame {{hash}}. \
    The answers are kept in {{file}}; personal values are masked.</p>
    <p>A {{unit}} is correct when the case file agrees that it is, or is not, on the line\
    {{#isDollars}}, and with the amount to the cent{{/isDollars}}.</p>
    <table>
    <caption>Strata</caption>
    <tr><th>stratum</th><th class="number">frame</th><th class="number">drawn</th></tr>
    {{#strata}}
    <tr><td>{{name}}</td><td class="number">{{frame}}</td><td class="number">{{drawn}}</td></tr>
    {{/strata}}
    </table>
    {{#entries}}
    <section>
    <h3>{{number}} · {{kind}} {{unit}} · {{reported}}{{#hasAmount}} · {{amount}}{{/hasAmount}}</h3>
    {{#hasEvidence}}
    <p>{{evidence}}</p>
    {{/hasEvidence}}
    {{#hasReason}}
    <p>{{reason}}</p>
    {{/hasReason}}
    {{#hasNone}}
    <p class="quiet">The county sent no record of these tables.</p>
    {{/hasNone}}
    {{#groups}}
    <table>
    {{#records}}
    <tr><td class="table">{{table}}</td><td>{{text}}</td><td class="place">{{place}}</td></tr>
    {{/records}}
    </table>
    {{/groups}}
    <p class="answer"><span>correct: ☐ Y ☐ N</span>{{#isDollars}}<span>audited amount: \
    <span class="blank">&nbsp;</span></span>{{/isDollars}}<span>reason: <span class="blank">&nbsp;</span></span>\
    <span>note: <span class="blank">&nbsp;</span></span><span>reviewer: <span class="blank">&nbsp;</span></span></p>
    </section>
    {{/entries}}
    <h2>Reasons</h2>
    <table>
    {{#reasons}}
    <tr><td class="table">{{code}}</td><td>{{meaning}}</td></tr>
    {{/reasons}}
    </table>
    """)
}
