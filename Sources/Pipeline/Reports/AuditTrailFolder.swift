import Foundation
import Records
import Reports

/// Writes an audit trail to a folder of its own: a CSV file a table, `layout.csv`, `checks.csv` and `manifest.csv`.
///
/// The folder appears whole or not at all. Where a blocking tie-out fails it holds `checks.csv` and nothing else.
public struct AuditTrailFolder {
  public struct NotEmpty: Error, CustomStringConvertible {
    public var path: String
    public var description: String { "\(path): is there already; the audit trail is written to a new folder" }
  }

  /// A file that was written.
  public struct File: Sendable, Equatable {
    public var name: String
    /// Records, without the header.
    public var rows: Int
    public var sha256: String
  }

  public struct Outcome: Sendable {
    public var checks: [ReportEditResult]
    /// Empty where a blocking tie-out failed.
    public var files: [File]

    public var isWritten: Bool { !files.isEmpty }
  }

  private static let checksName = "checks.csv"

  public let path: String

  /// - Throws: `NotEmpty` where the folder holds more than the checks of an earlier attempt.
  public init(path: String) throws {
    self.path = (path as NSString).standardizingPath
    if FileManager.default.fileExists(atPath: self.path) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: self.path)) ?? [""]
      guard names.allSatisfy({ $0 == Self.checksName }) else { throw NotEmpty(path: self.path) }
    }
  }

  public func write(_ trail: AuditTrail) throws -> Outcome {
    let checks = try trail.check()
    let isSound = !checks.contains(where: \.isBlocking)
    // Left over from a run that was killed: it may hold personal data.
    let unfinished = path + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    var files: [File] = []
    if isSound {
      for table in trail.tables {
        files.append(
          try save(table.name + ".csv", header: table.fields.map(\.name), to: unfinished) { write in
            try trail.rows(of: table, write)
          })
      }
      files.append(
        try save("layout.csv", header: ["layout", "table", "field", "type", "format"], to: unfinished) { write in
          for table in trail.tables {
            for field in table.fields {
              try write([trail.layout.id, table.name, field.name, field.type.rawValue, field.type.format])
            }
          }
        })
    }
    let year = "\(trail.annual.report.fiscalYear)"
    let report = ReportEditsCSV.text(of: checks, fiscalYear: year)
    let file = try BufferedFile(path: unfinished + "/" + Self.checksName)
    try file.write(report)
    try file.close()
    if isSound {
      let lines = report.split(separator: "\n").count - 1
      files.append(File(name: Self.checksName, rows: lines, sha256: FileDigest.sha256(of: report)))
      let manifest = files
      _ = try save("manifest.csv", header: ["file", "rows", "sha256"], to: unfinished) { write in
        for file in manifest { try write([file.name, String(file.rows), file.sha256]) }
      }
    }
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    return Outcome(checks: checks, files: files)
  }

  private func save(
    _ name: String, header: [String], to folder: String, _ rows: (([String]) throws -> Void) throws -> Void
  ) throws -> File {
    let file = try BufferedFile(path: folder + "/" + name)
    try file.write(CSVText.line(header))
    var count = 0
    try rows { fields in
      try file.write(CSVText.line(fields))
      count += 1
    }
    try file.close()
    return File(name: name, rows: count, sha256: try FileDigest.sha256(path: folder + "/" + name))
  }
}
