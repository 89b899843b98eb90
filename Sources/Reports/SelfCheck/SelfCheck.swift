import Layouts
import Records
import Warehouse

/// The examination of a year's report before it is submitted (performance-and-audit.md 4.4).
public struct SelfCheck {
  public var definition: SelfCheckDefinition
  public var trail: AuditTrailDefinition
  public var calendar: BusinessCalendar
  public var extract: StandardExtract
  public var forms: [FormRules]
  /// Folder of the warehouse.
  public var home: String
  /// The snapshots of the year before, where the warehouse has them.
  public var before: SnapshotSelection
  /// Told of each step as it begins.
  public var step: (String) -> Void

  /// - Parameter root: the folder that holds `schemas/` and `pipelines/`.
  /// - Throws: `DefinitionError`.
  public init(
    root: String, report: ReportDefinition, extract: StandardExtract, home: String, before: SnapshotSelection,
    step: @escaping (String) -> Void = { _ in }
  ) throws {
    definition = try SelfCheckDefinition.load(root: root, extract: extract)
    trail = try AuditTrailDefinition.load(folder: root + "/pipelines/ocse-157/audit-trail", report: report)
    calendar = try BusinessCalendar.load(root: root)
    forms = try MeasureRules.load(folder: root + "/pipelines/measures").forms
    self.extract = extract
    self.home = home
    self.before = before
    self.step = step
    try requireKnown(report)
  }

  private func requireKnown(_ report: ReportDefinition) throws {
    for edit in definition.edits { try report.requireKnown(edit.sql.placeholders, file: edit.file) }
    for element in definition.elements {
      let used = (element.askedOf?.placeholders ?? []).union(element.invalid?.placeholders ?? [])
      try report.requireKnown(used, file: element.file)
    }
  }

  /// Numbers of all checks that a waiver may name.
  public func knownChecks(_ report: ReportDefinition, loads: [String]) -> Set<String> {
    Set(
      [Self.countiesID, Self.formID, Self.recountID] + report.edits.map(\.id) + trail.tieOuts.map(\.id)
        + definition.edits.map(\.id) + loads)
  }

  static let formID = "F01"
  static let countiesID = "F02"
  /// The comparison with the independent recount.
  public static let recountID = "R01"

  /// Examines a finished form.
  /// - Parameters:
  ///   - annual: the whole form, with its checks made.
  ///   - loads: findings of the loads; `nil` = not looked at.
  ///   - others: findings of other parts, such as the recount.
  ///   - problems: told of every row behind an open finding: check, case, child, county; in a fixed order.
  public func examine(
    _ annual: OCSE157, loads: LoadEvidence? = nil, others: [SelfCheckEvidence] = [], waivers: WaiverFile = .none,
    problems: (([String]) throws -> Void)? = nil
  ) throws -> SelfCheckReport {
    let engine = annual.run.engine
    let year = annual.report.fiscalYear
    var evidence = [counties(annual.report)]
    evidence += annual.report.edits.map { .init(finding: SelfCheckFinding($0, part: .edit), problems: []) }
    step("tie-outs of the audit trail")
    var option: PaternityOption?
    do {
      let audited = try AuditTrail(annual: annual, definition: trail)
      option = audited.option
      evidence += try audited.check().map { .init(finding: SelfCheckFinding($0, part: .tieOut), problems: []) }
    } catch ReportError.noPaternityOption {
      // The check of the form that asks for the option blocks.
    }
    evidence += others
    let bench = SelfCheckBench(engine: engine, fiscalYear: year, placeholders: annual.run.placeholders)
    try bench.prepare(self, lines: auditedLines(annual))
    var tables = SelfCheckProblems(engine: engine)
    for item in evidence where !item.problems.isEmpty { try tables.add(item.finding.id, item.problems) }
    step("edits over all counties")
    var findings = evidence.map(\.finding)
    findings += try warehouseFindings(bench, &tables)
    var unrelated = 0
    if let loads {
      step("findings of the loads")
      let found = try SelfCheckLoads(check: self, bench: bench).findings(loads, into: &tables)
      findings += found.findings
      unrelated = found.unrelated
    }
    step("waivers and exposure")
    try SelfCheckWaivers(waivers: waivers.waivers).apply(to: &findings, &tables)
    let exposure = try SelfCheckExposure(bench: bench, tables: tables)
    try exposure.fill(&findings)
    if let problems { try tables.list(problems) }
    step("completeness of the elements")
    let completeness = try SelfCheckCompleteness(bench: bench).measure(definition.elements)
    let verdicts = try SelfCheckVerdicts(definition: definition, findings: findings, exposure: exposure).measures(
      annual.report, option: option, costs: try costs(annual))
    return SelfCheckReport(
      title: definition.title, fiscalYear: year.number, option: option, sources: annual.report.sources,
      findings: findings, completeness: completeness, verdicts: verdicts, otherLoadFindings: unrelated,
      waivers: waivers.waivers.filter { waiver in findings.contains { $0.waivers.contains(waiver) } },
      expired: waivers.expired)
  }

