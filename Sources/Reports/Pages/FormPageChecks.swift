/// The checks of a form as its page shows them: what fails first, blocking ones before the others; then what passes; then
/// what had nothing to compare.
struct FormPageChecks {
  let results: [ReportEditResult]
  /// Of a certified report.
  let waivers: [Waiver]
  /// The page of a line, or `nil` where it is not beside the form.
  let page: (String) -> String?

  init(results: [ReportEditResult], waivers: [Waiver], page: @escaping (String) -> String?) {
    self.results = results
    self.waivers = waivers
    self.page = page
  }

  private func isWaived(_ result: ReportEditResult) -> Bool { waivers.contains { $0.check == result.edit.id } }

  /// Values of the template `html`.
  var content: [String: Any] {
    let blocking = results.filter { $0.isBlocking && !isWaived($0) }
    let failing = results.filter(\.isBlocking) + results.filter { $0.outcome == .fails && !$0.isBlocking }
    let passing = results.filter { $0.outcome == .passes }
    let idle = results.filter { $0.outcome == .nothing }
    return [
      "hasChecks": !results.isEmpty, "checkCount": results.count, "failCount": failing.count,
      "passCount": passing.count, "idleCount": idle.count, "isFailing": !failing.isEmpty,
      "isBlocked": !blocking.isEmpty, "blocking": blocking.map(\.edit.id).joined(separator: ", "),
      "hasWaivers": !waivers.isEmpty,
      "waivers": waivers.map {
        [
          "waivedCheck": $0.check, "waivedScope": $0.scope, "waivedBy": $0.by, "waivedOn": $0.on,
          "waivedUntil": $0.until, "waivedReason": $0.reason,
        ]
      },
      "failing": failing.map(failure), "passing": passing.map(row), "idle": idle.map(row),
      "isIdle": !idle.isEmpty, "isPassing": !passing.isEmpty,
    ]
  }

  private func failure(_ result: ReportEditResult) -> [String: Any] {
    var content = row(result)
    content["effect"] =
      isWaived(result) ? "waived" : result.isBlocking ? "blocks certification" : "to be explained"
    content["effectClass"] = result.isBlocking && !isWaived(result) ? "blocking" : ""
    content["failures"] = result.failures.map { found in
      let link = page(found.line)
      return [
        "place": found.place, "isLinked": link != nil, "link": link ?? "", "value": found.value,
        "expected": found.expected,
      ] as [String: Any]
    }
    return content
  }

  private func row(_ result: ReportEditResult) -> [String: Any] {
    [
      "check": result.edit.id, "checkTitle": result.edit.title, "rule": result.edit.expected,
      "checkCitation": result.edit.citation, "compared": PageStyle.grouped(Int64(result.comparisons)),
      "failed": PageStyle.grouped(Int64(result.failures.count)), "why": result.edit.nothing,
      "kind": result.edit.severity == .federal ? "federal rule" : "common sense",
    ]
  }

  static let css = "strong.blocking { color: #9a1c00; }"

  static let html = """
    {{#hasChecks}}
    <h2 id="checks">Checks</h2>
    <p>{{checkCount}} checks: {{failCount}} fail, {{passCount}} pass, {{idleCount}} had nothing to compare.</p>
    {{#isBlocked}}
    <p class="warning">This form cannot be certified: {{blocking}}.</p>
    {{/isBlocked}}
    {{#hasWaivers}}
    <table>
    <caption>Certified with these checks waived</caption>
    <tr><th>Check</th><th>Scope</th><th>Waived by</th><th>On</th><th>Until</th><th>Why</th></tr>
    {{#waivers}}
    <tr><td class="line">{{waivedCheck}}</td><td>{{waivedScope}}</td><td>{{waivedBy}}</td><td>{{waivedOn}}</td>\
    <td>{{waivedUntil}}</td><td>{{waivedReason}}</td></tr>
    {{/waivers}}
    </table>
    {{/hasWaivers}}
    {{#isFailing}}
    <table>
    <tr><th>Fails</th><th>Where</th><th>Value</th><th>Expected</th></tr>
    {{#failing}}
    <tr><td class="line">{{check}}</td><td colspan="3">{{checkTitle}}; <strong class="{{effectClass}}">{{effect}}</strong> \
    <span class="quiet">{{failed}} of {{compared}} comparisons; {{rule}}; {{checkCitation}}</span></td></tr>
    {{#failures}}
    <tr><td></td><td>{{#isLinked}}<a href="{{link}}">{{place}}</a>{{/isLinked}}{{^isLinked}}{{place}}{{/isLinked}}</td>\
    <td>{{value}}</td><td>{{expected}}</td></tr>
    {{/failures}}
    {{/failing}}
    </table>
    {{/isFailing}}
    {{#isPassing}}
    <table>
    <tr><th>Passes</th><th>What holds</th><th>Class</th><th class="number">Comparisons</th></tr>
    {{#passing}}
    <tr><td class="line">{{check}}</td><td>{{checkTitle}} <span class="quiet">{{rule}}</span></td><td>{{kind}}</td>\
    <td class="number">{{compared}}</td></tr>
    {{/passing}}
    </table>
    {{/isPassing}}
    {{#isIdle}}
    <table>
    <tr><th>Not looked at</th><th>What would hold</th><th>Why nothing was compared</th></tr>
    {{#idle}}
    <tr><td class="line">{{check}}</td><td>{{checkTitle}}</td><td>{{why}}</td></tr>
    {{/idle}}
    </table>
    {{/isIdle}}
    {{/hasChecks}}
    """
}
