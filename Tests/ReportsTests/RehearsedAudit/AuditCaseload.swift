import Glibc
import Layouts
import Records
import Sample
import Testing
import Warehouse

@testable import Reports

/// A caseload with planted record errors, and the same without them, with their audited lines made.
final class AuditCaseload {
  static let definition = Result {
    try RehearsalDefinition.load(
      path: Project.root + "/pipelines/audit/rehearsal.yaml",
      report: ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157"),
      extract: StandardExtract.load(path: Project.root + "/schemas/county/standard.yaml"))
  }

  let planted: Rehearsal
  let clean: Rehearsal
  let errors: [PlantedRecordError]
  /// Lines may read the files of the warehouse, which goes with the example.
  private var examples: [WorkedExample] = []

  /// - Parameter perMille: cases of a thousand with a record error.
  init(
    seed: UInt64, cases: Int, counties: [String] = ["27003", "27115", "27031"], perMille: Int,
    definition: RehearsalDefinition? = nil
  ) throws {
    var template = Array("/tmp/ivd-audit-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    defer { removeFolder(path) }
    let options = try SampleOptions(seed: seed, cases: cases, counties: counties, years: 2)
    let summary = try SampleWriter(options).write(to: path)
    try Sample.AnnualInputs(fiscalYear: 2024, summary: summary).write(to: path + "/annual-inputs.csv")
    let definition = try definition ?? Self.definition.get()
    let before = try WorkedExample(root: path, counties: counties)
    clean = try Self.rehearsal(before, definition)
    var errors: [PlantedRecordError] = []
    for delivery in summary.deliveries {
      errors += try RecordErrorPlanter(folder: path + "/" + delivery.folder, seed: seed).plant(
        perMille: perMille, first: Set(errors.map(\.caseIDs)).count)
    }
    self.errors = errors
    let after = try WorkedExample(root: path, counties: counties)
    planted = try Self.rehearsal(after, definition)
    examples = [before, after]
  }

  private static func rehearsal(_ example: WorkedExample, _ definition: RehearsalDefinition) throws -> Rehearsal {
    let annual = try example.report(lines: Set(definition.lines.map(\.id)))
    let trail = try AuditTrailDefinition.load(
      folder: Project.root + "/pipelines/ocse-157/audit-trail", report: annual.run.definition)
    let universe = try #require(trail.rows.first { $0.name == AuditTrailRows.universe })
    return try Rehearsal(annual: annual, definition: definition, universe: universe)
  }

  /// The units of a line with their truth.
  func truth(of line: String) throws -> [AuditTruth] {
    var all: [AuditTruth] = []
    try TrueAudit(planted: planted, clean: clean).units(of: line) { all.append($0) }
    return all
  }
}
