import Extract
import Foundation
import Layouts
import Records
import Transform
import Validate
import Warehouse

/// Validates one delivery: all edits, nothing written but scratch files in `workFolder`.
///
/// Tables are read one after another in the order in which they refer to one another, several at a time where `jobs`
/// allows it; every table has its own validator and its own findings, so the order of the work leaves no trace.
final class DeliveryCheck {
  private let delivery: Delivery
  private let definitions: Definitions
  private let jobs: Int
  private let workFolder: String
  private let progress: Progress?
  private let context: ValidationContext
  private let faults: FileFaultFinding
  private let head: FindingSpool

  /// - Parameter workFolder: a folder for scratch files, which the caller removes.
  init(_ delivery: Delivery, definitions: Definitions, jobs: Int, workFolder: String, progress: Progress? = nil) {
    self.delivery = delivery
    self.definitions = definitions
    self.jobs = jobs
    self.workFolder = workFolder
    self.progress = progress
    context = ValidationContext(standard: definitions.standard, edits: definitions.edits, asOf: delivery.asOf)
    faults = FileFaultFinding(edits: definitions.edits)
    head = FindingSpool(path: workFolder + "/findings-delivery")
  }

  /// - Throws: where the check itself cannot be done (disk, engine); never for what was delivered.
  func run() throws -> DeliveryVerdict {
    if let damage = delivery.damage {
      head.add(faults.finding("archive", file: delivery.name, line: 0, value: damage))
      return try verdict([])
    }
    for file in delivery.missing {
      head.add(faults.finding("absent_file", file: delivery.path(of: file), line: 0, value: file))
    }
    checkName()
    var manifest: Manifest?
    if case .standard = delivery.shape { manifest = readManifest() }
    let reading = self.reading(isCheck: true)
    let tables = try TableChecks(
      definitions: definitions, context: context, delivery: delivery, reading: reading, jobs: jobs,
      workFolder: workFolder, progress: progress,
      announcedRows: Dictionary(
        (manifest?.entries ?? []).map { ($0.file, $0.rows ?? 0) }, uniquingKeysWith: { first, _ in first })
    ).run()
    if let manifest { checkTotals(manifest, tables) }
    checkCases(tables)
    return try verdict(tables)
  }

  /// Checks one file of the standard extract by itself: edits that need other files look at nothing.
  func runSingleFile(_ file: String, table name: String) throws -> DeliveryVerdict {
    guard let table = definitions.standard.index(of: name) else { return try verdict([]) }
    let reading = StandardReading(standard: definitions.standard, folder: delivery.folder, files: [table: file])
    let tables = try TableChecks(
      definitions: definitions, context: context, delivery: delivery, reading: reading, jobs: 1,
      workFolder: workFolder, progress: progress
    ).run()
    return try verdict(tables)
  }

  /// What gives the rows of the delivery's tables.
  /// - Parameter isCheck: faults of the files are reported; otherwise units may be read at the same time.
  func reading(isCheck: Bool) -> any TableReading {
    switch delivery.shape {
    case .standard:
      let manifest = Manifest.read(path: delivery.folder + "/manifest.csv")
      return StandardReading(
        standard: definitions.standard, folder: delivery.folder, files: tableFiles(manifest))
    case .profile(let profile):
      return ProfileReading(
        profile: profile, standard: definitions.standard, delivery: delivery, isCheck: isCheck)
    }
  }

  // MARK: - Before the tables

  private func checkName() {
    if delivery.county == nil || delivery.asOf == nil {
      head.add(
        faults.finding(
          "name", file: delivery.name, line: 0, value: (delivery.name as NSString).lastPathComponent,
          expected: nameExpectation))
    }
  }

  private var nameExpectation: String? {
    if case .profile(let profile) = delivery.shape {
      "an as-of date where the profile \(profile.name) looks for it"
    } else {
      nil
    }
  }

  private func readManifest() -> Manifest {
    let path = delivery.path(of: "manifest.csv")
    guard delivery.files.contains("manifest.csv") else {
      head.add(faults.finding("manifest", file: path, line: 1, value: "", expected: "a manifest.csv in the delivery"))
      return Manifest()
    }
    let manifest = Manifest.read(path: delivery.folder + "/manifest.csv")
    for fault in manifest.faults {
      head.add(faults.finding("manifest", file: path, line: fault.line, value: fault.value, expected: fault.expected))
    }
    guard !manifest.entries.isEmpty else { return manifest }
    for entry in manifest.entries {
      if definitions.standard.index(of: entry.table) == nil {
        head.add(
          faults.finding(
            "manifest", file: path, line: entry.line, table: entry.table, field: "table", value: entry.table,
            expected: "a table of the standard extract"))
      }
      if !delivery.files.contains(entry.file) {
        head.add(
          faults.finding(
            "absent_file", file: path, line: entry.line, table: entry.table, field: "file", value: entry.file))
      }
    }
    for table in definitions.standard.tables where !manifest.entries.contains(where: { $0.table == table.name }) {
      head.add(faults.finding("unlisted_table", file: path, line: 1, table: table.name, value: table.name))
    }
    for file in delivery.files where file != "manifest.csv" && !manifest.entries.contains(where: { $0.file == file }) {
      head.add(faults.finding("unlisted_file", file: delivery.path(of: file), line: 1, value: file))
    }
    return manifest
  }

