import Foundation
import Layouts
import Records
import Reports
import Validate

/// The folder of a run while it is being made, under `tmp/`; it is moved to `runs/` when it is whole.
final class RunFolder {
  let path: String
  /// Worst severity among the findings that belong to no delivery.
  private(set) var worst: Severity?
  /// Findings of the annual inputs, grouped.
  var inputGroups: [Outcome.Group] { Outcome.groups(ofInputs) }
  private let ofInputs: FindingSpool
  private let findings: FindingFiles
  private let results: [DeliveryResult]

  /// Gathers findings and quarantine of the deliveries.
  init(home: String, results: [DeliveryResult]) throws {
    path = home + "/tmp/run"
    self.results = results
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    findings = try FindingFiles(folder: path)
    ofInputs = FindingSpool(path: home + "/tmp/run-findings")
    for result in results where result.outcome.sameAs == nil {
      try findings.add(folder: result.folder)
      let quarantine = result.folder + "/quarantine"
      if FileManager.default.fileExists(atPath: quarantine) {
        let target = path + "/quarantine/" + result.delivery.name
        try FileManager.default.createDirectory(
          atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: quarantine, toPath: target)
      }
    }
  }

  /// Gathers findings and quarantine of partners' files; what an earlier run told of is left out,
  /// and of the same bytes under two names the second.
  func add(partners: [PartnerResult]) throws {
    for result in partners where !result.outcome.isKnown {
      try findings.add(folder: result.folder)
      let quarantine = result.folder + "/quarantine/partners"
      guard FileManager.default.fileExists(atPath: quarantine) else { continue }
      try FileManager.default.createDirectory(
        atPath: path + "/quarantine/partners", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: quarantine, toPath: path + "/quarantine/partners/" + result.outcome.transmission)
    }
  }

  /// Adds the work list of new hires that the national directory sent back, where there are any.
  func add(_ errors: DirectoryErrors) throws {
    guard try errors.exist() else { return }
    let list = try BufferedFile(path: path + "/directory-errors.csv")
    try list.write(CSVText.line(DirectoryErrors.columns))
    try errors.rows(showsPersonal: false) { try list.write(CSVText.line($0)) }
    try list.close()
  }

  /// Adds a finding of a delivery that its own folder does not have: what came beside it.
  func add(ofDelivery finding: Finding) throws { try tell(finding) }

  /// Adds the finding of a file that nobody recognises.
  func add(_ file: UnrecognisedFile) throws { try tell(file.finding) }

  /// Adds a finding of the annual inputs.
  func add(ofInputs finding: Finding) throws {
    ofInputs.add(finding)
    try tell(finding)
  }

  private func tell(_ finding: Finding) throws {
    worst = max(worst ?? finding.severity, finding.severity)
    try findings.add(finding)
  }

  func finish(
    record: RunRecord, pipeline: PipelineDefinition, previous: RunRecord?, form: AnnualReport?,
    measures: [PerformanceMeasure], definitions: Definitions, noForm: String?
  ) throws {
    try findings.close()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try encoder.encode(record).write(to: URL(fileURLWithPath: path + "/run.json"))
    let page = RunPage(
      record: record, pipeline: pipeline, previous: previous, form: form, measures: measures, edits: definitions.edits,
      noForm: noForm)
    try Data(try page.html().utf8).write(to: URL(fileURLWithPath: path + "/index.html"))
  }

  func publish(to target: String) throws {
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: path, toPath: target)
  }
}
