import Foundation
import Records
import Warehouse

/// `partners/received.csv`: the transmissions that were received, in the order in which they came. Replacing the file is
/// the commit of a transmission.
public struct PartnerLedger: Sendable {
  public struct Entry: Sendable, Equatable {
    public var transmission: String
    public var family: String
    public var file: String
    public var sha256: String
    public var controlNumber: String
    public var receivedOn: DayNumber
    public var verdict: PartnerOutcome.Verdict
    public var records: Int
    public var accepted: Int
    public var quarantined: Int
    public var refusedBatches: Int
    public var run: String

    /// Day on which the run entered it.
    public var enteredOn: DayNumber? { DayNumber(run.prefix(10)) }
  }

  /// The ledger is not what ivd wrote.
  public struct Damaged: Error, CustomStringConvertible {
    public var path: String
    public var line: Int
    public var description: String { "\(path):\(line): is no row of the ledger of transmissions" }
  }

  static let columns = [
    "transmission", "family", "file", "sha256", "control_number", "received_on", "verdict", "records", "accepted",
    "quarantined", "refused_batches", "run",
  ]

  public let home: String
  public private(set) var entries: [Entry]

  public var path: String { home + "/partners/received.csv" }

  /// - Throws: `DiskError`, `Damaged`.
  public init(home: String) throws {
    self.home = home
    entries = []
    guard Disk.exists(path) else { return }
    guard let records = CSVText.records(try Disk.read(path)), records.first?.fields == Self.columns else {
      throw Damaged(path: path, line: 1)
    }
    entries = try records.dropFirst().map { record in
      let cells = record.fields
      guard cells.count == Self.columns.count, let day = DayNumber(cells[5]),
        let verdict = PartnerOutcome.Verdict(rawValue: cells[6]), let records = Int(cells[7]),
        let accepted = Int(cells[8]), let quarantined = Int(cells[9]), let refused = Int(cells[10])
      else { throw Damaged(path: path, line: record.line) }
      return Entry(
        transmission: cells[0], family: cells[1], file: cells[2], sha256: cells[3], controlNumber: cells[4],
        receivedOn: day, verdict: verdict, records: records, accepted: accepted, quarantined: quarantined,
        refusedBatches: refused, run: cells[11])
    }
  }

  public func entry(_ sha256: String) -> Entry? { entries.first { $0.sha256 == sha256 } }

  /// The accepted transmission that had this control number.
  func accepted(family: String, controlNumber: String) -> Entry? {
    controlNumber.isEmpty
      ? nil
      : entries.first { $0.verdict == .accepted && $0.family == family && $0.controlNumber == controlNumber }
  }

  /// Puts a transmission into the ledger; one of the same bytes is replaced. - Throws: `DiskError`.
  mutating func commit(_ entry: Entry) throws {
    var next = entries.filter { $0.sha256 != entry.sha256 }
    next.append(entry)
    let lines = next.map { entry in
      CSVText.line([
        entry.transmission, entry.family, entry.file, entry.sha256, entry.controlNumber, entry.receivedOn.description,
        entry.verdict.rawValue, String(entry.records), String(entry.accepted), String(entry.quarantined),
        String(entry.refusedBatches), entry.run,
      ])
    }
    try Disk.makeFolder(home + "/partners")
    try Disk.replace(path, with: Array((CSVText.line(Self.columns) + lines.joined()).utf8))
    entries = next
  }

  /// Path of the rows of a transmission.
  public static func path(home: String, table: String, transmission: String) -> String {
    folder(home: home, table: table) + transmission + ".parquet"
  }

  /// Folder of the files of a table.
  static func folder(home: String, table: String) -> String { "\(home)/partners/\(table)/" }

  /// The files of a table that count. - Parameter isWanted: which transmissions.
  public func files(of table: String, where isWanted: (Entry) -> Bool = { _ in true }) -> [String] {
    entries.filter { $0.verdict == .accepted && isWanted($0) }.map {
      Self.path(home: home, table: table, transmission: $0.transmission)
    }.filter(Disk.exists)
  }
}
