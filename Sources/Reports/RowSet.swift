import Warehouse

/// The rows of a base table, each with a key of its own, in a form that another table's rows can be held against without
/// sorting either: how many, and the sum of the hashes of their keys.
struct RowSet: Equatable {
  var count: Int64
  var hashSum: Int128

  /// - Throws: `ReportError.unsound` where two rows have one key; `EngineError`.
  init(table: String, key: String, engine: any SQLEngine) throws {
    var distinct: Int64 = 0
    var found = RowSet(count: 0, hashSum: 0)
    try engine.query(
      """
      SELECT COUNT(*) AS row_count, COUNT(DISTINCT \(key)) AS key_count, \(engine.hashSum(of: key)) AS hash_sum
      FROM \(table)
      """, file: table
    ) { row in
      found.count = try row.int64(0) ?? 0
      distinct = try row.int64(1) ?? 0
      found.hashSum = try row.string(2).flatMap { Int128($0) } ?? 0
    }
    guard distinct == found.count else {
      throw ReportError.unsound(line: table, reason: "\(found.count) rows have \(distinct) different keys")
    }
    self = found
  }

  init(count: Int64, hashSum: Int128) {
    self.count = count
    self.hashSum = hashSum
  }
}
