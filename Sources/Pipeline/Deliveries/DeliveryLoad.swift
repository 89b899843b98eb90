import Foundation
import Layouts
import Records
import Validate
import Warehouse

/// Writes the accepted records of a delivery as a snapshot, and its rejected ones to quarantine.
struct DeliveryLoad {
  var verdict: DeliveryVerdict
  var definitions: Definitions
  var reading: any TableReading
  var jobs: Int
  var progress: Progress?

  /// Memory that the writing of one table may take, row groups in the making included.
  private static let memoryLimit = "1GB"

  /// - Parameter quarantine: folder that gets a file for each table with rejected records.
  /// - Throws: `EngineError`, `LoaderError`, or what the disk says.
  func write(to staged: inout StagedSnapshot, quarantine: String, workFolder: String) throws {
    let tables = definitions.standard.tables
    let counts = ResultBox(count: tables.count)
    let paths = tables.map { staged.path(of: $0.name) }
    let pieces = tables.indices.map { index in
      WorkPool.Piece(after: [], weight: verdict.outcomes[index].rows) {
        guard verdict.outcomes[index].rows > 0 else { return }
        let rows = try writeTable(index, to: paths[index], quarantine: quarantine, workFolder: workFolder)
        counts.set(rows, at: index)
      }
    }
    try WorkPool.run(pieces, jobs: jobs)
    for index in tables.indices {
      let rows = counts[index]
      let outcome = verdict.outcomes[index]
      guard rows == outcome.rows - outcome.rejected.count else {
        throw LoadError.countDiffers(
          table: tables[index].name, found: rows, expected: outcome.rows - outcome.rejected.count)
      }
      if rows > 0 { staged.add(table: tables[index].name, rows: rows) }
    }
    try keepUnknown(in: quarantine)
    try staged.derive(definitions.standard, on: try engine(workFolder + "/spill-derived"))
  }

  /// Records of no known type belong to no table: `unknown.bytes.csv` has them as they were delivered.
  private func keepUnknown(in folder: String) throws {
    let files = verdict.delivery.files.filter { file in
      verdict.counts.contains { $0.table.isEmpty && $0.quarantined > 0 && $0.file == verdict.delivery.path(of: file) }
    }
    if files.isEmpty { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let kept = try QuarantinedBytes(path: folder + "/unknown.bytes.csv")
    for file in files {
      try reading.readUnknown(in: file) { batch, row in
        try kept.add(batch, row: row, file: verdict.delivery.path(of: file))
      }
    }
    try kept.close()
  }

  private func engine(_ temporaryFolder: String) throws -> DuckDBEngine {
    try DuckDBEngine(.init(threads: 1, memoryLimit: Self.memoryLimit, temporaryFolder: temporaryFolder))
  }

  private func writeTable(_ index: Int, to path: String, quarantine: String, workFolder: String) throws -> Int {
    let table = definitions.standard.tables[index]
    let outcome = verdict.outcomes[index]
    let rejects = outcome.rejected.isEmpty ? nil : try QuarantineFile(table: table, folder: quarantine)
    let blanked = Dictionary(grouping: outcome.blanked, by: \.row).mapValues { $0.map(\.field) }
    let engine = try engine(workFolder + "/spill-\(table.name)")
    let rows = RowCursor()
    let loader = TableLoader(
      table: table, sender: verdict.delivery.county ?? "", sourceFile: "",
      isRejected: outcome.rejected.isEmpty ? nil : { _, row in outcome.rejected.contains(rows.first + row) },
      blankFields: blanked.isEmpty ? nil : { _, row in blanked[rows.first + row] ?? [] },
      next: { try rows.next() })
    let generator = BatchGenerator { push in
      for unit in reading.units(for: [index]) {
        let file = verdict.delivery.path(of: unit.file)
        _ = try reading.read(
          unit, hashes: false, fault: { _ in }
        ) { found, batch in
          guard found == index else { return }
          rows.willPush(file: file, count: batch.count)
          try push(batch)
        }
      }
    }
    rows.source = {
      guard let batch = try generator.next() else { return nil }
      loader.sourceFile = rows.file
      if let rejects {
        for row in 0..<batch.count where outcome.rejected.contains(rows.first + row) {
          try rejects.add(batch, row: row, file: rows.file)
        }
      }
      progress?.advance(batch.count)
      return batch
    }
    defer { generator.cancel() }
    let written = try engine.writeParquet(loader, to: path)
    try rejects?.close()
    return written
  }
}

/// A load that did not do what the check announced.
enum LoadError: Error, CustomStringConvertible {
  case countDiffers(table: String, found: Int, expected: Int)

  var description: String {
    switch self {
    case .countDiffers(let table, let found, let expected):
      "\(table): \(found) records were written, expected \(expected); the delivery's files changed while they were read"
    }
  }
}

/// Where the batch in use begins in its table.
private final class RowCursor: @unchecked Sendable {
  private(set) var first = 0
  private(set) var file = ""
  private var nextFirst = 0
  var source: () throws -> RecordBatch? = { nil }

  func willPush(file: String, count: Int) {
    first = nextFirst
    nextFirst += count
    self.file = file
  }

  func next() throws -> RecordBatch? { try source() }
}

private final class ResultBox: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Int]
  init(count: Int) { values = Array(repeating: 0, count: count) }
  func set(_ value: Int, at index: Int) { lock.withLock { values[index] = value } }
  subscript(index: Int) -> Int { lock.withLock { values[index] } }
}
