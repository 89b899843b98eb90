import Mustache
import Warehouse

/// The page behind the numbers of one line: how its universe divides, and the members that were counted.
public struct LinePage {
  /// Members that a page lists; what is left out is said on it.
  public static let memberLimit = 10_000

  let report: AnnualReport
  let line: LineDefinition

  public init(report: AnnualReport, line: LineDefinition) {
    self.report = report
    self.line = line
  }

  /// - Parameter run: the run that made the report.
  public func text(from run: ReportRun) throws -> String {
    var members: [ReportMember] = []
    var count = 0
    try run.members(of: line) { member in
      count += 1
      if members.count < Self.memberLimit { members.append(member) }
    }
    var inputs: [ReportMember] = []
    if line.source == .annualInput { try run.trace(line) { inputs.append($0) } }
    let own = content(members, count: count, inputs: inputs)
    return Self.template.render(LinePageDefinition(line: line, run: run).content.merging(own) { _, own in own })
  }

  private func content(_ members: [ReportMember], count: Int, inputs: [ReportMember]) -> [String: Any] {
    let tally = report.tallies.first { $0.line == line.id }
    let isInput = line.source == .annualInput
    return [
      "css": PageStyle.css + "\n" + LinePageDefinition.css, "form": report.form.uppercased(),
      "year": "\(report.fiscalYear)", "id": line.id,
      "title": line.title, "citation": line.citation, "confidence": line.confidence, "universe": line.universe,
      "isCount": !isInput,
      "cells": report.cells.filter { $0.line == line.id }.map {
        ["column": $0.column, "value": $0.value.map(PageStyle.grouped) ?? "not computable: \($0.reason ?? "")"]
      },
      "rows": PageStyle.grouped(tally?.universe ?? 0), "counted": PageStyle.grouped(tally?.counted ?? 0),
      "excluded": (tally?.excluded ?? []).map { entry in
        [
          "reason": entry.reason, "rows": PageStyle.grouped(entry.count),
          "meaning": line.reasons.first { $0.code == entry.reason }?.meaning ?? "",
        ]
      },
      "hasPerson": line.unit == .children, "hasAmount": line.unit == .dollars,
      "columns": line.columns.letters.compactMap { column($0, members) },
      "isCut": count > members.count, "count": PageStyle.grouped(Int64(count)),
      "limit": PageStyle.grouped(Int64(members.count)),
      "inputs": inputs.map {
        [
          "amount": $0.amount.map(PageStyle.grouped) ?? "", "source": $0.evidence ?? "", "file": $0.sourceFile ?? "",
          "line": $0.sourceLine.map { String($0) } ?? "",
        ]
      },
    ]
  }

  /// The members of one column; column a of a line with categories is all of them, and has no list of its own.
  private func column(_ letter: String, _ members: [ReportMember]) -> [String: Any]? {
    let own = members.filter { $0.column == letter }
    if own.isEmpty { return nil }
    return [
      "letter": letter,
      "members": own.map {
        ["case": $0.caseID ?? "", "person": $0.personID ?? "", "amount": $0.amount.map(PageStyle.grouped) ?? ""]
      },
    ]
  }

  private static let template = PageTemplate.page(
    title: "{{form}} {{year}}, line {{id}}",
    """
    <p class="quiet"><a href="index.html">{{form}}, fiscal year {{year}}</a></p>
    <h1>Line {{id}}: {{title}}</h1>
    <p class="quiet">{{citation}}; confidence {{confidence}} \
    (title/rule: A federal source, B audited state system, C inferred); <a href="#definition">how it is counted</a></p>
    <table>
    <tr><th>Column</th><th class="number">Value</th></tr>
    {{#cells}}
    <tr><td>{{column}}</td><td class="number">{{value}}</td></tr>
    {{/cells}}
    </table>
    {{#isCount}}
    <h2>Who was looked at</h2>
    <p>Looked at: {{universe}}; {{rows}} rows, of which {{counted}} counted.</p>
    <table>
    <tr><th>Not counted because</th><th>Reason</th><th class="number">Rows</th></tr>
    {{#excluded}}
    <tr><td>{{meaning}}</td><td>{{reason}}</td><td class="number">{{rows}}</td></tr>
    {{/excluded}}
    </table>
    {{/isCount}}
    \(LinePageDefinition.html)
    {{#columns}}
    <h2 id="{{letter}}">Column {{letter}}</h2>
    <table>
    <tr><th>Case</th>{{#hasPerson}}<th>Child</th>{{/hasPerson}}\
    {{#hasAmount}}<th class="number">Amount</th>{{/hasAmount}}</tr>
    {{#members}}
    <tr><td>{{case}}</td>{{#hasPerson}}<td>{{person}}</td>{{/hasPerson}}\
    {{#hasAmount}}<td class="number">{{amount}}</td>{{/hasAmount}}</tr>
    {{/members}}
    </table>
    {{/columns}}
    {{#isCut}}
    <p class="warning">The first {{limit}} of {{count}} members are listed. \
    All of them: <code>ivd trace ocse-157 {{id}} --fiscal-year {{year}}</code></p>
    {{/isCut}}
    {{#inputs}}
    <p>{{amount}} from {{file}}, line {{line}}: {{source}}</p>
    {{/inputs}}
    """)
}
