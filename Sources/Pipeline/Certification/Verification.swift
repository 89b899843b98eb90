import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// Proves a certified report: its files are those that were sealed, and the definitions and snapshots it names give the
/// same files again.
public struct Verification {
  public var folder: String
  public var home: String
  public var threads: Int

  public init(folder: String, home: String, threads: Int) {
    self.folder = folder
    self.home = home
    self.threads = threads
  }

  public struct Result {
    public var certificate: Certificate
    public var seal: String
    public var sealedFiles: Int
    public var snapshotFiles: Int
    public var remadeFiles: Int
    /// What is not as it was, one sentence each.
    public var differences: [String]
  }

  /// - Throws: `SealError` where the folder is no certified report; `DefinitionError`, `EngineError`.
  public func run() throws -> Result {
    let seal = try SealedFolder(path: folder)
    var differences = try seal.differences()
    let certificate: Certificate
    do {
      certificate = try JSONDecoder().decode(Certificate.self, from: Data(try seal.read("certificate.json")))
    } catch is DecodingError {
      throw SealError(path: folder, reason: "certificate.json is damaged")
    }
    if let noted = CertifiedReports(home: home).seal(of: certificate), noted != seal.seal {
      differences.append("\(SealedFolder.manifestName): is not what the ledger of certified reports names")
    }
    let warehouse = WarehouseFolder(home: home)
    let tables = (certificate.snapshots + (certificate.beforeSnapshots ?? [])).flatMap(\.tables)
    for table in tables {
      let path = warehouse.path(table.file)
      if !FileManager.default.fileExists(atPath: path) {
        differences.append("\(table.file): the snapshot is not in \(home)")
      } else if try FileDigest.sha256(path: path) != table.sha256 {
        differences.append("\(table.file): is not what the report was made from")
      }
    }
    var remade = 0
    if differences.isEmpty {
      let work = NSTemporaryDirectory() + "/ivd-verify-\(getpid())"
      defer { try? FileManager.default.removeItem(atPath: work) }
      try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
      try remake(certificate, seal, to: work, isChecked: seal.entries[SealedContents.checkName] != nil)
      for name in SealedContents.names where seal.entries[name] != nil {
        remade += 1
        if try FileDigest.sha256(path: work + "/" + name) != seal.entries[name] {
          differences.append("\(name): made again, it is another")
        }
      }
    }
    return Result(
      certificate: certificate, seal: seal.seal, sealedFiles: seal.entries.count, snapshotFiles: tables.count,
      remadeFiles: remade,
      differences: differences)
  }

  private func remake(
    _ certificate: Certificate, _ seal: SealedFolder, to work: String, isChecked: Bool
  ) throws {
    guard let year = FiscalYear(certificate.fiscalYear) else {
      throw SealError(path: folder, reason: "certificate.json names no fiscal year")
    }
    let root = folder + "/definitions"
    let standard = try StandardExtract.load(path: root + "/schemas/county/standard.yaml")
    let reports = RunReports(
      home: home, root: root, standard: standard, policies: certificate.policies, threads: threads)
    let form = try OCSE157.report(
      ReportDefinition.load(folder: root + "/pipelines/ocse-157"), year, from: certificate.sources(seal), home: home,
      extract: standard, policies: certificate.policies, engine: RunReports.engine(threads: threads)
    ).checked(elected: certificate.paternityOption.flatMap(PaternityOption.init))
    let check = try isChecked ? SelfCheckRun.resealed(form, reports, certificate) : nil
    try SealedContents(form: form, reports: reports, check: check).write(to: work)
  }
}
