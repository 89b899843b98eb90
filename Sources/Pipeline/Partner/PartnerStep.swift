import Extract
import Foundation
import Layouts
import Records
import Validate
import Warehouse

/// What a run did with one partner's file.
public struct PartnerResult {
  public var outcome: PartnerOutcome
  /// Folder with findings and quarantine.
  public var folder: String

  /// The same bytes under another name in the same run: nothing is done, and nothing is told twice.
  func again(as file: String) -> PartnerResult {
    var result = self
    result.outcome.file = file
    if !outcome.isKnown { result.outcome.sameAs = outcome.file }
    result.outcome.isKnown = true
    return result
  }
}

/// Takes one transmission from its file to the partner tables.
///
/// Order of what is kept: the findings and the quarantine, the rows, then the ledger, whose replacement is the commit.
/// Killed anywhere between, the next run does the transmission again.
struct PartnerStep {
  var definitions: Definitions
  var warehouse: WarehouseFolder
  /// Digest of the definitions that a transmission is read with.
  var definitionsDigest: String
  /// Id of the run.
  var run: String
  var progress: Progress?

  private var home: String { warehouse.home }

  /// - Throws: where the home folder cannot be written or a definition cannot be used.
  func take(_ file: PartnerFile, _ ledger: inout PartnerLedger) throws -> PartnerResult {
    if let known = try known(file, ledger) { return known }
    progress?.begin("checking \(file.name)")
    let work = warehouse.temporaryFolder + "/partner-\(file.transmission)"
    try? FileManager.default.removeItem(atPath: work)
    let kept = work + "/kept"
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }

    let spool = FindingSpool(path: work + "/findings")
    let staging = try PartnerStaging(temporaryFolder: work)
    let quarantine = PartnerQuarantine(folder: kept + "/quarantine/partners", file: file.name)
    let sink = PartnerIntakeSink(
      file.intake, family: file.family, append: staging.append, quarantine: quarantine.add)
    let path = try readable(file, work)
    var isRefused = try check(file, path, sink, spool)
    var isDuplicate = false
    if let returned = sink.returned {
      spool.add(self.returned(file, returned.line, returned.field, returned.value))
      isRefused = true
    }
    if !isRefused, let other = ledger.accepted(family: file.family.name, controlNumber: sink.controlNumber) {
      spool.add(duplicate(file, sink.controlNumber, other))
      isRefused = true
      isDuplicate = true
    }
    var rows: [String: Int] = [:]
    if isRefused {
      try? FileManager.default.removeItem(atPath: kept + "/quarantine")
    } else {
      if !sink.refusedBatches.isEmpty, !isXML(path) { try quarantine.add(sink.refusedBatches, path: path) }
      try quarantine.close()
      rows = try staging.write(
        transmission: file.transmission, file: file.name, receivedOn: file.receivedOn,
        without: sink.refusedBatches.map(\.number)
      ) { work + "/\($0).parquet" }
    }
    let findings = try FindingFiles(folder: kept)
    try spool.replay(findings.add)
    try findings.close()

