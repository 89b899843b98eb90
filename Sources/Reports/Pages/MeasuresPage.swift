import Mustache

/// The measures of a year as a page to read and to print: what is earned, what is at risk, what would move it.
public struct MeasuresPage: MeasureFormat {
  public init() {}

  public func text(of measures: YearMeasures) -> String { Self.template.render(content(measures)) }

  private func content(_ measures: YearMeasures) -> [String: Any] {
    let estimate = measures.estimate
    let steps = measures.results.flatMap { result in
      [result.nextStep, result.penaltyStep].compactMap { $0 }.map { step($0, result) }
    }
    let deficient = measures.results.filter { $0.penalty.word == .penalty }
    return [
      "css": PageStyle.css + MeasuresPageStyle.css, "year": "\(measures.fiscalYear)",
      "from": "\(measures.fiscalYear.firstDay)", "to": "\(measures.fiscalYear.lastDay)",
      "source": measures.isFromWarehouse
        ? "Lines of the OCSE-157 come from the warehouse, all other figures from the annual inputs."
        : "All figures come from the annual inputs.",
      "faults": measures.faults,
      "payment": estimate.payment.map { "$" + $0.text(decimals: 2, grouped: true) } ?? "not computable",
      "isPaid": estimate.payment != nil, "obstacles": estimate.obstacles,
      "base": estimate.base.map { "$" + $0.text(decimals: 0, grouped: true) } ?? "not computable",
      "collections": estimate.collectionsBase.total.map { "$" + $0.text(decimals: 0, grouped: true) }
        ?? "not computable",
      "penalties": penalties(measures), "penaltyClass": deficient.isEmpty ? "" : "poor",
      "measures": measures.results.map { measure($0, measures) },
      "other": measures.otherPaternity.kind.title, "elected": measures.electedPaternity.title,
      "otherLevel": measures.otherPaternity.text ?? "not computable: \(measures.otherPaternity.obstacle ?? "")",
      "because": measures.electedBecause,
      "hasSteps": !steps.isEmpty, "steps": steps, "estimate": MeasuresPageEstimate.rows(estimate),
      "chain": MeasuresPageEstimate.chain(estimate.pool), "hasChain": !estimate.pool.steps.isEmpty,
      "notes": measures.notes, "hasNotes": !measures.notes.isEmpty,
      "rules": measures.rules.map {
        ["subject": $0.subject, "citation": $0.citation, "confidence": $0.confidence]
      },
    ]
  }

