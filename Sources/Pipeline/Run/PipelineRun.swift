import Extract
import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// What a run ended with.
public struct RunResult {
  public var record: RunRecord
  /// The run found nothing new and changed nothing; `record` is the run that stands.
  public var isNothingNew: Bool
  public var results: [DeliveryResult]
  public var form: AnnualReport?
  public var measures: [PerformanceMeasure]
  public var folder: String
  /// Why there is no form, in words.
  public var noForm: String?
  /// What came of the withholdings, in words.
  public var withholding: String?
}

/// A pipeline from its input folder to its reports.
public struct PipelineRun {
  public var pipeline: PipelineDefinition
  public var definitions: Definitions
  public var input: String
  public var home: String
  public var fiscalYear: FiscalYear?
  public var jobs: Int
  public var progress: Progress?
  /// Day of receipt of partners' files that lie in no folder named for a day; `nil`: the day of the run.
  public var receivedOn: DayNumber?

  public init(
    pipeline: PipelineDefinition, definitions: Definitions, input: String, home: String, fiscalYear: FiscalYear?,
    jobs: Int, progress: Progress?, receivedOn: DayNumber? = nil
  ) {
    self.receivedOn = receivedOn
    self.pipeline = pipeline
    self.definitions = definitions
    self.input = input
    self.home = home
    self.fiscalYear = fiscalYear
    self.jobs = jobs
    self.progress = progress
  }

  private var policies: [String] { pipeline.policyChoices }

  /// - Parameter now: the time of the start; it names the run and stands in its ledger entry, nowhere else.
  /// - Throws: where the run could not be done; what was published before stays, what was under way leaves no trace.
  public func run(now: Date) throws -> RunResult {
    // A switch that the form does not have, or a broken definition, stops the run before data is read.
    let report = try ReportDefinition.load(folder: definitions.root + "/pipelines/ocse-157")
    _ = try report.policies(policies)
    if let fiscalYear { try report.requireDefined(fiscalYear) }
    _ = try MeasureRules.load(folder: definitions.root + "/pipelines/measures")
    let night = try pipeline.withholding.map {
      try WithholdingNight(
        $0, definitions: definitions, home: home, asOf: receivedOn ?? RunLedger.day(now), threads: jobs)
    }
    if let step = pipeline.directory, step.sends {
      try DirectoryTransmission(home: home, root: definitions.root, state: step.state).checkHeader(
        on: receivedOn ?? RunLedger.day(now))
    }
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let lock = try HomeLock(home: home)
    defer { withExtendedLifetime(lock) {} }
    let warehouse = WarehouseFolder(home: home)
    try warehouse.removeUncommitted()
    try FileManager.default.createDirectory(atPath: warehouse.temporaryFolder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: warehouse.temporaryFolder) }

    progress?.begin("searching \(input)")
    var found = try Discovery(
      input: input, definitions: definitions, workFolder: warehouse.temporaryFolder + "/archives")
    let partners = try partnerRun(&found, today: RunLedger.day(now))
    var step = DeliveryStep(
      definitions: definitions, definitionsDigest: try definitions.digest(of: Definitions.deliveryFolders),
      warehouse: warehouse, jobs: jobs, progress: progress)
    let contents = found.deliveries.map(step.content)
    let digests = contents.map(step.contentDigest)
    let inputs = try found.annualInputs.map { ($0, try SmallFile.read(path: input + "/" + $0, limit: 16 << 20)) }
    let state = FileDigest.sha256(
      of: ([
        try ProgramIdentity.current(), try definitions.digest(of: Definitions.allFolders), pipeline.name,
        fiscalYear.map(\.description) ?? "", CertifiedReports(home: home).state,
      ]
        + policies + [night?.state].compactMap { $0 }
        + zip(found.deliveries, digests).map { "\($0.name) \($1)" }
        + inputs.map { "\($0) \(FileDigest.sha256(of: $1))" } + found.ignored + partners.state).joined(separator: "\n"))
    let ledger = RunLedger(home: home)
    let last = ledger.latest(of: pipeline.name)
    if let last, last.state == state {
      progress?.end()
      return RunResult(
        record: last, isNothingNew: true, results: [], form: nil, measures: [], folder: ledger.folder(last.id))
    }