  /// Files by table: the manifest's, and for a table that it lacks the one that bears the table's name.
  private func tableFiles(_ manifest: Manifest) -> [Int: String] {
    var files: [Int: String] = [:]
    for (index, table) in definitions.standard.tables.enumerated() {
      if let entry = manifest.entries.first(where: { $0.table == table.name }) {
        // A name with a slash would leave the delivery's folder: it is in no folder's list of files.
        if delivery.files.contains(entry.file) { files[index] = entry.file }
      } else if let file = [table.name + ".csv", table.name + ".csv.gz"].first(where: delivery.files.contains) {
        files[index] = file
      }
    }
    return files
  }

  // MARK: - After the tables

  private func checkTotals(_ manifest: Manifest, _ tables: [TableCheck]) {
    let path = delivery.path(of: "manifest.csv")
    for entry in manifest.entries {
      guard let table = definitions.standard.index(of: entry.table), let part = tables[table].parts.first,
        part.file == entry.file
      else { continue }
      func disagree(_ kind: String, _ field: String, _ value: String, _ expected: String) {
        head.add(
          faults.finding(
            kind, file: path, line: entry.line, table: entry.table, field: field, value: value, expected: expected))
      }
      if entry.sha256 != part.reading.sha256 {
        disagree("hash", "sha256", entry.sha256, "\(part.reading.sha256), which is the hash of \(entry.file)")
      }
      guard part.reading.isWhole else { continue }
      let outcome = tables[table].outcome
      if entry.rows != outcome.rows {
        disagree("row_count", "rows", entry.rowsText, "\(outcome.rows), which is what \(entry.file) holds")
      }
      if definitions.standard.tables[table].moneyField == nil {
        if !entry.amountText.isEmpty { disagree("amount_total", "amount_total", entry.amountText, "blank") }
        continue
      }
      let total = outcome.amountTotal
      let certain = total - outcome.amountInUncutRecords
      let stated = entry.amountTotal ?? (entry.amountText.isEmpty ? 0 : nil)
      if stated != total, stated != certain {
        disagree(
          "amount_total", "amount_total", entry.amountText,
          "\(Self.dollars(total)), which is what \(entry.file) adds up to")
      }
    }
  }

  private static func dollars(_ cents: Int128) -> String {
    (cents < 0 ? "-" : "") + "\(cents.magnitude / 100)." + Int(cents.magnitude % 100).zeroPadded(to: 2)
  }

  /// A case table without rows would empty the county.
  private func checkCases(_ tables: [TableCheck]) {
    guard let index = definitions.standard.index(of: "case") else { return }
    let check = tables[index]
    guard check.outcome.rows == 0, check.parts.allSatisfy(\.reading.isWhole), !check.parts.isEmpty else { return }
    guard !check.isUnread else { return }
    head.add(
      faults.finding("empty_case_table", file: delivery.path(of: check.parts[0].file), line: 1, table: "case"))
  }

  private func verdict(_ tables: [TableCheck]) throws -> DeliveryVerdict {
    let findings = FindingSpool(path: workFolder + "/findings")
    try findings.add(all: head)
    var examined: [String: Int] = [:]
    for table in tables {
      try table.findings.verify()
      try findings.add(all: table.findings)
      for (edit, count) in table.outcome.examined { examined[edit, default: 0] += count }
    }
    try findings.verify()
    let isRefused = findings.count(of: .rejectDelivery) > 0
    var counts: [TableCounts] = []
    var files: [String: String] = [:]
    for (index, table) in tables.enumerated() {
      for part in table.parts {
        let quarantined =
          isRefused
          ? part.rows : (part.firstRow..<part.firstRow + part.rows).count { table.outcome.rejected.contains($0) }
        if part.unknownRecords > 0 {
          counts.append(
            TableCounts(
              table: "", file: delivery.path(of: part.file), read: part.unknownRecords, accepted: 0,
              quarantined: part.unknownRecords))
        }
        counts.append(
          TableCounts(
            table: definitions.standard.tables[index].name, file: delivery.path(of: part.file), read: part.rows,
            accepted: part.rows - quarantined, quarantined: quarantined,
            amountCents: definitions.standard.tables[index].moneyField == nil
              ? nil : Int64(exactly: part.amount)))
        files[part.file] = part.reading.sha256
      }
    }
    for file in delivery.files where files[file] == nil {
      files[file] = (try? FileDigest.sha256(path: delivery.folder + "/" + file)) ?? ""
    }
    return DeliveryVerdict(
      delivery: delivery, isRefused: isRefused, counts: counts, findings: findings, examined: examined,
      contentDigest: FileDigest.content(delivery: delivery, files: files),
      files: files.keys.sorted().map { (delivery.path(of: $0), files[$0]!) }, outcomes: tables.map(\.outcome))
  }
}
