import Records

extension DuckDBEngine {
  /// Rows in a row group of a snapshot file; fixed, so that the same rows give the same bytes.
  static let rowGroupSize = 122_880

  /// Writes a loader's rows to a Parquet file, in their order, with constant memory. The same rows give the same bytes,
  /// provided that the engine runs with one thread.
  /// - Parameter condition: an SQL condition on the columns; only rows that meet it are written.
  /// - Returns: rows written.
  /// - Throws: what the loader's `next` threw, `LoaderError`, `EngineError`.
  @discardableResult
  public func writeParquet(_ loader: TableLoader, to path: String, where condition: String? = nil) throws -> Int {
    try sources.reading(loader) { call in
      try execute(
        "COPY (SELECT * FROM \(call)\(condition.map { " WHERE \($0)" } ?? "")) TO \(SQLText.quoted(path)) "
          + SQLText.parquetOptions)
    }
    if condition == nil { return loader.rowCount }
    return Int(try count("SELECT COUNT(*) FROM read_parquet(\(SQLText.quoted(path)))"))
  }

  /// Writes what a query gives to a Parquet file, as `writeParquet` does for a loader.
  public func writeParquet(query: String, to path: String, file: String? = nil) throws {
    try execute("COPY (\(query)) TO \(SQLText.quoted(path)) " + SQLText.parquetOptions, file: file)
  }

  /// Makes a temporary table of a loader's rows.
  public func createTable(_ name: String, from loader: TableLoader) throws {
    try sources.reading(loader) { call in
      try execute("CREATE OR REPLACE TEMP TABLE \(name) AS SELECT * FROM \(call)")
    }
  }
}

/// Pieces of SQL text.
public enum SQLText {
  static let parquetOptions =
    "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE \(DuckDBEngine.rowGroupSize))"

  /// A text as SQL: a literal, or literals joined by `chr(0)` where it has zero bytes, since one would end the statement.
  public static func quoted(_ text: String) -> String {
    var literal = "'"
    var isJoined = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": literal += "''"
      case "\0":
        literal += "' || chr(0) || '"
        isJoined = true
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return isJoined ? "(\(literal)')" : literal + "'"
  }
}

extension DuckDBEngine {
  /// Writes what a query gives to a CSV file with a header, NULL as blank.
  public func writeCSV(query: String, to path: String) throws {
    try execute("COPY (\(query)) TO \(SQLText.quoted(path)) (FORMAT csv, HEADER true)")
  }
}
