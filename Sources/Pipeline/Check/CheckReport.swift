import Foundation
import Records
import Validate

/// What `ivd check` found out, in its formats.
public final class CheckReport {
  struct Entry {
    var name: String
    var isRefused: Bool
    var counts: [TableCounts]
    var findings: FindingSpool
  }

  private let workFolder: String
  private var entries: [Entry] = []
  private var empty: [String] = []
  private var folders = 0

  init(workFolder: String) { self.workFolder = workFolder }

  /// A new folder for scratch files.
  func folder() -> String {
    folders += 1
    let path = workFolder + "/\(folders)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Removes the scratch files.
  public func dispose() { try? FileManager.default.removeItem(atPath: workFolder) }

  func add(_ verdict: DeliveryVerdict) {
    entries.append(
      Entry(
        name: verdict.delivery.name, isRefused: verdict.isRefused, counts: verdict.counts,
        findings: verdict.findings))
  }

  func add(file: String, records: Int, findings: FindingSpool) {
    // A record is quarantined once, however many findings it has.
    var rejected: Set<Int> = []
    try? findings.replay { if $0.severity == .rejectRecord { rejected.insert($0.line) } }
    let isRefused = findings.count(of: .rejectDelivery) > 0
    let quarantined = isRefused ? records : min(records, rejected.count)
    add(file: file, read: records, quarantined: quarantined, isRefused: isRefused, findings: findings)
  }

  func add(file: String, read: Int, quarantined: Int, isRefused: Bool, findings: FindingSpool) {
    entries.append(
      Entry(
        name: file, isRefused: isRefused,
        counts: [
          TableCounts(table: "", file: file, read: read, accepted: read - quarantined, quarantined: quarantined)
        ], findings: findings))
  }

  func nothing(at path: String) { empty.append(path) }

  /// The worst severity found; `nil` where all is well.
  public var worst: Severity? {
    let found = entries.flatMap { $0.findings.groups.keys.map(\.severity) }
    return (found + (empty.isEmpty ? [] : [.rejectDelivery])).max()
  }

  public func csv(_ write: (String) throws -> Void) throws {
    try write(CSVText.line(Finding.columns))
    for entry in entries { try entry.findings.replay { try write($0.csvLine) } }
  }

  public func json(_ write: (String) throws -> Void) throws {
    try write("{\"deliveries\":[")
    for (number, entry) in entries.enumerated() {
      let counts = entry.counts.map { count in
        JSONText.object([
          ("file", JSONText.string(count.file)), ("table", JSONText.string(count.table)),
          ("read", String(count.read)), ("accepted", String(count.accepted)),
          ("quarantined", String(count.quarantined)),
          ("amount_total", count.amountCents.map { JSONText.string(Cents($0).description) } ?? "null"),
        ])
      }
      try write(
        (number == 0 ? "" : ",") + "\n"
          + JSONText.object([
            ("delivery", JSONText.string(entry.name)),
            ("status", JSONText.string(entry.isRefused ? "refused" : "accepted")),
            ("files", "[" + counts.joined(separator: ",") + "]"),
          ]))
    }
    try write("\n],\"findings\":[")
    var isFirst = true
    for entry in entries {
      try entry.findings.replay {
        try write((isFirst ? "\n" : ",\n") + $0.jsonLine)
        isFirst = false
      }
    }
    try write("\n]}\n")
  }

  public func text(_ write: (String) throws -> Void) throws {
    for path in empty {
      try write("\(path): no delivery here: neither a manifest.csv nor the files of a county profile\n")
    }
    for entry in entries {
      let read = entry.counts.reduce(0) { $0 + $1.read }
      let quarantined = entry.counts.reduce(0) { $0 + $1.quarantined }
      try write(
        "\(entry.name): \(entry.isRefused ? "would be refused" : "would be accepted"): \(read) records read, "
          + "\(read - quarantined) accepted, \(quarantined) \(entry.isRefused ? "refused" : "to quarantine")\n")
      for group in Outcome.groups(entry.findings) { try write("  " + FindingSummary.line(group) + "\n") }
      if entry.findings.count == 0 { try write("  no findings\n") }
    }
  }
}

/// One line for a group of findings.
public enum FindingSummary {
  public static func line(_ group: Outcome.Group) -> String {
    let count = Self.grouped(group.count) + (group.count == 1 ? " finding" : " findings")
    let cause = group.cause.map { ", one cause: '\($0)'" } ?? ""
    return "\(group.severity.rawValue) \(group.edit): \(count)\(cause): \(group.example)"
  }

  /// `1420` as `1,420`.
  public static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + parts).joined(separator: ",")
  }
}