    let outcome = PartnerOutcome(
      transmission: file.transmission, family: file.family.name, file: file.name, sha256: file.sha256,
      controlNumber: sink.controlNumber, receivedOn: file.receivedOn.description,
      verdict: isDuplicate ? .duplicate : isRefused ? .refused : .accepted, records: sink.read,
      accepted: isRefused ? 0 : sink.read - sink.quarantined - sink.inRefusedBatches,
      quarantined: isRefused ? 0 : sink.quarantined, inRefusedBatches: isRefused ? 0 : sink.inRefusedBatches,
      refusedBatches: isRefused ? 0 : sink.refusedBatches.count, rows: rows, groups: Outcome.groups(spool),
      definitions: definitionsDigest, partner: file.partner)
    try keep(outcome, kept)
    for table in rows.keys.sorted() { try publish(work + "/\(table).parquet", table, file.transmission) }
    try ledger.commit(
      .init(
        transmission: outcome.transmission, family: outcome.family, file: outcome.file, sha256: outcome.sha256,
        controlNumber: outcome.controlNumber, receivedOn: file.receivedOn, verdict: outcome.verdict,
        records: outcome.records, accepted: outcome.accepted, quarantined: outcome.quarantined,
        refusedBatches: outcome.refusedBatches, run: run))
    return PartnerResult(outcome: outcome, folder: folder(file.transmission))
  }

  /// A finished run has told of the outcome.
  static func markReported(_ result: PartnerResult) {
    _ = FileManager.default.createFile(atPath: result.folder + "/reported", contents: Data())
  }

  // MARK: - What was received before

  /// The same bytes again change nothing; a refused file is looked at again under other definitions or as another
  /// partner's.
  func known(_ file: PartnerFile, _ ledger: PartnerLedger) throws -> PartnerResult? {
    guard let entry = ledger.entry(file.sha256),
      let data = FileManager.default.contents(atPath: folder(file.transmission) + "/outcome.json"),
      var outcome = try? JSONDecoder().decode(PartnerOutcome.self, from: data)
    else { return nil }
    if entry.verdict != .accepted, outcome.definitions != definitionsDigest || outcome.partner != file.partner {
      return nil
    }
    let isReported = FileManager.default.fileExists(atPath: folder(file.transmission) + "/reported")
    outcome.isKnown = isReported
    outcome.file = file.name
    return PartnerResult(outcome: outcome, folder: folder(file.transmission))
  }

  private func folder(_ transmission: String) -> String { home + "/partners/transmissions/" + transmission }

  // MARK: - Reading

  /// - Returns: whether the file is refused whole.
  private func check(_ file: PartnerFile, _ path: String, _ sink: PartnerIntakeSink, _ spool: FindingSpool) throws
    -> Bool
  {
    let faults = FileFaultFinding(edits: definitions.edits)
    var csv: (form: PartnerCSV, header: PartnerCSV.Header)?
    if case .csv(let form, let header) = file.form { csv = (form, header) }
    let check = try PartnerCheck(file.layouts, .family(file.family), receivedOn: file.receivedOn, csv: csv)
    do {
      return try check.check(
        try ByteStream(path: path, hashes: false), file: file.name, keeping: sink, finding: spool.add
      ).isRefused
    } catch ByteStreamError.damagedGzip {
      spool.add(faults.finding(FileFault(.damagedGzip, line: 0), file: file.name, table: ""))
    } catch ByteStreamError.cutGzip {
      spool.add(faults.finding(FileFault(.cutGzip, line: 0), file: file.name, table: ""))
    }
    return true
  }

  /// The file itself, or its lines in ASCII where it came in EBCDIC.
  private func readable(_ file: PartnerFile, _ work: String) throws -> String {
    guard file.isEBCDIC else { return file.path }
    let path = work + "/ascii"
    let ascii = try BufferedFile(path: path)
    try EBCDICText.convert(file.path, length: file.family.records[0].length) { try ascii.write($0) }
    try ascii.close()
    return path
  }

  private func isXML(_ path: String) -> Bool {
    (try? SmallFile.start(path: path, count: 512).drop { $0 <= 0x20 || $0 >= 0x80 }.first == 0x3C) ?? false
  }

  private func returned(_ file: PartnerFile, _ line: Int, _ field: String, _ value: String) -> Finding {
    let code = PartnerFaultCode.condition
    return Finding(
      severity: .rejectDelivery, edit: code.edit, code: code.rawValue, file: file.name, line: line,
      table: file.family.name, field: field, value: value, expected: "blank in a file that was taken",
      message: "\(file.name): the file came back refused: \(field) '\(value)', nothing of it counts")
  }

  private func duplicate(_ file: PartnerFile, _ control: String, _ other: PartnerLedger.Entry) -> Finding {
    let code = PartnerFaultCode.duplicate
    return Finding(
      severity: .rejectDelivery, edit: code.edit, code: code.rawValue, file: file.name, line: 1,
      table: file.family.name, field: "(record)", key: control, value: control,
      expected: "a control number that was not received before",
      message: "\(file.name): \(code.title): control number \(control) came on \(other.receivedOn) with other content "
        + "(transmission \(other.transmission), \(other.file))")
  }

  // MARK: - Keeping

  private func keep(_ outcome: PartnerOutcome, _ kept: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try encoder.encode(outcome).write(to: URL(fileURLWithPath: kept + "/outcome.json"))
    let target = folder(outcome.transmission)
    try Disk.makeFolder(home + "/partners/transmissions")
    try Disk.remove(target)
    try Disk.rename(kept, to: target)
  }

  private func publish(_ path: String, _ table: String, _ transmission: String) throws {
    let target = PartnerLedger.path(home: home, table: table, transmission: transmission)
    try Disk.makeFolder(home + "/partners/" + table)
    try Disk.sync(path)
    try Disk.rename(path, to: target)
    try Disk.sync(home + "/partners/" + table)
  }
}
