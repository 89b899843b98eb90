import Foundation
import Layouts
import Records
import Validate
import Warehouse

/// The columns that the edits in SQL read, in an engine in memory, and the edits over them.
///
/// Ids stand there as fingerprints: an edit compares them and nothing else. Rejected records are not there.
final class EditStaging: @unchecked Sendable {
  private let definitions: Definitions
  private let engine: DuckDBEngine
  private let lock = NSLock()
  private var tables: [Int: StagedTable] = [:]

  private struct StagedTable {
    var table: StagingTable
    var fields: [Int]
  }

  /// Memory that the edits may take before they spill to the work folder.
  private static let memoryLimit = "256MB"

  private let edits: [Edit]

  /// - Parameter edits: the edits in SQL whose columns are staged and which `run` runs.
  init(edits: [Edit], definitions: Definitions, workFolder: String, threads: Int) throws {
    self.definitions = definitions
    self.edits = edits
    engine = try DuckDBEngine(
      .init(threads: threads, memoryLimit: Self.memoryLimit, temporaryFolder: workFolder + "/spill"))
    for (table, fields) in Self.inputs(of: edits) {
      let definition = definitions.standard.tables[table]
      let columns = fields.map { (definition.fields[$0].sqlName, Self.type(definition.fields[$0].type)) }
      let staged = try StagingTable(
        engine, name: definition.sqlName, columns: [("row_number_in_table", .integer)] + columns)
      tables[table] = StagedTable(table: staged, fields: fields)
    }
  }

  /// Fields that any edit reads, by table.
  private static func inputs(of edits: [Edit]) -> [(table: Int, fields: [Int])] {
    var fields: [Int: Set<Int>] = [:]
    for edit in edits {
      guard case .sql(let statement) = edit.kind else { continue }
      for input in statement.reads { fields[input.table, default: []].formUnion(input.fields) }
    }
    return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  private static func type(_ type: StandardType) -> StagingType {
    switch type {
    case .date: .date
    case .money: .decimal
    default: .ubigint
    }
  }

  /// What takes the typed batches of a table; `nil` where no edit reads it.
  func stage(
    _ table: Int
  ) -> ((TypedBatch, _ firstRow: Int, _ count: Int, _ isRejected: UnsafePointer<UInt8>) throws -> Void)? {
    guard let staged = tables[table] else { return nil }
    let rows = ColumnBuffer()
    let columns = staged.fields.map { _ in ColumnBuffer() }
    return { typed, firstRow, count, isRejected in
      var kept = 0
      for row in 0..<count where isRejected[row] == 0 {
        rows.values[kept] = Int64(firstRow + row)
        for (column, field) in zip(columns, staged.fields) {
          column.values[kept] = typed.values(field)[row]
          column.valid[kept] = typed.status(field)[row] == 1 ? 1 : 0
        }
        kept += 1
      }
      guard kept > 0 else { return }
      let values: [StagingValues] =
        [.numbers(rows.values, valid: nil)] + columns.map { .numbers($0.values, valid: $0.valid) }
      try self.lock.withLock { try staged.table.append(values, count: kept) }
    }
  }

  /// Fields that are staged of a table.
  func fields(_ table: Int) -> [Int] { tables[table]?.fields ?? [] }
  /// Tables that are staged, in their order.
  var stagedTables: [Int] { tables.keys.sorted() }

  /// Runs the edits in SQL, in the order of their numbers.
  func run(
    failing: (_ table: Int, LateFinding, Severity) -> Void, examined: (_ table: Int, _ edit: String) -> Void
  ) throws {
    for (_, staged) in tables { try staged.table.finish() }
    for edit in edits {
      guard case .sql(let statement) = edit.kind, let table = edit.table else { continue }
      let definition = definitions.standard.tables[table]
      try engine.query(statement.statement, file: statement.path) { row in
        guard let number = try row.int64(0) else { return }
        let field = try row.string(1).flatMap(definition.index(of:))
        failing(
          table,
          LateFinding(
            edit: edit.number, row: Int(number), field: field, value: try row.text(2), expected: try row.text(3)),
          edit.severity)
      }
      examined(table, edit.number)
    }
  }
}

/// One column of a batch on its way into the engine.
private final class ColumnBuffer {
  let values = UnsafeMutablePointer<Int64>.allocate(capacity: RecordBatch.capacity)
  let valid = UnsafeMutablePointer<UInt8>.allocate(capacity: RecordBatch.capacity)

  deinit {
    values.deallocate()
    valid.deallocate()
  }
}
