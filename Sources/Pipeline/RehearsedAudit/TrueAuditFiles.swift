import Foundation
import Records
import Reports

/// Works out what is true of a caseload with planted record errors: loads it and the caseload without them, makes the
/// audited lines of both, and writes `true-audit.csv`.
public struct TrueAuditFiles {
  /// An error as far as it tells which units it is about.
  public struct Planted {
    public var kind: String
    public var caseIDs: [String]
    public var personID: String?

    public init(kind: String, caseIDs: [String], personID: String?) {
      self.kind = kind
      self.caseIDs = caseIDs
      self.personID = personID
    }
  }

  public struct Line {
    public var line: String
    public var frame: Int
    public var wrong: Int
  }

  private let definitions: Definitions
  private let work = NSTemporaryDirectory() + "/ivd-true-audit-\(UUID().uuidString)"

  public init(definitions: Definitions) { self.definitions = definitions }

  /// Copies the deliveries as they are before errors are planted.
  public func keepClean(_ folder: String, deliveries: [String]) throws {
    try FileManager.default.createDirectory(atPath: work + "/clean", withIntermediateDirectories: true)
    for delivery in deliveries {
      try FileManager.default.copyItem(atPath: folder + "/" + delivery, toPath: work + "/clean/" + delivery)
    }
  }

  /// Writes `true-audit.csv`: every unit of a line's frame that is wrong, with what the line says and what is true.
  /// - Returns: how many units of each line are wrong.
  /// - Throws: where a caseload cannot be loaded or its lines cannot be made.
  public func write(to folder: String, planted: [Planted]) throws -> [Line] {
    let truth = TrueAudit(
      planted: try rehearsal(of: folder, home: "planted-home"),
      clean: try rehearsal(of: work + "/clean", home: "clean-home"))
    var byCase: [String: Set<String>] = [:]
    var byPerson: [String: Set<String>] = [:]
    for error in planted {
      for caseID in error.caseIDs { byCase[caseID, default: []].insert(error.kind) }
      if let person = error.personID { byPerson[person, default: []].insert(error.kind) }
    }
    let cases = try truth.casesOfChildren()
    let file = try BufferedFile(path: folder + "/true-audit.csv")
    try file.write("line,unit,reported,reported_amount,true,true_amount,kinds\n")
    var lines: [Line] = []
    for definition in try AuditRehearsal(reports: reports(home: "clean-home")).definition().lines {
      var line = Line(line: definition.id, frame: 0, wrong: 0)
      try truth.units(of: definition.id) { unit in
        line.frame += 1
        if unit.isCorrect { return }
        line.wrong += 1
        // A unit is a case or a child; the numbers of both are not mistaken for each other, but a child's own errors
        // come before those of its cases.
        let own = byCase[unit.unit] ?? byPerson[unit.unit]
        let kinds = own ?? (cases[unit.unit] ?? []).reduce(into: Set()) { $0.formUnion(byCase[$1] ?? []) }
        try file.write(
          CSVText.line([
            unit.line, unit.unit, unit.isReported ? "in" : "out", unit.amount?.description ?? "",
            unit.isTrue ? "in" : "out", unit.trueAmount?.description ?? "", kinds.sorted().joined(separator: " "),
          ]))
      }
      lines.append(line)
    }
    try file.close()
    return lines
  }

  public func removeWork() { try? FileManager.default.removeItem(atPath: work) }

  private func reports(home: String) -> RunReports {
    RunReports(home: work + "/" + home, root: definitions.root, standard: definitions.standard, threads: 2)
  }

  /// Loads deliveries into a home of their own and makes the audited lines.
  private func rehearsal(of input: String, home: String) throws -> Rehearsal {
    let pipeline = try PipelineDefinition.load(path: definitions.root + "/pipelines/nightly.yaml")
    let run = PipelineRun(
      pipeline: pipeline, definitions: definitions, input: input, home: work + "/" + home, fiscalYear: nil, jobs: 2,
      progress: nil)
    // The time names the run, which nobody sees.
    let result = try run.run(now: Date(timeIntervalSince1970: 0))
    guard let year = result.form?.fiscalYear else {
      throw RehearsalError.broken(input, reason: result.noForm ?? "gives no form")
    }
    return try AuditRehearsal(reports: reports(home: home)).rehearsal(year)
  }
}
