import Mustache

/// The result as a page to print.
public struct ScorePage: ScoreFormat {
  public init() {}

  public func text(of score: RehearsalScore) -> String {
    let lines: [[String: Any]] = score.lines.map { line in
      let estimate = line.estimate
      return [
        "line": line.line.line, "title": line.line.title, "frame": PageStyle.grouped(Int64(line.line.frame)),
        "drawn": PageStyle.grouped(Int64(line.line.rows.count)), "correct": PageStyle.grouped(Int64(line.correct)),
        "efficiency": estimate.map { RateText.percent($0.efficiency) } ?? "",
        "exact": estimate.map { RateText.interval($0.exactInterval) } ?? "",
        "normal": estimate.map { "\(RateText.interval($0.normalInterval)), \($0.normalStatus.rawValue)" } ?? "",
        "dollars": line.dollarAccuracy.map(RateText.percent) ?? "", "verdict": RehearsalScore.word(line.verdict),
        "further": RehearsalScore.sentence(line) ?? "", "isMarginal": line.further != nil,
      ]
    }
    let causes: [[String: Any]] = score.lines.flatMap { line in
      line.causes.map { cause in
        [
          "line": line.line.line, "code": cause.code.isEmpty ? "no reason" : cause.code, "count": String(cause.count),
          "meaning": score.definition.reasons.first { $0.code == cause.code }?.meaning ?? "",
        ]
      }
    }
    let measures: [[String: Any]] = score.measures.map { measure in
      [
        "title": measure.title, "verdict": RehearsalScore.word(measure.verdict),
        "lines": measure.lines.map { line in
          "line \(line.line): \(line.notDrawn ?? RehearsalScore.word(line.verdict))"
        }.joined(separator: "; "),
      ]
    }
    return Self.template.render(
      [
        "css": PageStyle.css, "title": score.definition.title, "year": String(score.sample.fiscalYear),
        "seed": score.sample.seed, "citation": score.definition.citation, "confidence": score.definition.confidence,
        "lines": lines, "marginal": lines.filter { $0["isMarginal"] as? Bool == true }, "causes": causes,
        "hasCauses": !causes.isEmpty, "measures": measures,
        "findings": score.findings.map { ["text": "\($0)"] }, "hasFindings": !score.findings.isEmpty,
      ] as [String: Any])
  }

  private static let template = PageTemplate.page(
    title: "{{title}}, fiscal year {{year}}",
    """
    <h1>{{title}}, fiscal year {{year}}</h1>
    <p class="quiet">Seed {{seed}}. {{citation}}. Confidence: {{confidence}}.</p>
    {{#hasFindings}}
    <div class="warning">
    {{#findings}}
    <p>{{text}}</p>
    {{/findings}}
    </div>
    {{/hasFindings}}
    <h2>Measures</h2>
    <table>
    <tr><th>measure</th><th>verdict</th><th>lines</th></tr>
    {{#measures}}
    <tr><td>{{title}}</td><td>{{verdict}}</td><td>{{lines}}</td></tr>
    {{/measures}}
    </table>
    <h2>Lines</h2>
    <table>
    <tr><th>line</th><th class="number">frame</th><th class="number">drawn</th><th class="number">correct</th>\
    <th>efficiency</th><th>exact 95 %</th><th>normal 95 %</th><th>dollars</th><th>verdict</th></tr>
    {{#lines}}
    <tr><td class="line">{{line}}</td><td class="number">{{frame}}</td><td class="number">{{drawn}}</td>\
    <td class="number">{{correct}}</td><td>{{efficiency}}</td><td>{{exact}}</td><td>{{normal}}</td>\
    <td>{{dollars}}</td><td>{{verdict}}</td></tr>
    {{/lines}}
    </table>
    <p class="quiet">The verdict rests on the exact interval. Rates are rounded down.</p>
    {{#marginal}}
    <p>Line {{line}}: {{further}}.</p>
    {{/marginal}}
    {{#hasCauses}}
    <h2>Errors by cause</h2>
    <table>
    <tr><th>line</th><th>cause</th><th></th><th class="number">errors</th></tr>
    {{#causes}}
    <tr><td class="line">{{line}}</td><td>{{code}}</td><td>{{meaning}}</td><td class="number">{{count}}</td></tr>
    {{/causes}}
    </table>
    {{/hasCauses}}
    """)
}
