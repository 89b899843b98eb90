import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// A pipeline that reads the warehouse and no deliveries: `steps` of its file, one after another, into one folder of
/// `runs/` that appears whole or not at all.
public struct StepsRun {
  public var pipeline: PipelineDefinition
  public var steps: [PipelineStep]
  public var definitions: Definitions
  public var home: String
  public var fiscalYear: FiscalYear
  public var jobs: Int
  public var progress: Progress?

  public init(
    pipeline: PipelineDefinition, steps: [PipelineStep], definitions: Definitions, home: String,
    fiscalYear: FiscalYear, jobs: Int, progress: Progress?
  ) {
    self.pipeline = pipeline
    self.steps = steps
    self.definitions = definitions
    self.home = home
    self.fiscalYear = fiscalYear
    self.jobs = jobs
    self.progress = progress
  }

  /// - Parameters:
  ///   - now: the time of the start; it names the run and stands in its ledger entry, nowhere else.
  ///   - today: the day on which waivers must hold and the calendar is read.
  /// - Throws: where a step could not be done; then the run leaves no trace.
  public func run(now: Date, today: DayNumber) throws -> StepsResult {
    let reports = RunReports(
      home: home, root: definitions.root, standard: definitions.standard, policies: pipeline.policyChoices,
      threads: jobs)
    // A switch that the form does not have, or a year without data, stops the run before anything is written.
    _ = try ReportDefinition.load(folder: definitions.root + "/pipelines/ocse-157").policies(reports.policies)
    let sources = try reports.sources(fiscalYear)
    guard !sources.selection.snapshots.isEmpty else {
      throw ReportError.noSnapshot(fiscalYear: fiscalYear.number, firstAsOf: fiscalYear.lastDay.description)
    }
    let lock = try HomeLock(home: home)
    defer { withExtendedLifetime(lock) {} }
    let work = home + "/tmp/steps"
    try? FileManager.default.removeItem(atPath: work)
    try FileManager.default.createDirectory(atPath: work + "/reports", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }

    let check = SelfCheckRun(reports: reports, edits: definitions.edits, on: today) { progress?.begin($0) }
    progress?.begin("the form")
    var outcomes: [StepOutcome] = []
    var form: OCSE157?
    var fault: ReportError?
    var files: [String: String]?
    do { form = try reports.checkedForm(fiscalYear) } catch let error as ReportError { fault = error }
    var examined: SelfCheckReport?
    for step in steps {
      progress?.begin(step.rawValue)
      switch step {
      case .report: outcomes.append(try write(form, fault, reports, to: work + "/reports", noting: &files))
      case .edits: outcomes.append(edits(form))
      case .selfCheck:
        let report = try form.map { try check.run(of: $0).report } ?? check.run(fiscalYear).report
        try SelfCheckFiles(report: report).write(to: work + "/reports")
        examined = report
        outcomes.append(self.outcome(of: report))
      case .gate: outcomes.append(gate(examined))
      case .calendar: outcomes.append(try calendar(today, to: work + "/reports"))
      }
    }
    let ledger = RunLedger(home: home)
    let failing = outcomes.contains { $0.fails && (!steps.contains(.gate) || $0.step == .gate) }
    let record = RunRecord(
      id: ledger.newID(pipeline: pipeline.name, at: now), pipeline: pipeline.name, started: RunLedger.stamp(now),
      ended: RunLedger.stamp(Date()), fiscalYear: fiscalYear.number, exitCode: failing ? 1 : 0, state: "",
      deliveries: [], annualInputs: [], inputGroups: [], ignored: [], lateCounties: [],
      report: try form.map { try PipelineRun.reportEntry($0, definitions, home: home, files: files) })
    let result = StepsResult(
      record: record, title: pipeline.title, outcomes: outcomes, blocking: examined?.blocking.map(\.id) ?? [],
      expired: examined?.expired ?? [], folder: ledger.folder(record.id))
    try result.write(to: work)
    try FileManager.default.createDirectory(atPath: home + "/runs", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: work, toPath: result.folder)
    progress?.end()
    return result
  }

  private func write(
    _ form: OCSE157?, _ fault: ReportError?, _ reports: RunReports, to folder: String,
    noting files: inout [String: String]?
  ) throws -> StepOutcome {
    guard let form else {
      return StepOutcome(step: .report, fails: true, words: "no form can be made: \(fault?.description ?? "")")
    }
    let written = try reports.write(form, to: folder)
    files = written.formFiles
    return StepOutcome(
      step: .report, fails: false,
      words: written.measures.map { "\($0.kind.title) \($0.percent.map { $0 + " %" } ?? "not computable")" }
        .joined(separator: ", "),
      file: "reports/ocse-157-\(fiscalYear)/index.html")
  }

  private func edits(_ form: OCSE157?) -> StepOutcome {
    guard let form else { return StepOutcome(step: .edits, fails: true, words: "there is no form to check") }
    let sentence = form.report.editSentence
    return StepOutcome(
      step: .edits, fails: sentence != nil, words: sentence ?? "all \(form.report.edits.count) checks of the form hold",
      file: "reports/ocse-157-\(fiscalYear)-edits.csv")
  }

  private func outcome(of report: SelfCheckReport) -> StepOutcome {
    StepOutcome(
      step: .selfCheck, fails: !report.allStand,
      words: report.verdicts.map { "\($0.title) \($0.standing.words)" }.joined(separator: ", "),
      file: "reports/self-check-\(fiscalYear).html")
  }

  private func gate(_ report: SelfCheckReport?) -> StepOutcome {
    let blocking = report?.blocking.map(\.id) ?? []
    let waived = (report?.waivers ?? []).map { "\($0.check) (\($0.scope)) by \($0.by) until \($0.until)" }
    let words = blocking.isEmpty ? "open: the form may be certified" : "closed by \(blocking.joined(separator: ", "))"
    return StepOutcome(
      step: .gate, fails: !blocking.isEmpty,
      words: words + (waived.isEmpty ? "" : "; waived: " + waived.joined(separator: ", ")))
  }

  private func calendar(_ today: DayNumber, to folder: String) throws -> StepOutcome {
    let calendar = YearCalendar(
      try FederalCalendar.load(root: definitions.root), fiscalYear, asOf: today,
      business: try BusinessCalendar.load(root: definitions.root), counties: pipeline.expected,
      evidence: try CalendarEvidence(home: home, fiscalYear))
    for (name, text) in [("csv", calendar.csv()), ("html", CalendarPage().html(calendar))] {
      let file = try BufferedFile(path: "\(folder)/calendar-\(fiscalYear).\(name)")
      try file.write(text)
      try file.close()
    }
    let late = calendar.late.map { "\($0.id) \($0.period)" }
    let shown = late.prefix(5).joined(separator: ", ") + (late.count > 5 ? " and \(late.count - 5) more" : "")
    return StepOutcome(
      step: .calendar, fails: false, words: late.isEmpty ? "nothing is late on \(today)" : "late on \(today): \(shown)",
      file: "reports/calendar-\(fiscalYear).html")
  }
}
