import Extract
import Foundation
import Layouts
import Records
import Warehouse
import Withholding

/// The state's own transmission of new hires to the national directory: header, W4 records, trailer
/// (`outbox/ndnh-w4/<number>/`).
///
/// The folder is written hidden and published by one rename, which is also the record that its new hires were sent:
/// killed before it nothing was sent, after it everything.
public struct DirectoryTransmission {
  static let series = "ndnh-w4"

  var home: String
  var root: String
  var state: String

  public init(home: String, root: String, state: String) {
    self.home = home
    self.root = root
    self.state = state
  }

  private var outbox: String { home + "/outbox/" + Self.series }
  private var staging: String { home + "/outbox/.ndnh-w4.staging" }

  /// The directory would refuse the transmission whole.
  public struct Refused: Error, CustomStringConvertible {
    public var description: String
  }

  /// Holds the header of a transmission against its layout, before a number is taken or anything is written.
  /// - Throws: `Refused`, `DefinitionError`.
  public func checkHeader(on day: DayNumber) throws {
    try checkHeader(try PartnerDefinitions.load(root: root), on: day)
  }

  private func checkHeader(_ definitions: PartnerDefinitions, on day: DayNumber) throws {
    guard let family = definitions.candidates.first(where: { $0.family.name == Self.series })?.family,
      let header = try headerLine(family, number: 1.zeroPadded(to: 6), day: day)
    else { return }
    let faults = PartnerRecordTest(header.record, suffixes: definitions.layouts.lists.suffixes, on: day)
      .refusals(header.line)
    guard faults.isEmpty else {
      throw Refused(
        description: "state \(state): the national directory would refuse the transmission: "
          + faults.joined(separator: "; "))
    }
  }

  /// Sends the new hires that employers reported and that no transmission holds.
  /// - Returns: `nil` where there is none to send.
  /// - Throws: `Refused`, `DefinitionError`, `EngineError`, `DiskError`; what was published before stays.
  public func send(on day: DayNumber) throws -> DirectorySending? {
    let definitions = try PartnerDefinitions.load(root: root)
    try checkHeader(definitions, on: day)
    guard let candidate = definitions.candidates.first(where: { $0.family.name == Self.series }),
      let rows = candidate.intake.rows.first(where: { $0.table.name == "new_hire" })
    else { return nil }
    let ledger = try PartnerLedger(home: home)
    let reports = Set(definitions.employerReports)
    let files = ledger.files(of: "new_hire") { reports.contains($0.family) }
    guard !files.isEmpty else { return nil }
    try Disk.remove(staging)
    try Disk.makeFolder(staging)
    defer { try? Disk.remove(staging) }

    let counts = try stage(files, candidate.family, rows, suffixes: definitions.layouts.lists.suffixes, on: day)
    guard counts.sent > 0 else { return nil }
    let number = try ControlNumbers(home: home).take(Self.series, count: 1).zeroPadded(to: 6)
    guard number.utf8.count == 6 else { throw DiskError(path: outbox, reason: "transmission numbers are used up") }
    try write(candidate.family, number: number, day: day, records: counts.sent)
    if counts.unsent == 0 { try Disk.remove(staging + "/unsent.csv") }
    try publish(number)
    return DirectorySending(number: number, records: counts.sent, unsent: counts.unsent)
  }

  /// Writes what no transmission holds: the detail records, the list of what they were made from, and the list of those
  /// that the directory would not take.
  /// - Parameter files: rows of new hires that employers reported.
  private func stage(
    _ files: [String], _ family: PartnerFamily, _ rows: PartnerIntake.Rows, suffixes: [String], on day: DayNumber
  ) throws -> (sent: Int, unsent: Int) {
    let engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "512MB", temporaryFolder: staging + "/spill"))
    try engine.createView("new_hire", columns: rows.table.sqlColumns, parquet: files)
    try DirectoryOutbox(home: home).createTable(on: engine)
    let record = DirectoryRecord(family, rows)
    let test = PartnerRecordTest(family.records[rows.mark.record], suffixes: suffixes, on: day)
    let details = try BufferedFile(path: staging + "/details")
    let list = try BufferedFile(path: staging + "/new-hires.csv")
    let unsentList = try BufferedFile(path: staging + "/unsent.csv")
    try list.write(CSVText.line(DirectoryOutbox.columns))
    try unsentList.write("transmission,source_file,source_line,why\n")
    var sent = 0
    var unsent = 0
    let columns = rows.table.columns.map { "n.\($0.name)" }.joined(separator: ", ")
    try engine.query(
      """
      SELECT n.transmission, n.source_line, n.source_file, \(columns) FROM new_hire AS n
      LEFT JOIN directory_sent AS s ON s.transmission = n.transmission AND s.source_line = n.source_line
      WHERE s.transmission IS NULL ORDER BY n.transmission, n.source_line
      """
    ) { row in
      let transmission = try row.string(0) ?? ""
      let place = String(try row.int64(1) ?? 0)
      let line = try record.line(row, first: 3)
      let why = test.refusals(line)
      guard why.isEmpty else {
        unsent += 1
        return try unsentList.write(
          CSVText.line([transmission, try row.string(2) ?? "", place, why.joined(separator: "; ")]))
      }
      sent += 1
      try details.write(line + [0x0A])
      // The header is line 1.
      try list.write(CSVText.line([transmission, place, String(sent + 1), day.description]))
    }
    for file in [details, list, unsentList] { try file.close() }
    return (sent, unsent)
  }

  /// The rename is the sending. - Throws: `DiskError`.
  private func publish(_ number: String) throws {
    try Disk.remove(staging + "/details")
    try Disk.remove(staging + "/spill")
    for name in try Disk.names(in: staging) { try Disk.sync(staging + "/" + name) }
    try Disk.makeFolder(outbox)
    try Disk.rename(staging, to: outbox + "/" + number)
    try Disk.sync(outbox)
  }

  /// The header record as a line, with what it is a record of. - Throws: `PartnerWriteError`.
  private func headerLine(
    _ family: PartnerFamily, number: String, day: DayNumber
  ) throws -> (record: PartnerRecord, line: [UInt8])? {
    guard let opens = family.levels.first?.opens else { return nil }
    let record = family.records[opens.record]
    let header = try PartnerRecordValues(
      record,
      [
        ("Record Identifier", "H4"), ("Transmitter State Code", state), ("Transmission Type", "W4"),
        ("Version Control Number", "01"), ("Date Stamp", day.description.split(separator: "-").joined()),
        ("Batch Number", number),
      ])
    return (record, try PartnerRecordWriter(record).line(header))
  }

  /// Header, details, trailer. - Throws: `PartnerWriteError`, `BufferedFile.WriteFailed`.
  private func write(_ family: PartnerFamily, number: String, day: DayNumber, records: Int) throws {
    guard let header = try headerLine(family, number: number, day: day), let closes = family.levels.first?.closes
    else { return }
    let trailer = try PartnerRecordValues(
      family.records[closes.record],
      [("Record Identifier", "T4"), ("Record Count", records.zeroPadded(to: 11))])
    let file = try BufferedFile(path: staging + "/w4.txt")
    try file.write(header.line + [0x0A])
    try PartnerLines.read(staging + "/details") { line, _ in try file.write(line + [0x0A]) }
    try file.write(try PartnerRecordWriter(trailer.record).line(trailer) + [0x0A])
    try file.close()
  }
}
