import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// A report that was made, or can be: everything that it follows from.
public struct ReportState {
  /// As the user named it.
  public var label: String
  public var fiscalYear: FiscalYear
  public var sources: ReportSources
  public var policies: [String]
  /// The folder that holds its `schemas/` and `pipelines/`.
  public var root: String
  /// Digest of the definitions below `root` that a report is made from.
  public var definitionsDigest: String

  /// Folder of the snapshot of each county.
  var snapshots: [String: String] {
    Dictionary(uniqueKeysWithValues: sources.selection.snapshots.map { ($0.county, $0.id) })
  }
}

/// A name that stands for no report.
public struct UnknownReport: Error, CustomStringConvertible {
  public var name: String
  public var reason: String
  public var description: String { "report \(name): \(reason)" }
}

/// Finds reports by name: the id of a run or `latest`, the folder of a certified report, or a fiscal year (its report as
/// it would be made now).
public struct ReportFinder {
  public var reports: RunReports

  public init(_ reports: RunReports) { self.reports = reports }

  /// - Throws: `UnknownReport`, `SealError`.
  public func find(_ name: String) throws -> ReportState {
    if FileManager.default.fileExists(atPath: name + "/certificate.json") { return try certified(name) }
    if let number = Int(name), let year = FiscalYear(number) { return try now(year, name) }
    return try run(name)
  }

  private func now(_ year: FiscalYear, _ name: String) throws -> ReportState {
    ReportState(
      label: name, fiscalYear: year, sources: try reports.sources(year), policies: try reports.policyWords(),
      root: reports.root, definitionsDigest: try KeptDefinitions.digest(root: reports.root))
  }

  private func certified(_ folder: String) throws -> ReportState {
    let seal = try SealedFolder(path: folder)
    let certificate = try JSONDecoder().decode(Certificate.self, from: Data(try seal.read("certificate.json")))
    guard let year = FiscalYear(certificate.fiscalYear) else {
      throw UnknownReport(name: folder, reason: "its certificate names no fiscal year")
    }
    let root = folder + "/definitions"
    return ReportState(
      label: folder, fiscalYear: year, sources: try certificate.sources(seal), policies: certificate.policies,
      root: root, definitionsDigest: try KeptDefinitions.digest(root: root))
  }

  private func run(_ name: String) throws -> ReportState {
    let ledger = RunLedger(home: reports.home)
    let id = name == "latest" ? ledger.ids().last ?? "" : name
    guard !id.isEmpty, !id.contains("/"), let record = ledger.record(id) else {
      throw UnknownReport(
        name: name, reason: "no run of \(reports.home), no folder of a certified report, no fiscal year")
    }
    guard let made = record.report, let year = record.fiscalYear.flatMap({ FiscalYear($0) }) else {
      throw UnknownReport(name: name, reason: "the run made no report")
    }
    let kept = KeptDefinitions(home: reports.home)
    let warehouse = WarehouseFolder(home: reports.home)
    let catalogue = try warehouse.catalogue()
    var sources = ReportSources(selection: SnapshotSelection(snapshots: []), inputs: .none)
    for (county, id) in made.snapshots.sorted(by: { $0.key < $1.key }) {
      guard let snapshot = catalogue.snapshots.first(where: { $0.county == county && $0.id == id }) else {
        throw UnknownReport(name: name, reason: "snapshot \(id) of county \(county) is not in the warehouse any more")
      }
      sources.selection.snapshots.append(snapshot)
    }
    sources.selection.missingCounties = made.missingCounties
    if let digest = made.annualInputs {
      guard let accepted = catalogue.annualInputs.first(where: { $0.sha256 == digest }) else {
        throw UnknownReport(name: name, reason: "its annual inputs are not in the warehouse any more")
      }
      sources.inputs = try warehouse.annualInputs(accepted)
      sources.inputsDigest = digest
    }
    if let revision = made.priorRevision, let before = FiscalYear(year.number - 1) {
      sources.prior = try CertifiedReports(home: reports.home).prior(before, revision: revision)
    }
    return ReportState(
      label: id, fiscalYear: year, sources: sources, policies: made.policies,
      root: try kept.root(made.definitions), definitionsDigest: made.definitions)
  }
}
