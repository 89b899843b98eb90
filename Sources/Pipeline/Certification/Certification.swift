import Foundation
import Records
import Reports
import Warehouse

/// Why a report is not certified.
public enum CertificationError: Error, CustomStringConvertible {
  case missingCounties([String], fiscalYear: Int)
  /// Checks that block fail.
  case blocked([SelfCheckFinding], fiscalYear: Int)
  case noReason(fiscalYear: Int, revision: Int)

  public var description: String {
    switch self {
    case .missingCounties(let counties, let year):
      "fiscal year \(year) is not certified: no accepted delivery of county \(counties.joined(separator: ", ")); "
        + "load it, or certify without it by --without-counties \(counties.joined(separator: ","))"
    case .blocked(let checks, let year):
      "fiscal year \(year) is not certified: "
        + checks.map { check in
          let others = check.failed - check.waived == 1 ? "" : " and \(check.failed - check.waived - 1) more"
          let first = check.places.first { place in !check.waivers.contains { $0.covers(place) } } ?? check.places.first
          let what = first.map { " (\($0.name): \($0.value), expected \($0.expected)\(others))" } ?? ""
          return "\(check.id) fails\(what)"
        }.joined(separator: "; ")
    case .noReason(let year, let revision):
      "fiscal year \(year) is certified already: revision \(revision) needs --reason"
    }
  }
}

/// Freezes a report: a folder with its cells, members and pages, the definitions and inputs it was made from, and a
/// manifest of SHA-256. From these it can be made again byte for byte (county-extract.md, section 5).
public struct Certification {
  public var reports: RunReports
  public var by: String
  public var on: DayNumber
  public var reason: String?
  /// Counties that may be missing.
  public var withoutCounties: [String]
  /// The self-check that the report has to pass.
  public var check: SelfCheckRun

  public init(
    reports: RunReports, by: String, on: DayNumber, reason: String?, withoutCounties: [String], check: SelfCheckRun
  ) {
    self.check = check
    self.reports = reports
    self.by = by
    self.on = on
    self.reason = reason
    self.withoutCounties = withoutCounties
  }

  /// - Returns: the sealed folder, and the SHA-256 of its manifest.
  /// - Throws: `CertificationError`.
  public func seal(_ form: OCSE157) throws -> (folder: String, seal: String) {
    let year = form.report.fiscalYear
    let certified = CertifiedReports(home: reports.home)
    let lock = try HomeLock(home: reports.home)
    defer { withExtendedLifetime(lock) {} }
    let revision = (certified.revisions(year).last ?? 0) + 1
    let missing = form.report.missingCounties.filter { !withoutCounties.contains($0) }
    if !missing.isEmpty { throw CertificationError.missingCounties(missing, fiscalYear: year.number) }
    let examined = try check.sealable(form)
    if !examined.report.blocking.isEmpty {
      throw CertificationError.blocked(examined.report.blocking, fiscalYear: year.number)
    }
    if revision > 1, reason == nil { throw CertificationError.noReason(fiscalYear: year.number, revision: revision) }

    let target = certified.folder(year, revision)
    let work = target + ".sealing"
    try? FileManager.default.removeItem(atPath: work)
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }
    try SealedContents(form: form, reports: reports, check: examined.report).write(to: work)
    try writeInputs(form.sources, to: work)
    try KeptDefinitions.copy(from: reports.root, to: work + "/definitions")
    var certificate = certificate(form, revision)
    certificate.beforeSnapshots = examined.before.snapshots.isEmpty ? nil : examined.before.snapshots
    certificate.waivers = examined.report.waivers.isEmpty ? nil : examined.report.waivers
    try write(certificate, to: work + "/certificate.json")
    let seal = try SealedFolder.seal(work)
    try FileManager.default.moveItem(atPath: work, toPath: target)
    try certified.note(certificate, seal: seal)
    return (target, seal)
  }

  private func certificate(_ form: OCSE157, _ revision: Int) -> Certificate {
    let sources = form.sources
    return Certificate(
      form: form.report.form, fiscalYear: form.report.fiscalYear.number, revision: revision, certifiedBy: by,
      certifiedOn: on.description, reason: reason, policies: form.report.policies.map { "\($0.id)=\($0.word)" },
      cutOff: reports.cutOff?.description, snapshots: sources.selection.snapshots,
      missingCounties: sources.selection.missingCounties, annualInputs: sources.inputsDigest,
      priorFiscalYear: sources.prior?.fiscalYear.number, priorRevision: sources.prior?.revision,
      paternityOption: form.elected?.rawValue)
  }

  private func writeInputs(_ sources: ReportSources, to folder: String) throws {
    let warehouse = WarehouseFolder(home: reports.home)
    // Others may have been accepted since the form was made.
    if let accepted = try warehouse.catalogue().annualInputs.first(where: { $0.sha256 == sources.inputsDigest }) {
      try FileManager.default.copyItem(atPath: warehouse.path(accepted.file), toPath: folder + "/annual-inputs.csv")
    }
    if let prior = sources.prior {
      try FileManager.default.copyItem(atPath: warehouse.path(prior.file), toPath: folder + "/prior-report.csv")
    }
  }

  private func write(_ certificate: Certificate, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let file = try BufferedFile(path: path)
    try file.write(Array(try encoder.encode(certificate)) + [0x0A])
    try file.close()
  }
}
