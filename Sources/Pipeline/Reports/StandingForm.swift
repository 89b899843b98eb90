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
  private let digests: [String: String]

  /// The form of the last run that made one for the year; `nil` where it does not stand.
  public static func find(_ reports: RunReports, _ year: FiscalYear) throws -> StandingForm? {
    guard reports.spark == nil else { return nil }
    let ledger = RunLedger(home: reports.home)
    let made = ledger.ids().reversed().lazy.compactMap { ledger.record($0) }
      .first { $0.fiscalYear == year.number && $0.report?.files != nil }
    guard let made, let entry = made.report, let files = entry.files else { return nil }
    let sources = try reports.sources(year)
    var now = RunRecord.ReportEntry(
      sources, policies: try reports.policyWords(), definitions: try KeptDefinitions.digest(root: reports.root),
      program: try ProgramIdentity.current())
    now.failedChecks = entry.failedChecks
    now.files = files
    guard entry == now else { return nil }
    return StandingForm(
      run: made.id, notices: sources.differences, missingCounties: entry.missingCounties,
      failedChecks: entry.failedChecks, year: year, folder: ledger.folder(made.id) + "/reports", digests: files)
  }

  /// Writes a file of the form to a place that the user named.
  /// - Returns: whether it is what the run wrote; else what was written is of no use.
  public func copy(_ part: Part, to path: String) throws -> Bool {
    let file = try BufferedFile(path: path)
    let isSound = try pieces(of: part, file.write)
    try file.close()
    return isSound
  }

  /// - Returns: `nil` where the file is not what the run wrote.
  public func text(of part: Part) throws -> String? {
    var bytes: [UInt8] = []
    return try pieces(of: part) { bytes += $0 } ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The cells, read from the CSV; `nil` where it is not what the run wrote.
  func cells() throws -> [ReportCell]? {
    try text(of: .csv).map { try CertifiedReports.cells(Array($0.utf8), path: folder) }
  }

  /// - Returns: whether the SHA-256 of what was handed on is that which the run noted.
  private func pieces(of part: Part, _ body: ([UInt8]) throws -> Void) throws -> Bool {
    let name = part.fileName(year)
    guard FileManager.default.fileExists(atPath: folder + "/" + name) else { return false }
    let stream = try ByteStream(path: folder + "/" + name)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = try piece.withUnsafeMutableBytes({ try stream.read(into: $0) }), count > 0 {
      try body(count == piece.count ? piece : Array(piece[..<count]))
    }
    return stream.sha256 == digests[name]
  }
}

extension RunRecord.ReportEntry {
  /// What a form is made from; what came of it is added by those who made it.
  init(_ sources: ReportSources, policies: [String], definitions: String, program: String?) {
    self.init(
      snapshots: Dictionary(uniqueKeysWithValues: sources.selection.snapshots.map { ($0.county, $0.id) }),
      missingCounties: sources.selection.missingCounties, policies: policies, annualInputs: sources.inputsDigest,
      priorRevision: sources.prior?.revision, priorCells: sources.prior?.cellsDigest, definitions: definitions,
      program: program)
  }
}

extension PriorReport {
  /// SHA-256 of its cells.
  fileprivate var cellsDigest: String {
    FileDigest.sha256(
      of: cells.map { "\($0.line),\($0.column),\($0.value.map { String($0) } ?? "")" }.joined(separator: "\n"))
  }
}