  private func penalties(_ measures: YearMeasures) -> String {
    let standing = measures.results.filter { $0.penalty.word != .noStandard }
    let words = [
      (standing.count { $0.penalty.word == .penalty }, "at risk"),
      (standing.count { $0.penalty.word == .undetermined }, "undetermined"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  private func measure(_ result: YearMeasures.Result, _ measures: YearMeasures) -> [String: Any] {
    let level = result.level
    let bar = try? MeasureBar(result)
    var content: [String: Any] = [
      "title": level.kind.title, "level": level.text ?? "not computable", "isComputed": level.value != nil,
      "origin": level.value == nil ? level.obstacle ?? "" : MeasureWords.origin(of: level, measures),
      "percentage": "\(result.applicable.percentage) %", "weight": result.terms.weight.text(decimals: 2),
      "reason": Self.unbroken(result.applicable.reason), "hasPenalty": result.penalty.word != .noStandard,
      "penalty": MeasureWords.penalty(result.penalty.word), "penaltyReason": Self.unbroken(result.penalty.reason),
      "penaltyClass": Self.pill(result.penalty.word),
      "isUnreliable": result.reliability == .unreliable,
    ]
    content["reduction"] = MeasureWords.reduction(result.penalty, grant: measures.tanfGrant)
    content["relief"] = result.penalty.relief
    content["prior"] = result.prior.text.map { "\($0) in \(result.prior.fiscalYear)" }
    if let bar {
      content["bands"] = bar.bands.map { ["x": "\($0.x)", "width": "\($0.width)", "style": $0.style] }
      content["ticks"] = bar.ticks.map { ["x": "\($0.x)", "text": $0.text, "anchor": $0.anchor] }
      for (name, x) in [("levelX", bar.level), ("priorX", bar.prior), ("standardX", bar.standard)] {
        if let x { content[name] = "\(x)" }
      }
      content["label"] = "\(level.kind.title): \(level.text ?? "not computable")"
    }
    return content
  }

  /// A percent sign stays with its number.
  private static func unbroken(_ text: String) -> String { text.replacing(" %", with: "\u{A0}%") }

  private static func pill(_ word: PenaltyStatus.Word) -> String {
    switch word {
    case .none: "good"
    case .improved: "fair"
    case .penalty: "poor"
    case .undetermined, .noStandard: "plain"
    }
  }

  private func step(_ step: NextStep, _ result: YearMeasures.Result) -> [String: Any] {
    let isUnreliable = result.reliability == .unreliable
    return [
      "title": result.level.kind.title, "way": Self.unbroken(MeasureWords.way(step)),
      "percentage": step.percentage.map { "\($0.now) to \($0.then)" } ?? "avoids the penalty",
      "base": isUnreliable ? "0" : step.base.map { "+ " + $0.text(decimals: 0, grouped: true) } ?? "",
      "payment": isUnreliable ? "0" : step.payment.map { "+ " + $0.text(decimals: 0, grouped: true) } ?? "",
    ]
  }

  private static let template = PageTemplate.page(
    title: "Performance measures {{year}}",
    """
    <h1>Performance measures, fiscal year {{year}}</h1>
    <p>{{from}} to {{to}}. {{source}}</p>
    {{#faults}}
    <p class="warning">Check: {{.}}</p>
    {{/faults}}
    <dl class="figures">
    <div><dt>Estimated incentive payment</dt><dd>{{payment}}</dd></div>
    <div><dt>Incentive base</dt><dd>{{base}}</dd></div>
    <div><dt>Collections base</dt><dd>{{collections}}</dd></div>
    <div><dt>Performance penalties</dt><dd class="{{penaltyClass}}">{{penalties}}</dd></div>
    </dl>
    {{^isPaid}}<ul class="quiet">{{#obstacles}}<li>{{.}}</li>{{/obstacles}}</ul>{{/isPaid}}
    <h2>Levels, and what they earn</h2>
    <p class="quiet legend"><span class="swatch b0"></span>earns nothing <span class="scale">\
    <span class="swatch b1"></span><span class="swatch b2"></span><span class="swatch b3"></span>\
    <span class="swatch b4"></span></span>earns a part \
    <span class="swatch b5"></span>earns all <span class="key">&#9660;</span> level \
    <span class="key">&#9661;</span> year before <span class="key dash">&#9475;</span> penalty standard</p>
    {{#measures}}
    <section class="measure">
    <div class="head"><h3>{{title}}</h3><p class="quiet">{{origin}}</p></div>
    <div class="value"><span class="level">{{level}}</span>\
    {{#prior}}<p class="quiet">{{prior}}</p>{{/prior}}</div>
    <div class="chart"><svg viewBox="0 -14 640 46" role="img" aria-label="{{label}}">
    {{#bands}}<rect class="{{style}}" x="{{x}}" y="0" width="{{width}}" height="14"/>{{/bands}}
    {{#standardX}}<line class="standard" x1="{{standardX}}" x2="{{standardX}}" y1="-5" y2="18"/>{{/standardX}}
    {{#priorX}}<path class="prior" transform="translate({{priorX}} 0)" d="M0 -2 l-5 -8 h10 z"/>{{/priorX}}
    {{#levelX}}<path class="mark" transform="translate({{levelX}} 0)" d="M0 0 l-6 -10 h12 z"/>\
    <line class="mark" x1="{{levelX}}" x2="{{levelX}}" y1="0" y2="14"/>{{/levelX}}
    {{#ticks}}<text x="{{x}}" y="29" text-anchor="{{anchor}}">{{text}}</text>{{/ticks}}
    </svg></div>
    <div class="verdict"><p><b>Earns {{percentage}}</b> of its base, weight {{weight}}. \
    <span class="quiet">{{reason}}</span></p>
    {{#hasPenalty}}<p><span class="pill {{penaltyClass}}">{{penalty}}</span> <span class="quiet">{{penaltyReason}}\
    {{#reduction}}; {{reduction}}{{/reduction}}{{#relief}}. Relief: {{relief}}{{/relief}}</span></p>{{/hasPenalty}}
    {{#isUnreliable}}<p class="warning">The data were found not reliable: the incentive base of this measure is 0.</p>\
    {{/isUnreliable}}</div>
    </section>
    {{/measures}}
    <p class="quiet">{{elected}} counts ({{because}}). {{other}}: {{otherLevel}}.</p>
    <h2>What would move it</h2>
    {{#hasSteps}}
    <div class="wide"><table>
    <tr><th>Measure</th><th>What it takes</th><th>Applicable percentage</th>\
    <th class="number">Incentive base, $</th><th class="number">Payment, $</th></tr>
    {{#steps}}
    <tr><td>{{title}}</td><td>{{way}}</td><td>{{percentage}}</td><td class="number">{{base}}</td>\
    <td class="number">{{payment}}</td></tr>
    {{/steps}}
    </table></div>
    <p class="quiet">Counted in the numerator alone: the denominators, the collections base, the pool and the other \
    states are held as they are.</p>
    {{/hasSteps}}
    {{^hasSteps}}<p>Nothing: every measure that is computable is at the top of its table.</p>{{/hasSteps}}
    <h2>Incentive estimate, step by step</h2>
    <div class="wide"><table class="steps">
    {{#estimate}}
    <tr class="{{style}}"><td>{{step}}</td><td>{{words}}</td><td class="number">{{amount}}</td></tr>
    {{/estimate}}
    </table></div>
    {{#hasChain}}<details><summary>How the pool came to its amount</summary>
    <table>
    <tr><th>Fiscal year</th><th class="number">Price index of the year before</th>\
    <th class="number">of the year before it</th><th class="number">Pool, $</th></tr>
    {{#chain}}
    <tr><td>{{year}}</td><td class="number">{{index}}</td><td class="number">{{before}}</td>\
    <td class="number">{{amount}}</td></tr>
    {{/chain}}
    </table></details>{{/hasChain}}
    {{#hasNotes}}<h2>Notes</h2>
    <ul>{{#notes}}<li>{{.}}</li>{{/notes}}</ul>{{/hasNotes}}
    <h2>Rules applied</h2>
    <table>
    <tr><th>What</th><th>Source</th><th>Confidence</th></tr>
    {{#rules}}
    <tr><td>{{subject}}</td><td>{{citation}}</td><td>{{confidence}}</td></tr>
    {{/rules}}
    </table>
    """)
}
