import Extract
import Foundation
import Records
import Reports
import Warehouse

/// The form of a finished run that was made from just what the form would be made from now: the same snapshots, annual
/// inputs, certified report of the year before, definitions, switches and program. It stands, and is handed out as the
/// run made it.
public struct StandingForm {
  /// A file of the form.
  public enum Part: Sendable, CaseIterable {
    case csv, json, xml, html, members, edits

    /// In `reports/` of a run.
    func fileName(_ year: FiscalYear) -> String {
      switch self {
      case .csv: "ocse-157-\(year).csv"
      case .json: "ocse-157-\(year).json"
      case .xml: "ocse-157-\(year).xml"
      case .html: "ocse-157-\(year).html"
      case .members: "ocse-157-\(year)-members.csv"
      case .edits: "ocse-157-\(year)-edits.csv"
      }
    }
  }

  /// The run that made it.
  public let run: String
  /// What a reader must know before the numbers, in words.
  public let notices: [String]
  public let missingCounties: [String]
  /// What of the checks fails, in words.
  public let failedChecks: String?
  private let year: FiscalYear
  private let folder: String

  /// The last form that stands, with all files that are asked for.
  /// - Returns: `nil` where none does, or where a file of it is not what the run wrote.
  public static func find(_ reports: RunReports, _ year: FiscalYear, parts: [Part]) throws -> StandingForm? {
    guard reports.spark == nil else { return nil }
    let ledger = RunLedger(home: reports.home)
    let made = ledger.ids().reversed().lazy.compactMap { ledger.record($0) }
      .first { $0.fiscalYear == year.number && $0.report?.files != nil }
    guard let made, let entry = made.report, let files = entry.files else { return nil }
    let sources = try reports.sources(year)
    guard try entry == entry.asOfNow(reports, sources) else { return nil }
    let form = StandingForm(
      run: made.id, notices: sources.differences, missingCounties: entry.missingCounties,
      failedChecks: entry.failedChecks, year: year, folder: ledger.folder(made.id) + "/reports")
    for part in parts {
      guard let digest = files[part.fileName(year)],
        FileManager.default.fileExists(atPath: form.path(part)), try FileDigest.sha256(path: form.path(part)) == digest
      else { return nil }
    }
    return form
  }

  private func path(_ part: Part) -> String { folder + "/" + part.fileName(year) }

  /// Writes a file of the form to a place that the user named.
  public func copy(_ part: Part, to path: String) throws {
    let file = try BufferedFile(path: path)
    try pieces(of: part, file.write)
    try file.close()
  }

  public func text(of part: Part) throws -> String {
    var bytes: [UInt8] = []
    try pieces(of: part) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func pieces(of part: Part, _ body: ([UInt8]) throws -> Void) throws {
    let stream = try ByteStream(path: path(part), hashes: false)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try piece.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 { return }
      try body(count == piece.count ? piece : Array(piece[..<count]))
    }
  }

  /// The cells, read from the CSV; it must be among the parts that were looked for.
  func cells() throws -> [ReportCell] {
    try CertifiedReports.cells(Array(try text(of: .csv).utf8), path: path(.csv))
  }
}

extension RunRecord.ReportEntry {
  /// The same entry with everything that the form would be made from now.
  fileprivate func asOfNow(_ reports: RunReports, _ sources: ReportSources) throws -> Self {
    var now = self
    now.snapshots = Dictionary(uniqueKeysWithValues: sources.selection.snapshots.map { ($0.county, $0.id) })
    now.missingCounties = sources.selection.missingCounties
    now.annualInputs = sources.inputsDigest
    now.priorRevision = sources.prior?.revision
    now.policies = try reports.policyWords()
    now.definitions = KeptDefinitions.digest(root: reports.root)
    now.program = try ProgramIdentity.current()
    return now
  }
}
