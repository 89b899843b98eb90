import Extract
import Layouts
import Records

/// What reading a file for some tables gave.
struct FileReading: Sendable {
  /// SHA-256 of the file as delivered.
  var sha256: String
  /// The file was read to its end.
  var isWhole: Bool
}

/// A part of a delivery that is read in one go: some tables out of one file.
struct ReadingUnit: Sendable {
  var file: String
  var tables: [Int]
}

/// Gives the rows of standard tables, whatever the shape of the delivery's files.
protocol TableReading: Sendable {
  /// The units of the tables named, in a fixed order.
  func units(for tables: Set<Int>) -> [ReadingUnit]

  /// Reads a unit. - Parameters:
  ///   - hashes: `false` where the file's hash is worked out elsewhere; it may then be blank.
  ///   - fault: gets what is wrong with the file as a whole.
  ///   - consume: gets batches of one table in file order; valid until it returns.
  func read(
    _ unit: ReadingUnit, hashes: Bool, fault: (FileFault) -> Void, consume: (_ table: Int, RecordBatch) throws -> Void
  ) throws -> FileReading

  /// Gives the records of a file that are of no known type, each as a batch and its row.
  func readUnknown(in file: String, _ body: (RecordBatch, Int) throws -> Void) throws
}

/// The standard extract: one file a table, as the manifest names them.
struct StandardReading: TableReading {
  var standard: StandardExtract
  var folder: String
  /// File of each table.
  var files: [Int: String]

  func units(for tables: Set<Int>) -> [ReadingUnit] {
    files.keys.sorted().filter(tables.contains).map { ReadingUnit(file: files[$0]!, tables: [$0]) }
  }

  func read(
    _ unit: ReadingUnit, hashes: Bool, fault: (FileFault) -> Void, consume: (_ table: Int, RecordBatch) throws -> Void
  ) throws -> FileReading {
    let table = unit.tables[0]
    let stream: ByteStream
    do {
      stream = try ByteStream(path: folder + "/" + unit.file, hashes: hashes)
    } catch ByteStreamError.cannotOpen(_, let reason) {
      fault(FileFault(.cannotOpen(reason: reason), line: 0))
      return FileReading(sha256: "", isWhole: false)
    }
    let reader = StandardCSVReader(stream: stream, table: standard.tables[table])
    let counts = try reader.read(fault: fault) { try consume(table, $0) }
    if hashes { try stream.drain() }
    return FileReading(sha256: hashes ? stream.sha256 : "", isWhole: counts.isWhole)
  }

  /// A file of the standard extract holds one table, and every record is of it.
  func readUnknown(in file: String, _ body: (RecordBatch, Int) throws -> Void) throws {}
}
