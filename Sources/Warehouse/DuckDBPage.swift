import CDuckDB

/// The columns of a DuckDB result and how their values are stored.
final class DuckDBShape {
  let columns: [ResultColumn]
  /// Physical type of each column's vector.
  let storage: [duckdb_type]

  init(_ result: inout duckdb_result) {
    var columns: [ResultColumn] = []
    var storage: [duckdb_type] = []
    for column in 0..<duckdb_column_count(&result) {
      var type = duckdb_column_logical_type(&result, column)
      defer { duckdb_destroy_logical_type(&type) }
      let id = duckdb_get_type_id(type)
      let kind: ResultColumn.Kind
      switch id {
      case DUCKDB_TYPE_BOOLEAN: kind = .boolean
      case DUCKDB_TYPE_TINYINT, DUCKDB_TYPE_SMALLINT, DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_UTINYINT,
        DUCKDB_TYPE_USMALLINT, DUCKDB_TYPE_UINTEGER, DUCKDB_TYPE_UBIGINT, DUCKDB_TYPE_HUGEINT:
        kind = .integer
      case DUCKDB_TYPE_DATE: kind = .date
      case DUCKDB_TYPE_DECIMAL: kind = .decimal(scale: Int(duckdb_decimal_scale(type)))
      case DUCKDB_TYPE_VARCHAR: kind = .varchar
      case DUCKDB_TYPE_FLOAT, DUCKDB_TYPE_DOUBLE: kind = .double
      default: kind = .unsupported
      }
      columns.append(ResultColumn(name: String(cString: duckdb_column_name(&result, column)), kind: kind))
      storage.append(id == DUCKDB_TYPE_DECIMAL ? duckdb_decimal_internal_type(type) : id)
    }
    self.columns = columns
    self.storage = storage
  }
}

/// Up to 2,048 rows of a DuckDB result; it owns their chunk.
final class DuckDBPage: ResultPage {
  private var chunk: duckdb_data_chunk?
  private let shape: DuckDBShape
  let rowCount: Int
  /// `nil` for a column of a type without values of its own, such as STRUCT, which is `unsupported`.
  private let values: [UnsafeMutableRawPointer?]
  private let validity: [UnsafeMutablePointer<UInt64>?]

  init(_ chunk: duckdb_data_chunk, shape: DuckDBShape) {
    self.chunk = chunk
    self.shape = shape
    rowCount = Int(duckdb_data_chunk_get_size(chunk))
    let vectors = shape.columns.indices.map { duckdb_data_chunk_get_vector(chunk, idx_t($0)) }
    values = vectors.map { duckdb_vector_get_data($0) }
    validity = vectors.map { duckdb_vector_get_validity($0) }
  }

  deinit { duckdb_destroy_data_chunk(&chunk) }

  var columns: [ResultColumn] { shape.columns }

  func isNull(column: Int, row: Int) -> Bool {
    guard let mask = validity[column] else { return false }
    return mask[row >> 6] & (1 << UInt64(row & 63)) == 0
  }

  func varchar(column: Int, row: Int) -> String {
    String(decoding: varcharBytes(column: column, row: row), as: UTF8.self)
  }

  func varcharBytes(column: Int, row: Int) -> UnsafeBufferPointer<UInt8> {
    let slot = values[column]! + row * 16
    let length = Int(slot.load(as: UInt32.self))
    let start = length <= 12 ? slot + 4 : (slot + 8).load(as: UnsafeMutableRawPointer.self)
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: length)
  }

  func integer(column: Int, row: Int) -> Int64? {
    func at<Value: FixedWidthInteger>(_: Value.Type) -> Int64? {
      Int64(exactly: values[column]!.load(fromByteOffset: row * MemoryLayout<Value>.stride, as: Value.self))
    }
    switch shape.storage[column] {
    case DUCKDB_TYPE_BOOLEAN, DUCKDB_TYPE_UTINYINT: return at(UInt8.self)
    case DUCKDB_TYPE_TINYINT: return at(Int8.self)
    case DUCKDB_TYPE_SMALLINT: return at(Int16.self)
    case DUCKDB_TYPE_USMALLINT: return at(UInt16.self)
    case DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_DATE: return at(Int32.self)
    case DUCKDB_TYPE_UINTEGER: return at(UInt32.self)
    case DUCKDB_TYPE_BIGINT: return at(Int64.self)
    case DUCKDB_TYPE_UBIGINT: return at(UInt64.self)
    case DUCKDB_TYPE_HUGEINT:
      let wide = values[column]!.load(fromByteOffset: row * 16, as: duckdb_hugeint.self)
      let low = Int64(bitPattern: wide.lower)
      return wide.upper == (low < 0 ? -1 : 0) ? low : nil
    default: return nil
    }
  }

  func double(column: Int, row: Int) -> Double {
    shape.storage[column] == DUCKDB_TYPE_FLOAT
      ? Double(values[column]!.load(fromByteOffset: row * 4, as: Float.self))
      : values[column]!.load(fromByteOffset: row * 8, as: Double.self)
  }
}
