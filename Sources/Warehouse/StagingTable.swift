import CDuckDB

/// The type of a column of a staging table.
public enum StagingType: Sendable {
  case bigint, integer, ubigint, utinyint
  /// Numbers are days since 1970-01-01.
  case date
  /// `DECIMAL(14,2)`; numbers are cents.
  case decimal
  case varchar

  var sql: String {
    switch self {
    case .bigint: "BIGINT"
    case .integer: "INTEGER"
    case .ubigint: "UBIGINT"
    case .utinyint: "UTINYINT"
    case .date: "DATE"
    case .decimal: "DECIMAL(14,2)"
    case .varchar: "VARCHAR"
    }
  }

  fileprivate func logicalType() -> duckdb_logical_type? {
    switch self {
    case .bigint: duckdb_create_logical_type(DUCKDB_TYPE_BIGINT)
    case .integer: duckdb_create_logical_type(DUCKDB_TYPE_INTEGER)
    case .ubigint: duckdb_create_logical_type(DUCKDB_TYPE_UBIGINT)
    case .utinyint: duckdb_create_logical_type(DUCKDB_TYPE_UTINYINT)
    case .date: duckdb_create_logical_type(DUCKDB_TYPE_DATE)
    case .decimal: duckdb_create_decimal_type(14, 2)
    case .varchar: duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)
    }
  }
}

/// The values of one column for a number of rows.
public enum StagingValues {
  /// For every type but `varchar`; a `ubigint` is passed by its bits. Where `valid` is given, a row with 0 in it is
  /// NULL.
  case numbers(UnsafePointer<Int64>, valid: UnsafePointer<UInt8>?)
  /// For `varchar`: ranges of `bytes`; an empty one is NULL. The text must be UTF-8.
  case texts(bytes: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, lengths: UnsafePointer<UInt32>)
}

/// A temporary table that is filled column by column from arrays, chunk by chunk.
public final class StagingTable {
  public let name: String
  private let columns: [(name: String, type: StagingType)]
  private var appender: duckdb_appender?
  private var chunk: duckdb_data_chunk?
  private let engine: DuckDBEngine

  /// Makes the table; a temporary table of that name is replaced.
  /// - Throws: `EngineError`.
  public init(_ engine: DuckDBEngine, name: String, columns: [(name: String, type: StagingType)]) throws {
    self.engine = engine
    self.name = name
    self.columns = columns
    let declared = columns.map { "\($0.name) \($0.type.sql)" }.joined(separator: ", ")
    try engine.execute("CREATE OR REPLACE TEMP TABLE \(name) (\(declared))")
    guard duckdb_appender_create(engine.connection, nil, name, &appender) == 0 else {
      defer { duckdb_appender_destroy(&appender) }
      throw failure()
    }
    var types = columns.map { $0.type.logicalType() }
    chunk = duckdb_create_data_chunk(&types, idx_t(types.count))
    for index in types.indices { duckdb_destroy_logical_type(&types[index]) }
  }

  deinit {
    duckdb_destroy_data_chunk(&chunk)
    duckdb_appender_destroy(&appender)
  }

  /// Appends rows, given as one entry a column in the table's order.
  /// - Throws: `EngineError`; text that is not UTF-8 is one.
  public func append(_ values: [StagingValues], count: Int) throws {
    precondition(values.count == columns.count, "one array for each column of \(name)")
    guard let chunk else { preconditionFailure("\(name) is finished") }
    let capacity = Int(duckdb_vector_size())
    var first = 0
    while first < count {
      let rows = min(capacity, count - first)
      duckdb_data_chunk_reset(chunk)
      for (index, column) in columns.enumerated() {
        let vector = VectorFill(duckdb_data_chunk_get_vector(chunk, idx_t(index)))
        try fill(vector, column, values[index], first: first, count: rows)
      }
      duckdb_data_chunk_set_size(chunk, idx_t(rows))
      if duckdb_append_data_chunk(appender, chunk) != 0 { throw failure() }
      first += rows
    }
  }

  /// Makes all rows visible to queries. Nothing can be appended after it.
  public func finish() throws {
    if duckdb_appender_flush(appender) != 0 { throw failure() }
    duckdb_destroy_data_chunk(&chunk)
    duckdb_appender_destroy(&appender)
  }

  private func fill(
    _ vector: VectorFill, _ column: (name: String, type: StagingType), _ values: StagingValues, first: Int, count: Int
  ) throws {
    var vector = vector
    switch values {
    case .numbers(let numbers, let valid):
      let numbers = numbers + first
      switch column.type {
      case .bigint, .ubigint, .decimal: vector.copy(numbers, count: count)
      case .integer, .date:
        for row in 0..<count { vector.set(Int32(truncatingIfNeeded: numbers[row]), at: row) }
      case .utinyint:
        for row in 0..<count { vector.set(UInt8(truncatingIfNeeded: numbers[row]), at: row) }
      case .varchar: preconditionFailure("\(name).\(column.name) takes texts")
      }
      if let valid {
        for row in 0..<count where valid[first + row] == 0 { vector.setNull(row) }
      }
    case .texts(let bytes, let starts, let lengths):
      precondition(column.type == .varchar, "\(name).\(column.name) takes numbers")
      for row in 0..<count {
        let length = Int(lengths[first + row])
        if length == 0 {
          vector.setNull(row)
        } else if !vector.set(bytes + Int(starts[first + row]), count: length, at: row) {
          throw EngineError.columnType(column: "\(name).\(column.name)", expected: "UTF-8")
        }
      }
    }
  }

  private func failure() -> EngineError {
    .statement(duckdb_appender_error(appender).map { String(cString: $0) } ?? "", file: name)
  }
}
