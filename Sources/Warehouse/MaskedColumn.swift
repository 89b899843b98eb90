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
  /// Copies the rows of Parquet files into a table that lives as long as the engine, some columns masked.
  /// - Throws: `EngineError`.
  public func createMaskedTable(_ name: String, _ masks: [MaskedColumn], parquet files: [String]) throws {
    try createTable(
      name,
      as: "SELECT * REPLACE (\(masks.map(\.sql).joined(separator: ", "))) "
        + "FROM read_parquet([\(files.map(SQLText.quoted).joined(separator: ", "))], hive_partitioning = false)",
      file: nil)
  }
}
