import Foundation
import Records
import Validate
import Warehouse

/// What became of a delivery, kept in the home folder so that a later run need not work it out again:
/// `deliveries/<first 16 digits of the key>/{outcome.json,findings.csv,findings.jsonl,quarantine/}`.
public struct Outcome: Sendable, Codable, Equatable {
  public enum Status: String, Sendable, Codable {
    case accepted, refused
  }
  public struct File: Sendable, Codable, Equatable {
    public var name: String
    public var sha256: String
  }
  /// Findings of one edit on one field, with the values that were seen most.
  public struct Group: Sendable, Codable, Equatable {
    public var severity: Severity
    public var edit: String
    public var table: String
    public var field: String
    public var count: Int
    /// The value that stands behind at least four fifths of 20 or more findings: one cause.
    public var cause: String?
    public var example: String

    /// The group of a finding that stands alone.
    init(_ finding: Finding) {
      self.init(
        severity: finding.severity, edit: finding.edit, table: finding.table, field: finding.field, count: 1,
        cause: nil, example: finding.message)
    }

    init(
      severity: Severity, edit: String, table: String, field: String, count: Int, cause: String?, example: String
    ) {
      self.severity = severity
      self.edit = edit
      self.table = table
      self.field = field
      self.count = count
      self.cause = cause
      self.example = example
    }
  }

  public var status: Status
  public var county: String
  public var asOf: String
  public var contentDigest: String
  public var shape: String
  public var files: [File]
  public var counts: [TableCounts]
  public var groups: [Group]
  /// Values that each edit looked at.
  public var examined: [String: Int]
  /// Path of the delivery of the same county and day that came in the same run and holds in place of this one.
  public var replacedInRunBy: String?
  /// Path of the delivery of the same run that has the same content: it has the counts and the findings, this one none.
  public var sameAs: String?

  public var findingCount: Int { groups.reduce(0) { $0 + $1.count } }
  public func count(_ severity: Severity) -> Int { groups.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) } }

  enum CodingKeys: String, CodingKey {
    case status, county, shape, files, counts, groups, examined
    case asOf = "as_of"
    case contentDigest = "content_digest"
    case replacedInRunBy = "replaced_in_run_by"
    case sameAs = "same_as"
  }

  init(_ verdict: DeliveryVerdict) {
    status = verdict.isRefused ? .refused : .accepted
    county = verdict.delivery.county ?? ""
    asOf = verdict.delivery.asOf?.description ?? ""
    contentDigest = verdict.contentDigest
    switch verdict.delivery.shape {
    case .standard: shape = "standard"
    case .profile(let profile): shape = profile.name
    }
    files = verdict.files.map { File(name: $0.name, sha256: $0.sha256) }
    counts = verdict.counts
    groups = Self.groups(verdict.findings)
    examined = verdict.examined
  }

  static func groups(_ spool: FindingSpool) -> [Group] {
    spool.groups.keys.sorted().map { key in
      let count = spool.groups[key] ?? 0
      let values = spool.values[key] ?? [:]
      let most = values.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let isOneCause = count >= 20 && (most?.value ?? 0) * 5 >= count * 4
      return Group(
        severity: key.severity, edit: key.edit, table: key.table, field: key.field, count: count,
        cause: isOneCause ? most?.key : nil, example: spool.firstMessages[key] ?? "")
    }
  }
}

/// The folder of kept outcomes.
struct OutcomeStore {
  var home: String

  func folder(_ key: String) -> String { home + "/deliveries/" + key.prefix(16) }

  /// - Parameter key: content digest and name of the delivery, and for refused ones the definitions'.
  func outcome(_ key: String) -> Outcome? {
    guard let data = FileManager.default.contents(atPath: folder(key) + "/outcome.json") else { return nil }
    return try? JSONDecoder().decode(Outcome.self, from: data)
  }

  /// A finished run has told of the outcome.
  func isReported(_ key: String) -> Bool { FileManager.default.fileExists(atPath: folder(key) + "/reported") }

  /// Notes that a finished run has told of an outcome.
  static func markReported(folder: String) {
    _ = FileManager.default.createFile(atPath: folder + "/reported", contents: Data())
  }

  /// Begins anew: an empty folder under `tmp/` for the outcome's files.
  func begin(_ key: String) throws -> String {
    let path = home + "/tmp/outcome-\(key.prefix(16))"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Puts a finished folder in its place.
  func keep(_ outcome: Outcome, key: String, from path: String) throws {
    try Self.encoded(outcome).write(to: URL(fileURLWithPath: path + "/outcome.json"))
    let target = folder(key)
    try FileManager.default.createDirectory(atPath: home + "/deliveries", withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.moveItem(atPath: path, toPath: target)
  }

  /// Puts another outcome in the place of a kept one; the other files of its folder stay. - Throws: `DiskError`.
  func rewrite(_ outcome: Outcome, key: String) throws {
    try Disk.replace(folder(key) + "/outcome.json", with: Array(try Self.encoded(outcome)))
  }

  private static func encoded(_ outcome: Outcome) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(outcome)
  }
}