    let sameDay = try SameDayDeliveries(
      found.deliveries, contents: contents, keys: digests, last: last, warehouse: warehouse)
    step.reloads = sameDay.reloads
    var taken: [Int: DeliveryResult] = [:]
    for position in sameDay.order { taken[position] = try step.run(found.deliveries[position], digests[position]) }
    var results = found.deliveries.indices.compactMap { taken[$0] }
    try sameDay.note(in: &results, edits: definitions.edits)
    let id = ledger.newID(pipeline: pipeline.name, at: now)
    let received = try partners.run(id: id)
    let directory = try sendToDirectory(RunLedger.day(now))
    let folder = try RunFolder(home: home, results: results)
    try folder.add(partners: received)
    try folder.add(DirectoryErrors(home: home, root: definitions.root))
    for finding in results.compactMap({ $0.replacement(definitions.edits) }) { try folder.add(ofDelivery: finding) }
    for file in partners.unrecognised { try folder.add(file) }
    let accepted = try inputs.map { try warehouse.acceptAnnualInputs($0.1, file: $0.0).inputs }
    let catalogue = try warehouse.catalogue()
    for inputs in accepted {
      for finding in inputs.findings + unread(inputs, report, catalogue) { try folder.add(ofInputs: finding) }
    }
    let reports = try makeReports(catalogue, sent: !results.isEmpty, to: folder.path + "/reports")
    let withholding = try night?.run(into: folder.path + "/withholding")
    let worst = ([folder.worst] + results.flatMap(\.outcome.groups).map(\.severity) + received.worst).compactMap { $0 }
      .max()
    let record = RunRecord(
      id: id, pipeline: pipeline.name, started: RunLedger.stamp(now),
      ended: RunLedger.stamp(Date()), fiscalYear: reports.year?.number,
      exitCode: reports.isContradicted || worst.map { $0 >= pipeline.gate } ?? false ? 1 : 0, state: state,
      deliveries: results.map {
        .init(name: $0.delivery.name, status: $0.outcome.status, isKnown: $0.isKnown, outcome: $0.outcome)
      }, annualInputs: found.annualInputs,
      inputGroups: folder.inputGroups, ignored: found.ignored, lateCounties: late(catalogue),
      report: try reports.form.map { try Self.reportEntry($0, definitions, home: home, files: reports.formFiles) },
      partners: received.isEmpty ? nil : received.map(\.outcome),
      unrecognised: partners.unrecognised.isEmpty ? nil : partners.unrecognised,
      directory: directory)
    try folder.finish(
      record: record, pipeline: pipeline, previous: last, form: reports.form?.report, measures: reports.measures,
      definitions: definitions, noForm: reports.noForm)
    try folder.publish(to: ledger.folder(record.id))
    for result in results { OutcomeStore.markReported(folder: result.folder) }
    for result in received { PartnerStep.markReported(result) }
    progress?.end()
    return RunResult(
      record: record, isNothingNew: false, results: results, form: reports.form?.report, measures: reports.measures,
      folder: ledger.folder(record.id), noForm: reports.noForm, withholding: withholding)
  }

  /// What the form does not read of the annual inputs of its year; nothing where no form is made from the warehouse, and
  /// the measures take their lines from there.
  private func unread(
    _ inputs: AnnualInputs, _ report: ReportDefinition, _ catalogue: SnapshotCatalogue
  ) -> [Finding] {
    guard let year = year(catalogue), report.effective.contains(year.number),
      !SnapshotSelection.fiscalYear(year, from: catalogue).snapshots.isEmpty
    else { return [] }
    return report.unread(inputs, of: year)
  }

  /// The fiscal year of the reports.
  private func year(_ catalogue: SnapshotCatalogue) -> FiscalYear? {
    fiscalYear ?? RunReports.latestFiscalYear(catalogue)
  }

  private struct MadeReports {
    var year: FiscalYear?
    var form: OCSE157?
    var measures: [PerformanceMeasure] = []
    /// As `RunReports.Written` has them.
    var formFiles: [String: String] = [:]
    /// Why there is no form, in words.
    var noForm: String?
    /// There are data for it, but they contradict each other.
    var isContradicted = false
  }

  /// The form, its pages and the measures, where a county has an accepted delivery for the year.
  /// - Parameter sent: a county's delivery is in the input.
  private func makeReports(_ catalogue: SnapshotCatalogue, sent: Bool, to folder: String) throws -> MadeReports {
    progress?.begin("making the reports")
    var made = MadeReports(year: year(catalogue))
    guard let year = made.year, !SnapshotSelection.fiscalYear(year, from: catalogue).snapshots.isEmpty else {
      let day = made.year?.lastDay.description ?? "a 30 September"
      made.noForm =
        !catalogue.snapshots.isEmpty
        ? "no county has an accepted delivery as of \(day) or later"
        : sent ? "no county has sent a delivery that was accepted" : "no county has sent anything"
      return made
    }
    let reports = RunReports(
      home: home, root: definitions.root, standard: definitions.standard, policies: policies, threads: jobs)
    let form: OCSE157
    do { form = try reports.checkedForm(year) } catch let error as ReportError {
      switch error {
      case .sentTwice: made.isContradicted = true
      case .noDefinition: break
      default: throw error
      }
      made.noForm = "\(error)"
      return made
    }
    let written = try reports.write(form, to: folder)
    made.measures = written.measures
    made.formFiles = written.formFiles
    made.form = form
    return made
  }

  /// Takes the partners' files out of what was found.
  private func partnerRun(_ found: inout Discovery, today: DayNumber) throws -> PartnerRun {
    let run = try PartnerRun(
      found.ignored, input: input, definitions: definitions, pipeline: pipeline,
      warehouse: WarehouseFolder(home: home), today: receivedOn ?? today, jobs: jobs, progress: progress)
    found.ignored = run.found.ignored
    return run
  }

  private func sendToDirectory(_ today: DayNumber) throws -> DirectorySending? {
    guard let step = pipeline.directory, step.sends else { return nil }
    progress?.begin("new hires for the national directory")
    return try DirectoryTransmission(home: home, root: definitions.root, state: step.state).send(
      on: receivedOn ?? today)
  }

  /// - Parameter files: as `RunReports.Written` has them; `nil` where the form was not written.
  static func reportEntry(
    _ form: OCSE157, _ definitions: Definitions, home: String, files: [String: String]?
  ) throws -> RunRecord.ReportEntry {
    var entry = RunRecord.ReportEntry(
      form.sources, policies: form.report.policies.map { "\($0.id)=\($0.word)" },
      definitions: try KeptDefinitions(home: home).keep(definitions.root),
      program: try files.map { _ in try ProgramIdentity.current() })
    entry.failedChecks = form.report.editSentence
    entry.files = files
    return entry
  }

  /// What a run would do, in words; nothing is written.
  public func plan() throws -> String {
    let workFolder = NSTemporaryDirectory() + "/ivd-plan-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: workFolder) }
    var found = try Discovery(input: input, definitions: definitions, workFolder: workFolder)
    let partners = try partnerRun(&found, today: receivedOn ?? DayNumber(0))
    var text = "pipeline \(pipeline.name): \(pipeline.title)\ninput \(input)\nhome \(home)\n"
    var step = DeliveryStep(
      definitions: definitions, definitionsDigest: try definitions.digest(of: Definitions.deliveryFolders),
      warehouse: WarehouseFolder(home: home), jobs: jobs)
    let contents = found.deliveries.map(step.content)
    let digests = contents.map(step.contentDigest)
    step.reloads = try SameDayDeliveries(
      found.deliveries, contents: contents, keys: digests, last: RunLedger(home: home).latest(of: pipeline.name),
      warehouse: WarehouseFolder(home: home)
    ).reloads
    for (delivery, digest) in zip(found.deliveries, digests) {
      let shape =
        switch delivery.shape {
        case .standard: "standard extract"
        case .profile(let profile): "profile \(profile.name)"
        }
      let county = delivery.county ?? "county unknown"
      let asOf = delivery.asOf?.description ?? "date unknown"
      let isKnown = try step.known(delivery, digest) != nil
      text += "\(isKnown ? "known, leave" : "check, load") \(delivery.name) (\(county), \(asOf), \(shape))\n"
    }
    text += try partners.plan()
    for name in found.annualInputs { text += "annual inputs \(name)\n" }
    for name in found.ignored { text += "leave alone \(name)\n" }
    return text
  }

  /// Expected counties without an accepted delivery for the latest as-of date in the warehouse.
  private func late(_ catalogue: SnapshotCatalogue) -> [String] {
    guard let latest = catalogue.snapshots.map(\.asOf).max() else { return pipeline.expected.map(\.fips) }
    return pipeline.expected.map(\.fips).filter { county in
      !catalogue.snapshots.contains { $0.county == county && $0.asOf == latest }
    }
  }
}
