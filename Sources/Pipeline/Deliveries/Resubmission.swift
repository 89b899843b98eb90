import Extract
import Foundation
import Layouts
import Records
import Warehouse

/// Makes a new full delivery of the standard extract out of an accepted snapshot and its corrected quarantine: what a
/// county would have sent had the records been right. It is taken in like any other delivery.
public struct Resubmission {
  public struct Refused: Error, CustomStringConvertible {
    public var description: String
  }

  public var home: String
  public var definitions: Definitions
  public var county: String
  public var asOf: DayNumber
  /// Folder with the corrected `<table>.csv` files of the quarantine.
  public var corrections: String

  public init(home: String, definitions: Definitions, county: String, asOf: DayNumber, corrections: String) {
    self.home = home
    self.definitions = definitions
    self.county = county
    self.asOf = asOf
    self.corrections = corrections
  }

  /// Writes the delivery to `<folder>/<county>-<as of>/`.
  /// - Returns: the path, and how many corrected records went into it.
  /// - Throws: `Refused` where there is no such snapshot, no correction, or a file there already.
  public func write(to folder: String) throws -> (path: String, corrected: Int) {
    let warehouse = WarehouseFolder(home: home)
    guard let snapshot = try warehouse.catalogue().current(county: county, asOf: asOf.description) else {
      throw Refused(description: "county \(county) has no accepted delivery as of \(asOf)")
    }
    let path = folder + "/\(county)-\(asOf)"
    guard !FileManager.default.fileExists(atPath: path) else { throw Refused(description: "\(path): is there already") }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "1GB"))
    try WarehouseViews(folder: warehouse, extract: definitions.standard)
      .create(SnapshotSelection(snapshots: [snapshot]), on: engine)
    var manifest = "table,file,rows,amount_total,sha256\n"
    var corrected = 0
    for table in definitions.standard.tables {
      let file = path + "/\(table.name).csv"
      let columns = table.fields.map { "\($0.sqlName) AS \"\($0.name)\"" }.joined(separator: ", ")
      try engine.writeCSV(query: "SELECT \(columns) FROM \(table.sqlName)", to: file)
      corrected += try append(table, to: file)
      let (rows, amount) = try totals(table, file)
      let total = table.moneyField == nil ? "" : amount.description
      manifest += "\(table.name),\(table.name).csv,\(rows),\(total),\(try FileDigest.sha256(path: file))\n"
    }
    guard corrected > 0 else {
      try FileManager.default.removeItem(atPath: path)
      throw Refused(
        description: "\(corrections): holds no corrected record of a standard table (case.csv, charge.csv …)")
    }
    let file = try BufferedFile(path: path + "/manifest.csv")
    try file.write(manifest)
    try file.close()
    return (path, corrected)
  }

  /// Adds the corrected records of a table. - Returns: how many there are.
  private func append(_ table: StandardTable, to path: String) throws -> Int {
    let source = corrections + "/\(table.name).csv"
    guard FileManager.default.fileExists(atPath: source) else { return 0 }
    let bytes = try SmallFile.read(path: source, limit: 1 << 30)
    guard let records = CSVText.records(bytes), records.first?.fields == table.fields.map(\.name) else {
      throw Refused(description: "\(source): its first line must name the columns of \(table.name) in their order")
    }
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw Refused(description: "\(path): cannot be written")
    }
    defer { try? handle.close() }
    try handle.seekToEnd()
    for record in records.dropFirst() { try handle.write(contentsOf: Data(CSVText.line(record.fields).utf8)) }
    return records.count - 1
  }

  private func totals(_ table: StandardTable, _ path: String) throws -> (rows: Int, amount: Cents) {
    let money = table.moneyField.flatMap(table.index(of:))
    var amount = Cents(0)
    let counts = try StandardCSVReader(stream: try ByteStream(path: path), table: table).read(
      fault: { _ in },
      consume: { batch in
        guard let money else { return }
        for row in 0..<batch.count {
          let field = batch.field(money, row: row)
          if field.count > 0, let cents = Cents.parse(field.baseAddress!, count: field.count) {
            amount = amount + cents
          }
        }
      })
    return (counts.records, amount)
  }
}
