import Mustache

/// The assessment as a page for a program director, to read and to print: the form's table, what was missed and by whom,
/// which files to pull.
public struct AssessmentPage: AssessmentFormat {
  /// Error cases of a criterion that the page lists; the others are in the CSV.
  static let listed = 25

  public init() {}

  public func text(of assessment: SelfAssessment, by part: SelfAssessment.Part?) throws -> String {
    Self.template.render(content(assessment, part ?? .county))
  }

  private func content(_ assessment: SelfAssessment, _ part: SelfAssessment.Part) -> [String: Any] {
    let rows = assessment.rows
    let rule = assessment.definition.sample
    let below = rows.filter { $0.verdict == .below }
    let open = rows.filter { $0.criterion != nil }.reduce(0) { $0 + $1.undetermined }
    return [
      "css": PageStyle.css + AssessmentPageStyle.css, "year": "\(assessment.fiscalYear)",
      "from": "\(assessment.fiscalYear.firstDay)", "to": "\(assessment.fiscalYear.lastDay)",
      "citation": assessment.definition.citation,
      "method": assessment.sample.map {
        "Sample of \($0.size.map { "\($0)" } ?? "the suggested number of") cases a criterion, drawn with seed \($0.seed); "
          + "intervals at \(rule.confidenceLevel) % confidence."
      } ?? "All cases of the universe were reviewed.",
      "universe": PageStyle.grouped(Int64(assessment.cases.count)),
      "met": rows.count { $0.verdict == .meets }, "below": below.count, "belowClass": below.isEmpty ? "" : "poor",
      "errors": PageStyle.grouped(Int64(rows.last?.error ?? 0)), "open": PageStyle.grouped(Int64(open)),
      "policy": policy(assessment.undetermined),
      "previous": assessment.previous.map { "Column E: \($0.file), fiscal year \($0.fiscalYear)." }
        ?? "Column E: no result of the year before was kept.",
      "missing": assessment.missingCounties.joined(separator: ", "), "isMissing": !assessment.missingCounties.isEmpty,
      "silent": assessment.silent.map {
        ["county": $0.county, "kinds": $0.kinds.joined(separator: ", "), "row": $0.row]
      },
      "rows": rows.map { row($0, rule) }, "isSample": assessment.sample != nil, "frames": frames(assessment),
      "missed": missed(assessment), "needs": needs(assessment), "parts": parts(assessment, part),
      "partHeads": assessment.results.map { $0.criterion.row }, "partWord": part.rawValue,
      "lists": lists(assessment),
      "notShown": assessment.definition.notShown.map {
        [
          "row": assessment.definition.criterion($0.criterion)?.row ?? "", "what": $0.what, "why": $0.why,
          "citation": $0.citation,
        ]
      },
      "rules": assessment.results.map {
        ["row": $0.criterion.row, "citation": $0.criterion.citation, "confidence": $0.criterion.confidence]
      },
      "sources": assessment.sources.map { "\($0.county) as of \($0.asOf)" }.joined(separator: "; "),
    ]
  }

  private func policy(_ policy: AssessmentDefinition.Undetermined) -> String {
    switch policy {
    case .apart: "Cases that only their files can decide are in neither column A nor B."
    case .error: "Cases that only their files can decide are counted as errors."
    case .action: "Cases that only their files can decide are counted as action cases."
    }
  }

  private func frames(_ assessment: SelfAssessment) -> [[String: Any]] {
    guard let sample = assessment.sample else { return [] }
    return assessment.results.map { result in
      [
        "row": result.criterion.row, "frame": PageStyle.grouped(Int64(result.applicable)),
        "drawn": PageStyle.grouped(Int64(result.reviewed.count)),
        "suggested": (try? AssessmentSample.suggested(assessment.definition.sample, frame: result.applicable)).map {
          PageStyle.grouped(Int64($0))
        } ?? "",
        "digest": sample.frameDigest(result, assessment.cases),
      ]
    }
  }

  private func row(_ row: FormRow, _ rule: AssessmentDefinition.SampleRule) -> [String: Any] {
    var content: [String: Any] = [
      "title": row.title, "a": PageStyle.grouped(Int64(row.required)), "b": PageStyle.grouped(Int64(row.timely)),
      "c": row.rate == nil ? "no cases" : row.rateText + "\u{A0}%",
      "d": row.standard.map { "\($0)\u{A0}%" } ?? "", "e": row.previous == nil ? "" : row.previousText + "\u{A0}%",
      "open": row.undetermined == 0 ? "" : PageStyle.grouped(Int64(row.undetermined)),
      "none": row.criterion == nil ? "" : PageStyle.grouped(Int64(row.notApplicable)),
      "rowClass": row.criterion == nil ? "sum" : "", "verdict": row.verdict.rawValue, "isJudged": row.standard != nil,
      "verdictClass": row.verdict == .meets ? "good" : row.verdict == .below ? "poor" : "plain",
      "isOpen": row.dependsOnFiles,
    ]
    content["interval"] = row.intervalText(rule)
    if let rate = row.rate, let standard = row.standard {
      content["bar"] = [["width": rate.text(decimals: 1), "standard": "\(standard)"]]
    }
    return content
  }

