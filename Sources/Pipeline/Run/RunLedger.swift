import Foundation
import Records

/// One run as the ledger keeps it: `runs/<id>/run.json`.
public struct RunRecord: Sendable, Codable, Equatable {
  public struct DeliveryEntry: Sendable, Codable, Equatable {
    public var name: String
    public var status: Outcome.Status
    /// The content was known from an earlier run.
    public var isKnown: Bool
    public var outcome: Outcome

    enum CodingKeys: String, CodingKey {
      case name, status, outcome
      case isKnown = "known"
    }
  }

  /// What the run's form was made from, so that it can be made again.
  public struct ReportEntry: Sendable, Codable, Equatable {
    /// County -> snapshot.
    public var snapshots: [String: String]
    public var missingCounties: [String]
    /// Every switch with its word.
    public var policies: [String]
    public var annualInputs: String?
    /// Revision of last year's certified report.
    public var priorRevision: Int?
    /// Digest of the cells of last year's certified report; `nil` in runs that did not note it.
    public var priorCells: String?
    /// Digest under which the definitions are kept.
    public var definitions: String
    /// The program that worked it out, as `ProgramIdentity` has it; `nil` in runs that did not note it.
    public var program: String?
    /// What of the checks fails, in words.
    public var failedChecks: String?
    /// File of the form in `reports/` -> SHA-256; `nil` in runs that wrote none or did not note it.
    public var files: [String: String]?

    enum CodingKeys: String, CodingKey {
      case snapshots, policies, program, files
      case failedChecks = "failed_checks"
      case missingCounties = "missing_counties"
      case annualInputs = "annual_inputs_sha256"
      case priorRevision = "prior_revision"
      case priorCells = "prior_cells_sha256"
      case definitions = "definitions_sha256"
    }
  }

  /// UTC time of the start and the pipeline: `2026-01-31T020000Z-nightly`.
  public var id: String
  public var pipeline: String
  public var started: String
  public var ended: String
  public var fiscalYear: Int?
  public var exitCode: Int
  /// Digest of everything that the run's results depend on.
  public var state: String
  public var deliveries: [DeliveryEntry]
  public var annualInputs: [String]
  /// Findings of the annual inputs.
  public var inputGroups: [Outcome.Group]
  public var ignored: [String]
  public var lateCounties: [String]
  /// `nil` where no form could be made.
  public var report: ReportEntry?
  /// `nil` in runs that knew of none.
  public var partners: [PartnerOutcome]?
  /// Files in folders of partners that nobody recognises; `nil` where there are none.
  public var unrecognised: [UnrecognisedFile]?
  /// The transmission to the national directory that this run made.
  public var directory: DirectorySending?

  enum CodingKeys: String, CodingKey {
    case id = "run"
    case pipeline, started, ended, state, deliveries, ignored, report, partners, directory
    case fiscalYear = "fiscal_year"
    case exitCode = "exit_code"
    case annualInputs = "annual_inputs"
    case inputGroups = "annual_input_findings"
    case lateCounties = "late_counties"
    case unrecognised = "unrecognised_partner_files"
  }
}

/// The runs of a home folder.
public struct RunLedger: Sendable {
  public var home: String

  public init(home: String) { self.home = home }

  public func folder(_ id: String) -> String { home + "/runs/" + id }

  /// Ids of finished runs, oldest first.
  public func ids() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home + "/runs")) ?? []
    return names.filter { FileManager.default.fileExists(atPath: folder($0) + "/run.json") }.sorted()
  }

  public func record(_ id: String) -> RunRecord? {
    guard let data = FileManager.default.contents(atPath: folder(id) + "/run.json") else { return nil }
    return try? JSONDecoder().decode(RunRecord.self, from: data)
  }

  public func latest(of pipeline: String) -> RunRecord? {
    for id in ids().reversed() {
      if let record = record(id), record.pipeline == pipeline { return record }
    }
    return nil
  }

  /// An id that no run has: a run that starts within the same second as another waits for the next number.
  func newID(pipeline: String, at time: Date) -> String {
    let stamp = Self.stamp(time)
    var id = "\(stamp)-\(pipeline)"
    var number = 2
    while FileManager.default.fileExists(atPath: folder(id)) {
      id = "\(stamp)-\(pipeline)-\(number)"
      number += 1
    }
    return id
  }

  /// The day in UTC.
  static func day(_ time: Date) -> DayNumber { DayNumber(Int32(Int(time.timeIntervalSince1970) / 86_400)) }

  /// `YYYY-MM-DDThhmmssZ`, in UTC.
  static func stamp(_ time: Date) -> String {
    let seconds = Int(time.timeIntervalSince1970)
    let day = DayNumber(Int32(seconds / 86_400))
    let second = seconds % 86_400
    return "\(day)T" + [second / 3600, second / 60 % 60, second % 60].map { $0.zeroPadded(to: 2) }.joined() + "Z"
  }
}
