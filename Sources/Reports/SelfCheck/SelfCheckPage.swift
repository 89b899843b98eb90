import Mustache

/// The self-check as a page to read and to print, worst first.
public struct SelfCheckPage {
  public init() {}

  public func text(of report: SelfCheckReport) -> String { Self.template.render(content(report)) }

  private func content(_ report: SelfCheckReport) -> [String: Any] {
    let worst = report.worstFirst
    let others = report.findings.filter { $0.failed == 0 }
    return [
      "css": PageStyle.css + "\n" + Self.css, "title": report.title, "year": String(report.fiscalYear),
      "isBlocked": !report.blocking.isEmpty, "blocking": report.blocking.map(\.id).joined(separator: ", "),
      "verdicts": report.verdictsWorstFirst.map(verdict), "isFailing": !worst.isEmpty, "failing": worst.map(failing),
      "failCount": worst.count, "passCount": others.count { $0.outcome == .passes },
      "idleCount": others.count { $0.outcome == .nothing }, "checkCount": report.findings.count,
      "others": others.map(other), "elements": elements(report),
      "hasElements": !report.completeness.isEmpty, "otherLoads": report.otherLoadFindings,
      "hasOtherLoads": report.otherLoadFindings > 0,
      "expired": report.expired.map { "\($0.check) \($0.scope), by \($0.by), ended on \($0.until)" },
      "sources": report.sources.map { ["county": $0.county, "asOf": $0.asOf, "snapshot": $0.snapshot] },
    ]
  }

  private func verdict(_ verdict: MeasureVerdict) -> [String: Any] {
    [
      "measure": verdict.title, "level": verdict.level ?? "none", "standing": verdict.standing.words,
      "standingClass": verdict.standing.rawValue, "why": verdict.why,
      "lines": verdict.lines.map { line in
        [
          "line": line.line, "lineStanding": line.standing.words, "lineClass": line.standing.rawValue,
          "exposed": line.members.map {
            "\(PageStyle.grouped(line.exposed)) of \(PageStyle.grouped($0)) members on a problem"
          } ?? "from the annual inputs",
        ]
      },
    ]
  }

  private func failing(_ finding: SelfCheckFinding) -> [String: Any] {
    [
      "check": finding.id, "part": finding.part.title, "what": finding.title,
      "effect": finding.isOpen ? Self.words(finding.effect) : "waived",
      "effectClass": finding.isOpen ? finding.effect.rawValue : "waived", "rule": finding.expected,
      "cite": finding.citation, "failed": PageStyle.grouped(finding.failed),
      "examined": PageStyle.grouped(finding.examined), "exposure": finding.exposureSentence,
      "isExposed": !finding.exposures.isEmpty,
      "lineList": finding.lines.isEmpty ? "the whole form" : "line " + finding.lines.joined(separator: ", "),
      "places": finding.places.prefix(5).map { place in
        [
          "place": place.name,
          "origin": place.file.isEmpty || place.name.hasPrefix(place.file)
            ? "" : place.file + (place.fileLine.map { ", line \($0)" } ?? ""),
          "value": place.value, "expected": place.expected,
        ]
      },
      "hasMore": finding.failed > 5, "more": PageStyle.grouped(finding.failed - 5),
      "waivers": finding.waivers.map { "\($0.scope), by \($0.by) on \($0.on) until \($0.until): \($0.reason)" },
    ]
  }

  private func other(_ finding: SelfCheckFinding) -> [String: Any] {
    [
      "check": finding.id, "what": finding.title, "part": finding.part.title,
      "looked": finding.outcome == .nothing ? "nothing: \(finding.nothing)" : PageStyle.grouped(finding.examined),
    ]
  }

  private func elements(_ report: SelfCheckReport) -> [[String: Any]] {
    let counties = report.completenessTotals(byCounty: true)
    return report.completenessTotals(byCounty: false).map { total in
      let lacking = counties.filter { $0.element == total.element && $0.blank + $0.invalid > 0 }
      return [
        "element": total.title, "column": total.element, "onLines": total.lines.joined(separator: ", "),
        "share": total.filledShare.map { ElementCompleteness.percent($0) + " %" } ?? "",
        "rows": PageStyle.grouped(total.rows), "blank": PageStyle.grouped(total.blank),
        "invalid": PageStyle.grouped(total.invalid),
        "counties": lacking.map {
          "\($0.county): \(ElementCompleteness.percent($0.filledShare ?? 0)) %"
        }.joined(separator: ", "),
      ]
    }
  }

