import Foundation
import Records
import Reports
import Warehouse

/// The certified reports of a home folder: `certified/ocse-157/<fiscal year>/r<revision>/`. A revision never changes;
/// the last one is in force.
public struct CertifiedReports {
  public let home: String

  public init(home: String) { self.home = home }

  private var ledgerPath: String { home + "/certified/ledger.csv" }

  /// Every certified report in the order of its certification, with its seal: `certified/ledger.csv`, only added to.
  func note(_ certificate: Certificate, seal: String) throws {
    let head = ["form", "fiscal_year", "revision", "certified_by", "certified_on", "reason", "seal"]
    let before = FileManager.default.contents(atPath: ledgerPath) ?? Data(CSVText.line(head).utf8)
    let line = CSVText.line([
      certificate.form, String(certificate.fiscalYear), String(certificate.revision), certificate.certifiedBy,
      certificate.certifiedOn, certificate.reason ?? "", seal,
    ])
    try (before + Data(line.utf8)).write(to: URL(fileURLWithPath: ledgerPath), options: .atomic)
  }

  /// The seal that the ledger has for a report; `nil` where it does not name it.
  func seal(of certificate: Certificate) -> String? {
    let records = FileManager.default.contents(atPath: ledgerPath).flatMap { CSVText.records($0) } ?? []
    let key = [certificate.form, String(certificate.fiscalYear), String(certificate.revision)]
    return records.last { $0.fields.count == 7 && Array($0.fields[0..<3]) == key }?.fields[6]
  }

  /// The day on which the first report of a year was certified, as the ledger has it.
  func certifiedOn(_ year: FiscalYear) -> DayNumber? {
    let records = FileManager.default.contents(atPath: ledgerPath).flatMap { CSVText.records($0) } ?? []
    return records.first { $0.fields.count == 7 && $0.fields[0...1] == ["ocse-157", "\(year)"] }
      .flatMap { DayNumber($0.fields[4]) }
  }

  /// Digest of the ledger: it changes when a report is certified.
  var state: String { FileDigest.sha256(of: Array(FileManager.default.contents(atPath: ledgerPath) ?? Data())) }

  static func place(_ year: FiscalYear, _ revision: Int) -> String { "certified/ocse-157/\(year)/r\(revision)" }

  public func folder(_ year: FiscalYear, _ revision: Int) -> String { home + "/" + Self.place(year, revision) }

  /// Revisions of a year, oldest first.
  public func revisions(_ year: FiscalYear) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home + "/certified/ocse-157/\(year)")) ?? []
    return names.compactMap { $0.hasPrefix("r") ? Int($0.dropFirst()) : nil }.sorted()
  }

  /// What the year after reads from the certified report in force; `nil` where there is none.
  /// - Throws: `SealError` where its files are not those that were sealed.
  public func prior(_ year: FiscalYear) throws -> PriorReport? {
    try revisions(year).last.map { try prior(year, revision: $0) }
  }

  func prior(_ year: FiscalYear, revision: Int) throws -> PriorReport {
    let seal = try SealedFolder(path: folder(year, revision))
    let cells = try seal.read("report.csv")
    return PriorReport(
      fiscalYear: year, revision: revision, cells: try Self.cells(cells, path: seal.path),
      file: Self.place(year, revision) + "/report.csv")
  }

  static func cells(_ bytes: [UInt8], path: String) throws -> [ReportCell] {
    guard let records = CSVText.records(bytes)?.dropFirst(), records.allSatisfy({ $0.fields.count == 4 }) else {
      throw SealError(path: path, reason: "report.csv is no report")
    }
    return records.map { ReportCell(line: $0.fields[1], column: $0.fields[2], value: Int64($0.fields[3])) }
  }
}
