import Foundation
import Layouts
import Records
import Warehouse

/// The partners' files of a run: found, taken in, told of.
struct PartnerRun {
  var definitions: Definitions
  var pipeline: PipelineDefinition
  var warehouse: WarehouseFolder
  var found: PartnerDiscovery
  var jobs: Int
  var progress: Progress?

  init(
    _ names: [String], input: String, definitions: Definitions, pipeline: PipelineDefinition,
    warehouse: WarehouseFolder, today: DayNumber, jobs: Int, progress: Progress?
  ) throws {
    self.definitions = definitions
    self.pipeline = pipeline
    self.warehouse = warehouse
    self.jobs = jobs
    self.progress = progress
    found = try PartnerDiscovery(
      names, input: input, root: definitions.root, folders: pipeline.partners, today: today)
  }

  /// What the results of the run depend on: the files and what is in them.
  var state: [String] { found.files.map { "\($0.name) \($0.sha256)" } + found.notTaken.map(\.file) }

  func run(id: String) throws -> [PartnerResult] {
    guard !found.files.isEmpty || Disk.exists(warehouse.home + "/partners/received.csv") else { return [] }
    var ledger = try PartnerLedger(home: warehouse.home)
    let step = PartnerStep(
      definitions: definitions, warehouse: warehouse, definitionsDigest: try definitions.digest(of: ["schemas"]),
      run: id, progress: progress)
    var results: [PartnerResult] = []
    var first: [String: PartnerResult] = [:]
    for file in found.files {
      if let first = first[file.sha256] {
        results.append(first.again(as: file.name))
        continue
      }
      let result = try step.take(file, &ledger)
      first[file.sha256] = result
      results.append(result)
    }
    if pipeline.keepsEmployers || Disk.exists(warehouse.home + "/employers/current.json") {
      progress?.begin("employers of partners' files")
      try PartnerSightings(home: warehouse.home, root: definitions.root, jobs: jobs).load(ledger)
    }
    return results
  }

  /// Files that are refused before a record is looked at.
  var unrecognised: [UnrecognisedFile] { found.notTaken }

  /// Files of a run that finds nothing new and that are in the input.
  func plan() throws -> String {
    var text = ""
    let ledger = try PartnerLedger(home: warehouse.home)
    var seen: Set<String> = []
    for file in found.files {
      let isKnown = !seen.insert(file.sha256).inserted || ledger.entry(file.sha256) != nil
      text += "\(isKnown ? "received, leave" : "check, take in") \(file.name) (\(file.family.title))\n"
    }
    for file in found.notTaken { text += "refuse \(file.file) (\(file.reason))\n" }
    return text
  }
}
