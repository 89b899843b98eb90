import Mustache

/// The form as a page to read and to print; each number leads to the list of its members.
public struct FormPage: ReportFormat {
  /// Whether the pages of the lines stand beside it.
  public var isLinked: Bool

  /// Checks that fail and may stand until a day, of a certified report.
  public var waivers: [Waiver]

  public init(isLinked: Bool, waivers: [Waiver] = []) {
    self.isLinked = isLinked
    self.waivers = waivers
  }

  public func text(of report: AnnualReport) -> String {
    Self.template.render(content(report))
  }

  private func content(_ report: AnnualReport) -> [String: Any] {
    let checks = FormPageChecks(results: report.edits, waivers: waivers) { line in
      isLinked && report.lines.contains { $0.id == line } ? PageStyle.page(of: line) : nil
    }
    return checks.content.merging(form(report)) { _, own in own }
  }

  private func form(_ report: AnnualReport) -> [String: Any] {
    [
      "css": PageStyle.css + "\n" + FormPageChecks.css, "form": report.form.uppercased(), "title": report.title,
      "version": report.version,
      "year": "\(report.fiscalYear)", "from": "\(report.fiscalYear.firstDay)", "to": "\(report.fiscalYear.lastDay)",
      "missing": report.missingCounties.joined(separator: ", "), "isMissing": !report.missingCounties.isEmpty,
      "sections": report.sections.compactMap { section($0, report) },
      "measures": PerformanceMeasure.all(of: report).filter { isWorkedOut($0, report) }.map(measure),
      "sources": report.sources.map { ["county": $0.county, "asOf": $0.asOf, "snapshot": $0.snapshot] },
      "policies": report.policies.map { ["id": $0.id, "word": $0.word] },
      "inputs": report.annualInputs ?? "none", "prior": report.prior ?? "none", "notices": report.notices,
    ]
  }

  private func section(_ section: FormSection, _ report: AnnualReport) -> [String: Any]? {
    let lines = report.lines.filter { $0.section == section.id }
    if lines.isEmpty { return nil }
    return ["title": section.title, "lines": lines.map { line($0, report) }]
  }

  private func line(_ line: LineDefinition, _ report: AnnualReport) -> [String: Any] {
    [
      "id": line.id, "title": line.title,
      "unit": line.unit == .dollars ? "in dollars" : "",
      "isUnconfirmed": line.confidence.split(separator: "/").contains("C"),
      "cells": ["a", "b", "c", "d"].map { cell(line, report.cell(line.id, $0), column: $0) },
    ]
  }

  private func cell(_ line: LineDefinition, _ cell: ReportCell?, column: String) -> [String: Any] {
    guard let cell else { return ["class": "number none", "text": "", "isLinked": false] }
    guard let value = cell.value else {
      return ["class": "number blank", "text": "not computable: \(cell.reason ?? "")", "isLinked": false]
    }
    let anchor = line.columns.letters.first == column ? "" : "#" + column
    return [
      "class": "number", "text": PageStyle.grouped(value), "isLinked": isLinked,
      "link": PageStyle.page(of: line.id) + anchor,
    ]
  }

  /// Whether both lines of a measure are in the report; a report of some lines has not all.
  private func isWorkedOut(_ measure: PerformanceMeasure, _ report: AnnualReport) -> Bool {
    let lines = measure.kind.lines
    return report.cell(lines.numerator, "a") != nil && report.cell(lines.denominator, "a") != nil
  }

  private func measure(_ measure: PerformanceMeasure) -> [String: Any] {
    let lines = measure.kind.lines
    return [
      "title": measure.kind.title,
      "lines": "line \(lines.numerator) / line \(lines.denominator)",
      "level": measure.percent.map { $0 + " %" } ?? "not computable: \(measure.obstacle ?? "")",
    ]
  }

  private static let template = PageTemplate.page(
    title: "{{form}} {{year}}",
    """
    <h1>{{title}}</h1>
    <p>Federal fiscal year {{year}} ({{from}} to {{to}}), form version {{version}}</p>
    {{#isMissing}}
    <p class="warning">Counties without data for this year: {{missing}}. Their cases are not in these numbers.</p>
    {{/isMissing}}
    {{#notices}}
    <p class="warning">{{.}}</p>
    {{/notices}}
    {{#sections}}
    <h2>{{title}}</h2>
    <table class="form">
    <tr><th>Line</th><th>What it counts</th><th class="number">a total</th><th class="number">b current</th>\
    <th class="number">c former</th><th class="number">d never</th></tr>
    {{#lines}}
    <tr><td class="line">{{id}}</td><td>{{title}} <span class="quiet">{{unit}}{{#isUnconfirmed}} \
    (rule not confirmed with the federal text){{/isUnconfirmed}}</span></td>\
    {{#cells}}<td class="{{class}}">{{#isLinked}}<a href="{{link}}">{{text}}</a>{{/isLinked}}\
    {{^isLinked}}{{text}}{{/isLinked}}</td>\
    {{/cells}}</tr>
    {{/lines}}
    </table>
    {{/sections}}
    <h2>Performance measures</h2>
    <table>
    <tr><th>Measure</th><th>Lines</th><th>Level</th></tr>
    {{#measures}}
    <tr><td>{{title}}</td><td>{{lines}}</td><td>{{level}}</td></tr>
    {{/measures}}
    </table>
    \(FormPageChecks.html)
    <h2>Made from</h2>
    <table>
    <tr><th>County</th><th>As of</th><th>Snapshot</th></tr>
    {{#sources}}
    <tr><td>{{county}}</td><td>{{asOf}}</td><td>{{snapshot}}</td></tr>
    {{/sources}}
    </table>
    <p class="quiet">Annual inputs (SHA-256): {{inputs}}</p>
    <p class="quiet">Lines 5a and 8a copied from a certified report: {{prior}}</p>
    <p class="quiet">Policy switches: {{#policies}}{{id}} {{word}}{{^last()}}, {{/last()}}{{/policies}}</p>
    """)
}
