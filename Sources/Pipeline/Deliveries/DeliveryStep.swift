import Foundation
import Records
import Validate
import Warehouse

/// One delivery in a run: what it is, and what became of it.
public struct DeliveryResult: Sendable {
  public var delivery: Delivery
  public var outcome: Outcome
  /// An earlier run took it in and told of it: nothing was done.
  public var isKnown: Bool
  /// Folder with the outcome's files.
  public var folder: String
  /// Digest of the delivery's content and the definitions that read it.
  var key: String
}

/// Takes one delivery from its files to the warehouse: extract, validate, transform, load, publish.
///
/// Order of what is kept: the outcome first, then the snapshot's files, then the catalogue, whose replacement is the
/// commit. Killed anywhere between, the next run does the delivery again.
struct DeliveryStep {
  var definitions: Definitions
  /// Digest of the definitions that a delivery is read with.
  var definitionsDigest: String
  var warehouse: WarehouseFolder
  var jobs: Int
  var progress: Progress?
  /// Digests of deliveries that were accepted before and are loaded again (`SameDayDeliveries`).
  var reloads: Set<String> = []

  private var store: OutcomeStore { OutcomeStore(home: warehouse.home) }

  /// - Parameter digest: the delivery's content digest.
  func run(_ delivery: Delivery, _ digest: String) throws -> DeliveryResult {
    if let known = try known(delivery, digest) { return known }
    let workFolder = warehouse.temporaryFolder + "/work-\(digest.prefix(16))"
    try FileManager.default.createDirectory(atPath: workFolder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: workFolder) }
    progress?.begin("checking \(delivery.name)")
    let check = DeliveryCheck(
      delivery, definitions: definitions, jobs: jobs, workFolder: workFolder, progress: progress)
    let verdict = try check.run()
    let outcome = Outcome(verdict)
    let kept = try store.begin(digest)
    try writeFindings(verdict.findings, to: kept)
    guard !verdict.isRefused, let county = delivery.county, let asOf = delivery.asOf else {
      try store.keep(outcome, key: digest, from: kept)
      return result(delivery, outcome, digest)
    }
    progress?.begin("loading \(delivery.name)")
    var staged = try warehouse.stage(county: county, asOf: asOf, contentDigest: digest)
    try DeliveryLoad(
      verdict: verdict, definitions: definitions, reading: check.reading(isCheck: false), jobs: jobs, progress: progress
    ).write(to: &staged, quarantine: kept + "/quarantine", workFolder: workFolder)
    try store.keep(outcome, key: digest, from: kept)
    try warehouse.publish([staged])
    return result(delivery, outcome, digest)
  }

  /// What an earlier run made of the same content under the same definitions; `nil` where there is none, where it is to be
  /// loaded again, or where its snapshot was never published, as a run that was killed leaves it.
  func known(_ delivery: Delivery, _ digest: String) throws -> DeliveryResult? {
    guard let outcome = store.outcome(digest) else { return nil }
    if outcome.status == .accepted {
      guard let county = delivery.county, let asOf = delivery.asOf,
        try warehouse.isCurrent(county: county, asOf: asOf, contentDigest: digest)
          || !reloads.contains(digest) && warehouse.wasAccepted(county: county, asOf: asOf, contentDigest: digest)
      else { return nil }
    }
    return result(delivery, outcome, digest, isKnown: store.isReported(digest))
  }

  private func result(
    _ delivery: Delivery, _ outcome: Outcome, _ digest: String, isKnown: Bool = false
  ) -> DeliveryResult {
    DeliveryResult(
      delivery: delivery, outcome: outcome, isKnown: isKnown, folder: store.folder(digest), key: digest)
  }

  /// Digest of what the delivery says, under the definitions that read it.
  func contentDigest(_ content: String) -> String { FileDigest.sha256(of: content + "\n" + definitionsDigest) }

  /// Digest of what the delivery says, wherever it lies.
  func content(_ delivery: Delivery) -> String {
    var files: [String: String] = [:]
    for file in delivery.files {
      progress?.begin("looking at \(delivery.path(of: file))")
      files[file] = (try? FileDigest.sha256(path: delivery.folder + "/" + file)) ?? "unreadable"
    }
    return FileDigest.content(delivery: delivery, files: files)
  }

  private func writeFindings(_ findings: FindingSpool, to folder: String) throws {
    let files = try FindingFiles(folder: folder)
    try findings.replay(files.add)
    try files.close()
  }
}
