import Extract
import Layouts
import Records
import Warehouse

/// The rows of one transmission while it is read: in the engine, which spills to disk, until it is known which batches
/// are refused.
final class PartnerStaging {
  private let engine: DuckDBEngine
  private var tables: [String: (staging: StagingTable, table: PartnerTable)] = [:]

  /// - Throws: `EngineError`.
  init(temporaryFolder: String) throws {
    engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "128MB", temporaryFolder: temporaryFolder))
  }

  /// - Throws: `EngineError`.
  func append(_ rows: PartnerRows) throws {
    let name = rows.table.name
    if tables[name] == nil {
      let columns =
        [("source_line", StagingType.bigint), ("in_batch", .bigint)]
        + rows.table.columns.map { ($0.name, Self.type($0.type)) }
      tables[name] = (try StagingTable(engine, name: "staged_" + name, columns: columns), rows.table)
    }
    var values: [StagingValues] = [
      .numbers(UnsafePointer(rows.lines), valid: nil), .numbers(UnsafePointer(rows.batches), valid: nil),
    ]
    for (position, column) in rows.table.columns.enumerated() {
      values.append(
        column.type == .text
          ? .texts(bytes: UnsafePointer(rows.bytes), starts: rows.starts(position), lengths: rows.lengths(position))
          : .numbers(rows.numbers(position), valid: rows.valid(position)))
    }
    try tables[name]?.staging.append(values, count: rows.count)
  }

  /// Writes the rows outside of refused batches, one file a table. - Throws: `EngineError`.
  /// - Returns: rows by table.
  func write(
    transmission: String, file: String, receivedOn: DayNumber, without refused: [Int], to path: (String) -> String
  ) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    try engine.execute("CREATE OR REPLACE TEMP TABLE refused_batch (number BIGINT)")
    for start in stride(from: 0, to: refused.count, by: 1000) {
      let numbers = refused[start..<min(start + 1000, refused.count)].map { "(\($0))" }.joined(separator: ", ")
      try engine.execute("INSERT INTO refused_batch VALUES \(numbers)")
    }
    for name in tables.keys.sorted() {
      guard let (staging, table) = tables[name] else { continue }
      try staging.finish()
      let condition = refused.isEmpty ? "" : " WHERE in_batch NOT IN (SELECT number FROM refused_batch)"
      // Rows keep the order in which they were appended, that of the file: one thread, and nothing to sort.
      let kept = "FROM staged_\(name)\(condition)"
      let rows = Int(try engine.count("SELECT COUNT(*) \(kept)"))
      guard rows > 0 else { continue }
      try engine.writeParquet(
        query:
          """
          SELECT \(SQLText.quoted(transmission)) AS transmission, \(SQLText.quoted(file)) AS source_file, source_line,
            DATE '\(receivedOn)' AS received_on, \(table.columns.map(\.name).joined(separator: ", "))
          \(kept)
          """, to: path(name))
      counts[name] = rows
    }
    return counts
  }

  private static func type(_ type: SQLColumnType) -> StagingType {
    switch type {
    case .text: .varchar
    case .date: .date
    case .money: .decimal
    case .integer: .integer
    }
  }
}