  private func missed(_ assessment: SelfAssessment) -> [[String: Any]] {
    var shown = ""
    return MissedClock.all(of: assessment).map { missed in
      let row = missed.criterion.row
      defer { shown = row }
      return [
        "row": row == shown ? "" : row, "title": missed.item.title,
        "clock": missed.clock.map { "\($0.limitText ?? "") (\($0.id))" } ?? "",
        "cases": PageStyle.grouped(Int64(missed.cases)),
        "never": missed.neverDone == 0 ? "" : PageStyle.grouped(Int64(missed.neverDone)),
        "days": missed.medianDays.map { PageStyle.grouped(Int64($0)) } ?? "", "citation": missed.item.citation,
      ]
    }
  }

  private func needs(_ assessment: SelfAssessment) -> [[String: Any]] {
    var shown = ""
    return FileNeed.all(of: assessment).map { need in
      let row = need.criterion.row
      defer { shown = row }
      return [
        "row": row == shown ? "" : row, "missing": need.missing.prefix(1).uppercased() + need.missing.dropFirst(),
        "cases": PageStyle.grouped(Int64(need.cases)),
      ]
    }
  }

  private func parts(_ assessment: SelfAssessment, _ part: SelfAssessment.Part) -> [[String: Any]] {
    assessment.rows(by: part).map { name, rows in
      [
        "name": name,
        "cells": rows.filter { $0.criterion != nil }.map { row in
          [
            "rate": row.rate == nil ? "" : row.rateText,
            "count": row.rate == nil ? "" : "\(row.timely) of \(row.required)",
            "class": row.verdict == .below ? "poor" : "",
          ]
        },
      ]
    }
  }

  private func lists(_ assessment: SelfAssessment) -> [[String: Any]] {
    assessment.results.compactMap { result in
      let errors = result.reviewed.filter { result.deciding[$0]?.outcome == .error }
      if errors.isEmpty { return nil }
      let shown = errors.prefix(Self.listed).compactMap { place -> [String: Any]? in
        guard let judged = result.deciding[place] else { return nil }
        let known = assessment.cases[place]
        let also = (result.failing[place] ?? []).dropFirst().filter { $0.outcome == .error }
        return [
          "case": known.caseID, "worker": "\(known.county) \(known.workerID ?? "")",
          "title": ([judged] + also).map { result.criterion.items[$0.item].title }.joined(separator: "; "),
          "clock": judged.clock ?? "", "trigger": judged.aroseOn?.description ?? "",
          "due": judged.dueOn?.description ?? "",
          "done": judged.doneOn?.description ?? (judged.clock == nil ? "does not hold" : "not done"),
          "days": judged.daysLate.map { "\($0)" } ?? "",
        ]
      }
      return [
        "row": result.criterion.row, "count": PageStyle.grouped(Int64(errors.count)), "cases": shown,
        "rest": errors.count > shown.count ? PageStyle.grouped(Int64(errors.count - shown.count)) : "",
        "isCut": errors.count > shown.count,
      ]
    }
  }

