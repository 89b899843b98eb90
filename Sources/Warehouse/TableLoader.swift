import CDuckDB
import Layouts
import Records

/// The accepted records of one standard table on their way into the engine: batches are pulled one after another and
/// written straight into DuckDB's vectors, so memory does not grow with the table.
///
/// Columns: the table's fields in their order under their SQL names (dates as DATE, money as DECIMAL(14,2), everything
/// else as VARCHAR, blank as NULL), then `sender`, `source_file` (VARCHAR), `source_line` and `source_byte` (BIGINT;
/// 1-based line, 0-based byte offset of the record in the unpacked file).
public final class TableLoader {
  /// Columns that every row of the warehouse carries after those of its table.
  public static let originColumns = ["sender", "source_file", "source_line", "source_byte"]

  public let table: StandardTable
  public let sender: String
  /// File that the rows of the batch come from. `next` may change it before it returns a batch of another file.
  public var sourceFile: String
  /// Rows written so far.
  public internal(set) var rowCount = 0

  let next: () throws -> RecordBatch?
  let isRejected: ((RecordBatch, Int) -> Bool)?
  let blankFields: ((RecordBatch, Int) -> [Int])?

  var batch: RecordBatch?
  /// Next row of `batch` to be written.
  var position = 0
  var picked: [Int32] = []
  /// What `next` threw, or a value that cannot be stored: it stops the statement and is thrown again after it.
  var failure: (any Error)?

  /// - Parameters:
  ///   - isRejected: leaves out a row of a batch (a record that went to quarantine).
  ///   - blankFields: fields of a row that read as blank (bad values in `person`), as indices into `table.fields`.
  ///   - next: the next batch, whose field `f` is `table.fields[f]`; `nil` at the end. A batch is done with when the
  ///     next one is asked for.
  public init(
    table: StandardTable, sender: String, sourceFile: String, isRejected: ((RecordBatch, Int) -> Bool)? = nil,
    blankFields: ((RecordBatch, Int) -> [Int])? = nil, next: @escaping () throws -> RecordBatch?
  ) {
    self.table = table
    self.sender = sender
    self.sourceFile = sourceFile
    self.isRejected = isRejected
    self.blankFields = blankFields
    self.next = next
  }

  /// Name and SQL type of every column of a table in the warehouse, in order: those that are loaded, then those derived.
  public static func columns(of table: StandardTable) -> [(name: String, type: String)] {
    loadedColumns(of: table) + (table.derivation?.columns ?? [])
  }

  static func loadedColumns(of table: StandardTable) -> [(name: String, type: String)] {
    table.fields.map { ($0.sqlName, sqlType($0.type)) } + origin
  }

  /// Where a row came from; these stand behind the table's own columns.
  public static let origin: [(name: String, type: String)] = [
    ("sender", "VARCHAR"), ("source_file", "VARCHAR"), ("source_line", "BIGINT"), ("source_byte", "BIGINT"),
  ]

  static func sqlType(_ type: StandardType) -> String {
    switch type {
    case .date: "DATE"
    case .money: "DECIMAL(14,2)"
    case .id, .flag, .code, .digits, .text: "VARCHAR"
    }
  }

  /// Declares the columns of the table function.
  func bind(_ info: duckdb_bind_info) {
    for (name, type) in Self.loadedColumns(of: table) {
      var logical: duckdb_logical_type? =
        switch type {
        case "DATE": duckdb_create_logical_type(DUCKDB_TYPE_DATE)
        case "DECIMAL(14,2)": duckdb_create_decimal_type(14, 2)
        case "BIGINT": duckdb_create_logical_type(DUCKDB_TYPE_BIGINT)
        default: duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)
        }
      duckdb_bind_add_result_column(info, name, logical)
      duckdb_destroy_logical_type(&logical)
    }
  }

  /// Fills a chunk with up to 2,048 rows; an empty one is the end. Chunks are filled to the brim whatever the sizes of
  /// the batches, so what is written depends on the rows alone.
  func fill(_ chunk: duckdb_data_chunk) throws {
    let capacity = RecordBatch.capacity
    var filled = 0
    while filled < capacity {
      guard let batch = try currentBatch() else { break }
      picked.removeAll(keepingCapacity: true)
      while position < batch.count, filled + picked.count < capacity {
        if isRejected?(batch, position) != true { picked.append(Int32(truncatingIfNeeded: position)) }
        position += 1
      }
      try ChunkFill(loader: self, batch: batch, chunk: chunk, firstRow: filled).run()
      filled += picked.count
    }
    duckdb_data_chunk_set_size(chunk, idx_t(filled))
    rowCount += filled
  }

  private func currentBatch() throws -> RecordBatch? {
    while batch == nil || position >= batch!.count {
      batch = try next()
      position = 0
      guard let batch else { return nil }
      guard batch.fieldCount >= table.fields.count else {
        throw LoaderError.fieldCount(table: table.name, found: batch.fieldCount, expected: table.fields.count)
      }
    }
    return batch
  }
}

/// Something that should have been found before loading. It names a place and never a value.
public enum LoaderError: Error, Equatable, CustomStringConvertible {
  /// A batch with fewer fields than its table.
  case fieldCount(table: String, found: Int, expected: Int)
  /// A value that is not of its field's type, in a record that was not rejected.
  case value(table: String, field: String, file: String, line: Int)

  public var description: String {
    switch self {
    case .fieldCount(let table, let found, let expected):
      "\(table): a batch has \(found) fields, expected \(expected)"
    case .value(let table, let field, let file, let line):
      "\(file):\(line): \(table).\(field) cannot be stored, and its record was not rejected"
    }
  }
}
