import Reports

/// The measures and the lines of the form; every number leads to its members.
struct RunPageForm: Sendable {
  struct Measure: Sendable {
    var measure: String
    var level: String
    var isComputed: Bool
    var obstacle: String
    var numeratorLine: String
    var numeratorPage: String
    var numerator: String
    var denominatorLine: String
    var denominatorPage: String
    var denominator: String
    var bar: RunPageBar
  }
  struct Section: Sendable {
    var section: String
    var lines: [Line]
  }
  struct Line: Sendable {
    var id: String
    var counts: String
    var unit: String
    var isUnconfirmed: Bool
    var cells: [Cell]
  }
  struct Cell: Sendable {
    var letter: String
    var cellClass: String
    var number: String
    var page: String
    var hasNumber: Bool
    var obstacle: String
  }
  struct Source: Sendable {
    var sender: String
    var date: String
  }
  struct Policy: Sendable {
    var policy: String
    var word: String
    var isSet: Bool
  }

  var isMade = false
  var obstacle = ""
  var year = ""
  var formTitle = ""
  var version = ""
  var missing: [String] = []
  var isMissing = false
  var measures: [Measure] = []
  var sections: [Section] = []
  var sources: [Source] = []
  var policies: [Policy] = []
  var annualInputs: [String] = []
  var hasAnnualInputs = false

  init(_ page: RunPage) {
    annualInputs = page.record.annualInputs
    hasAnnualInputs = !annualInputs.isEmpty
    guard let form = page.form else {
      obstacle = page.noForm ?? "no fiscal year was asked for"
      return
    }
    isMade = true
    year = "\(form.fiscalYear)"
    formTitle = form.title
    version = form.version
    missing = form.missingCounties.map { "\(page.county($0)) (\($0))" }
    isMissing = !missing.isEmpty
    measures = page.measures.map { Self.measure($0, form, page) }
    sections = form.sections.compactMap { section in
      let lines = form.lines.filter { $0.section == section.id }
      return lines.isEmpty ? nil : Section(section: section.title, lines: lines.map { Self.line($0, form, page) })
    }
    sources = form.sources.map { Source(sender: page.county($0.county), date: $0.asOf) }
    policies = form.policies.map { Policy(policy: $0.id, word: $0.word, isSet: page.pipeline.policies[$0.id] != nil) }
  }

  private static func measure(_ measure: PerformanceMeasure, _ form: AnnualReport, _ page: RunPage) -> Measure {
    let lines = measure.kind.lines
    func number(_ value: Int64?) -> String { value.map(PageStyle.grouped) ?? "not computable" }
    let hundredths = measure.level.flatMap { try? ($0 * Ratio(100)).roundedToWhole().numerator }
    return Measure(
      measure: measure.kind.title, level: measure.percent.map { $0 + " %" } ?? "", isComputed: measure.percent != nil,
      obstacle: measure.obstacle ?? "the level does not fit", numeratorLine: lines.numerator,
      numeratorPage: page.target(line: lines.numerator, in: form), numerator: number(measure.numerator),
      denominatorLine: lines.denominator, denominatorPage: page.target(line: lines.denominator, in: form),
      denominator: number(measure.denominator),
      bar: RunPageBar([("level", Int(clamping: max(0, hundredths ?? 0)))], of: 10_000))
  }

  private static func line(_ line: LineDefinition, _ form: AnnualReport, _ page: RunPage) -> Line {
    Line(
      id: line.id, counts: line.title, unit: line.unit == .dollars ? "in dollars" : "",
      isUnconfirmed: line.confidence.split(separator: "/").contains("C"),
      cells: ["a", "b", "c", "d"].map { cell(line, $0, form, page) })
  }

  private static func cell(_ line: LineDefinition, _ letter: String, _ form: AnnualReport, _ page: RunPage) -> Cell {
    guard let cell = form.cell(line.id, letter) else {
      return Cell(letter: letter, cellClass: "number none", number: "", page: "", hasNumber: false, obstacle: "")
    }
    let column = line.columns.letters.first == letter ? nil : letter
    let target = page.target(line: line.id, column: column, in: form)
    guard let value = cell.value else {
      return Cell(
        letter: letter, cellClass: "number blank", number: "", page: target, hasNumber: false,
        obstacle: "not computable: \(cell.reason ?? "the reason is not known")")
    }
    return Cell(
      letter: letter, cellClass: "number", number: PageStyle.grouped(value), page: target, hasNumber: true, obstacle: ""
    )
  }
}
