/// A column whose values nobody sees: a text reads as `***`, a date as NULL.
public struct MaskedColumn: Sendable {
  public var name: String
  public var isDate: Bool

  public init(name: String, isDate: Bool) {
    self.name = name
    self.isDate = isDate
  }

  /// The column in a list of SELECT.
  public var sql: String {
    isDate ? "CAST(NULL AS DATE) AS \(name)" : "CASE WHEN \(name) IS NULL THEN NULL ELSE '***' END AS \(name)"
  }
}

extension DuckDBEngine {
  /// Makes Parquet files readable for somebody who looks around. A table with masked columns is copied without their
  /// values where the query names it, and is empty elsewhere, so that nobody needs to read its files.
  /// - Returns: whether the query reads the files.
  /// - Throws: `EngineError`.
  public func createView(
    _ name: String, columns: [(name: String, type: String)], parquet files: [String], masks: [MaskedColumn],
    for query: String
  ) throws -> Bool {
    if masks.isEmpty || files.isEmpty || !query.lowercased().contains(name.lowercased()) {
      try createView(name, columns: columns, parquet: masks.isEmpty ? files : [])
    } else {
      try createTable(
        name,
        as: "SELECT * REPLACE (\(masks.map(\.sql).joined(separator: ", "))) "
          + "FROM read_parquet([\(files.map(SQLText.quoted).joined(separator: ", "))], hive_partitioning = false)",
        file: nil)
    }
    return masks.isEmpty
  }
}