  private static let template = PageTemplate.page(
    title: "Self-assessment {{year}}",
    """
    <h1>Self-assessment, fiscal year {{year}}</h1>
    <p>Review period {{from}} to {{to}}. {{method}} <span class="quiet">{{citation}}</span></p>
    {{#isMissing}}<p class="warning">Without the counties {{missing}}, which have no accepted delivery for the year.</p>\
    {{/isMissing}}
    <dl class="figures">
    <div><dt>Criteria met</dt><dd>{{met}}</dd></div>
    <div><dt>Below the federal minimum</dt><dd class="{{belowClass}}">{{below}}</dd></div>
    <div><dt>Error cases</dt><dd>{{errors}}</dd></div>
    <div><dt>Cases that need their file</dt><dd>{{open}}</dd></div>
    <div><dt>Cases in the universe</dt><dd>{{universe}}</dd></div>
    </dl>
    <div class="wide"><table class="rates">
    <tr><th>Criterion</th><th class="number">A: required</th><th class="number">B: in time</th>\
    <th class="number">C: efficiency</th><th></th><th class="number">D: minimum</th>\
    <th class="number">E: year before</th><th>Result</th><th class="number">Need their file</th>\
    <th class="number">Does not apply</th></tr>
    {{#rows}}
    <tr class="{{rowClass}}"><td>{{title}}</td><td class="number">{{a}}</td><td class="number">{{b}}</td>\
    <td class="number">{{c}}{{#interval}}<br><span class="quiet">{{interval}}</span>{{/interval}}</td>\
    <td class="chart">{{#bar}}<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">\
    <rect class="track" width="100" height="12"/><rect class="{{verdictClass}}" width="{{width}}" height="12"/>\
    <line x1="{{standard}}" x2="{{standard}}" y1="0" y2="12"/></svg>{{/bar}}</td>\
    <td class="number">{{d}}</td><td class="number">{{e}}</td>\
    <td>{{#isJudged}}<span class="pill {{verdictClass}}">{{verdict}}</span>\
    {{#isOpen}}<br><span class="quiet">the files decide</span>{{/isOpen}}{{/isJudged}}</td>\
    <td class="number">{{open}}</td><td class="number">{{none}}</td></tr>
    {{/rows}}
    </table></div>
    <p class="quiet">{{policy}} The line in a bar is the federal minimum; the result is compared exactly, before rounding. \
    {{previous}}</p>
    {{#silent}}
    <p class="warning">{{row}}: county {{county}} sends no events of the kinds {{kinds}}; \
    what needs them counts as not done.</p>
    {{/silent}}
    <h2>What the errors missed</h2>
    <div class="wide"><table class="missed">
    <tr><th>Criterion</th><th>What was required</th><th>Limit</th><th class="number">Cases</th>\
    <th class="number">Never done</th><th class="number">Days late, median</th><th>Source</th></tr>
    {{#missed}}
    <tr><td>{{row}}</td><td>{{title}}</td><td>{{clock}}</td><td class="number">{{cases}}</td>\
    <td class="number">{{never}}</td><td class="number">{{days}}</td><td class="quiet">{{citation}}</td></tr>
    {{/missed}}
    </table></div>
    <h2>Files to look at</h2>
    <p class="quiet">The tables do not decide these cases. Their list is in the file of --errors, outcome review.</p>
    <table class="needs">
    <tr><th>Criterion</th><th>What the file must show</th><th class="number">Cases</th></tr>
    {{#needs}}
    <tr><td>{{row}}</td><td>{{missing}}</td><td class="number">{{cases}}</td></tr>
    {{/needs}}
    </table>
    <h2>By {{partWord}}</h2>
    <div class="wide"><table class="parts">
    <tr><th>{{partWord}}</th>{{#partHeads}}<th>{{.}}</th>{{/partHeads}}</tr>
    {{#parts}}
    <tr><td>{{name}}</td>{{#cells}}<td class="{{class}}">{{rate}}<br><span class="quiet">{{count}}</span></td>{{/cells}}</tr>
    {{/parts}}
    </table></div>
    <p class="quiet">Efficiency in percent, and B of A. Red: below the federal minimum.</p>
    <h2>Error cases</h2>
    {{#lists}}
    <h3>{{row}}: {{count}}</h3>
    <div class="wide"><table class="cases">
    <tr><th>Case</th><th>County, worker</th><th>Missed</th><th>Clock</th><th>From</th><th>Due</th><th>Done</th>\
    <th class="number">Days late</th></tr>
    {{#cases}}
    <tr><td>{{case}}</td><td>{{worker}}</td><td>{{title}}</td><td>{{clock}}</td><td>{{trigger}}</td><td>{{due}}</td>\
    <td>{{done}}</td><td class="number">{{days}}</td></tr>
    {{/cases}}
    </table></div>
    {{#isCut}}<p class="quiet">And {{rest}} more, in the file of --errors.</p>{{/isCut}}
    {{/lists}}
    {{#isSample}}<h2>Sample</h2>
    <p class="quiet">From all cases to which a criterion applies, in the order of SHA-256 of the seed, a colon and the case; \
    no case of the universe is left out of the draw. The same seed and frame give the same sample.</p>
    <div class="wide"><table>
    <tr><th>Criterion</th><th class="number">Frame</th><th class="number">Drawn</th><th class="number">Suggested</th>\
    <th>SHA-256 of the frame</th></tr>
    {{#frames}}
    <tr><td>{{row}}</td><td class="number">{{frame}}</td><td class="number">{{drawn}}</td>\
    <td class="number">{{suggested}}</td><td class="quiet">{{digest}}</td></tr>
    {{/frames}}
    </table></div>{{/isSample}}
    <h2>Not judged</h2>
    <p class="quiet">The criteria ask for this too; the tables cannot show it.</p>
    <table>
    <tr><th>Criterion</th><th>What</th><th>Why not</th><th>Source</th></tr>
    {{#notShown}}
    <tr><td>{{row}}</td><td>{{what}}</td><td>{{why}}</td><td class="quiet">{{citation}}</td></tr>
    {{/notShown}}
    </table>
    <h2>Rules applied</h2>
    <table>
    <tr><th>Criterion</th><th>Source</th><th>Confidence</th></tr>
    {{#rules}}
    <tr><td>{{row}}</td><td>{{citation}}</td><td>{{confidence}}</td></tr>
    {{/rules}}
    </table>
    <p class="quiet">Made from: {{sources}}.</p>
    """)
}