  private static func words(_ effect: SelfCheckFinding.Effect) -> String {
    switch effect {
    case .blocking: "blocks certification"
    case .risk: "risk"
    case .explain: "to be explained"
    case .note: "note"
    }
  }

  private static let css = """
    .blocked, .blocking { color: #9a1c00; font-weight: 600; } .at_risk, .risk, .explain { color: #8a5200; font-weight: 600; }
    .stands { color: #1a6632; font-weight: 600; } .waived { color: #57606a; font-weight: 600; }
    table.verdicts td:nth-child(3) { width: 42%; } table.places { margin: .3rem 0 .2rem; font-size: .9rem; }
    .finding { border-top: 1px solid #d5dae0; padding: .6rem 0; break-inside: avoid; } .finding h3 { margin: 0 0 .2rem; }
    """

  private static let template = PageTemplate.page(
    title: "{{title}} {{year}}",
    """
    <h1>{{title}}</h1>
    <p>Federal fiscal year {{year}}. {{checkCount}} checks: {{failCount}} fail, {{passCount}} pass, {{idleCount}} looked \
    at nothing.</p>
    {{#isBlocked}}
    <p class="warning">The report cannot be certified: {{blocking}}.</p>
    {{/isBlocked}}
    {{#expired}}
    <p class="warning">A waiver holds no longer: {{.}}.</p>
    {{/expired}}
    <h2>Does each measure stand?</h2>
    <table class="verdicts">
    <tr><th>Measure</th><th class="number">Level</th><th>Verdict</th><th>Line by line</th></tr>
    {{#verdicts}}
    <tr><td><strong>{{measure}}</strong></td><td class="number">{{level}}</td><td><span class="{{standingClass}}">\
    {{standing}}</span><br><span class="quiet">{{why}}</span></td>\
    <td>{{#lines}}<div><strong>{{line}}</strong> <span class="{{lineClass}}">{{lineStanding}}</span> \
    <span class="quiet">{{exposed}}</span></div>{{/lines}}</td></tr>
    {{/verdicts}}
    </table>
    {{#isFailing}}
    <h2>What fails, worst first</h2>
    {{#failing}}
    <div class="finding">
    <h3>{{check}} {{what}}: <span class="{{effectClass}}">{{effect}}</span></h3>
    <p>{{failed}} of {{examined}} looked at fail; {{lineList}}{{#isExposed}}. Rest on it: {{exposure}}{{/isExposed}}.</p>
    <p class="quiet">{{part}}; expected: {{rule}}; {{cite}}</p>
    {{#waivers}}
    <p class="waived">Waived: {{.}}</p>
    {{/waivers}}
    <table class="places">
    {{#places}}
    <tr><td>{{place}}<br><span class="quiet">{{origin}}</span></td><td>{{value}}</td><td>{{expected}}</td></tr>
    {{/places}}
    </table>
    {{#hasMore}}<p class="quiet">and {{more}} more</p>{{/hasMore}}
    </div>
    {{/failing}}
    {{/isFailing}}
    {{#hasOtherLoads}}
    <p class="quiet">{{otherLoads}} findings of the loads touch no line that a measure stands on.</p>
    {{/hasOtherLoads}}
    {{#hasElements}}
    <h2>Completeness of what the lines read</h2>
    <table>
    <tr><th>Element</th><th>Lines</th><th class="number">Filled</th><th class="number">Rows</th>\
    <th class="number">Blank</th><th class="number">Invalid</th><th>Counties below 100 %</th></tr>
    {{#elements}}
    <tr><td>{{element}} <span class="quiet">{{column}}</span></td><td>{{onLines}}</td><td class="number">{{share}}</td>\
    <td class="number">{{rows}}</td><td class="number">{{blank}}</td><td class="number">{{invalid}}</td>\
    <td>{{counties}}</td></tr>
    {{/elements}}
    </table>
    {{/hasElements}}
    <h2>What does not fail</h2>
    <table>
    <tr><th>Check</th><th>What holds</th><th>Part</th><th>Looked at</th></tr>
    {{#others}}
    <tr><td class="line">{{check}}</td><td>{{what}}</td><td>{{part}}</td><td>{{looked}}</td></tr>
    {{/others}}
    </table>
    <h2>Made from</h2>
    <table>
    <tr><th>County</th><th>As of</th><th>Snapshot</th></tr>
    {{#sources}}
    <tr><td>{{county}}</td><td>{{asOf}}</td><td>{{snapshot}}</td></tr>
    {{/sources}}
    </table>
    """)
}
