import Foundation
import Layouts
import Records

/// The rejected records of one table: `<table>.csv` in the standard columns, to be corrected and sent again, and
/// `<table>.bytes.csv` with each record's place and bytes as delivered.
final class QuarantineFile {
  private let table: StandardTable
  private let records: BufferedFile
  private let bytes: QuarantinedBytes

  init(table: StandardTable, folder: String) throws {
    self.table = table
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    records = try BufferedFile(path: folder + "/" + table.name + ".csv")
    bytes = try QuarantinedBytes(path: folder + "/" + table.name + ".bytes.csv")
    try records.write(CSVText.line(table.fields.map(\.name)))
  }

  /// A record that could not be cut into fields stands as it was delivered.
  func add(_ batch: RecordBatch, row: Int, file: String) throws {
    let isUncut = batch.faults.contains { $0.row == row && $0.field == nil }
    let raw = batch.record(row)
    if isUncut {
      try records.write(String(decoding: raw, as: UTF8.self) + "\n")
    } else {
      try records.write(CSVText.line(table.fields.indices.map { batch.text($0, row: row) }))
    }
    try bytes.add(batch, row: row, file: file)
  }

  func close() throws {
    try records.close()
    try bytes.close()
  }
}

/// Records as they were delivered, in hexadecimal, each with its place: `file,line,byte,bytes_hex`.
final class QuarantinedBytes {
  private let file: BufferedFile

  init(path: String) throws {
    file = try BufferedFile(path: path)
    try file.write("file,line,byte,bytes_hex\n")
  }

  func add(_ batch: RecordBatch, row: Int, file name: String) throws {
    let hex = batch.record(row).hexadecimal
    try file.write(CSVText.line([name, String(batch.line(row)), String(batch.offset(row)), hex]))
  }

  func close() throws { try file.close() }
}