  /// Examines a warehouse of which no form can be made: everything is blocked, and the edits may say why.
  /// - Parameter engine: the standard tables are readable in it.
  public func examine(
    without fault: ReportError, on engine: any SQLEngine, run: ReportRun, sources: [ReportSource],
    waivers: WaiverFile = .none
  ) throws -> SelfCheckReport {
    let bench = SelfCheckBench(engine: engine, fiscalYear: run.fiscalYear, placeholders: run.placeholders)
    try bench.prepareWarehouse(self)
    step("edits over all counties")
    var tables = SelfCheckProblems(engine: engine)
    var findings = [
      SelfCheckFinding(
        id: Self.formID, part: .form, effect: .blocking, title: "The form can be made",
        expected: "each row of a line's universe once, counted or excluded", citation: "performance-and-audit.md 4.2",
        examined: 1, failed: 1, lines: [], places: [.init(value: fault.description, expected: "a form")])
    ]
    findings += try warehouseFindings(bench, &tables)
    try SelfCheckWaivers(waivers: []).apply(to: &findings, &tables)
    let groups = definition.groups.filter { $0.option != .statewide }
    return SelfCheckReport(
      title: definition.title, fiscalYear: run.fiscalYear.number, option: nil, sources: sources, findings: findings,
      completeness: [],
      verdicts: groups.map { group in
        MeasureVerdict(
          group: group, level: nil,
          obstacle: group.measure == .costEffectiveness
            ? "not looked at, because no form can be made" : fault.description,
          lines: [])
      }, otherLoadFindings: 0, waivers: [], expired: waivers.expired)
  }

  private func counties(_ report: AnnualReport) -> SelfCheckEvidence {
    let finding = SelfCheckFinding(
      id: Self.countiesID, part: .form, effect: .explain,
      title: "Every county that ever sent has an accepted delivery for the year",
      expected: "a snapshot as of 30 September or later", citation: "performance-and-audit.md 4.2 (complete universe)",
      examined: Int64(report.sources.count + report.missingCounties.count), failed: Int64(report.missingCounties.count),
      lines: [],
      places: report.missingCounties.map {
        .init(county: $0, value: "county \($0): none", expected: "an accepted delivery")
      })
    return SelfCheckEvidence(finding: finding, problems: [])
  }

  /// Lines of the measures that the warehouse has members of.
  private func auditedLines(_ annual: OCSE157) -> [LineDefinition] {
    let wanted = Set(definition.groups.flatMap(\.lines))
    return annual.report.lines.filter { wanted.contains($0.id) && $0.source == .warehouse }
  }

  private func warehouseFindings(
    _ bench: SelfCheckBench, _ tables: inout SelfCheckProblems
  ) throws -> [SelfCheckFinding] {
    try definition.edits.filter { $0.effective.contains(bench.fiscalYear.number) }.map { edit in
      let finding = try bench.run(edit)
      if finding.failed > 0 { tables.add(edit.id, table: edit.table) }
      return finding
    }
  }

  private func costs(_ annual: OCSE157) throws -> Level {
    let year = annual.report.fiscalYear
    let figures = try MeasureFigures(fiscalYear: year, inputs: annual.sources.inputs, cells: annual.report.cells)
    return try Level(
      .costEffectiveness, of: year.number, from: figures,
      forms: forms.first { $0.origin.effective.contains(year.number) })
  }
}
