import Layouts
import Warehouse

/// The partner tables for SQL: the rows of all accepted transmissions under the table's name.
public struct PartnerViews {
  private let ledger: PartnerLedger
  private let tables: [PartnerTable]

  /// - Throws: `DefinitionError`, `DiskError`, `PartnerLedger.Damaged`.
  public init(home: String, root: String) throws {
    ledger = try PartnerLedger(home: home)
    tables = try PartnerTable.loadAll(path: root + "/" + PartnerDefinitions.tablesPath)
  }

  /// - Parameter isMasked: personal texts read as `***`, personal dates as NULL.
  /// - Throws: `EngineError`.
  public func create(on engine: DuckDBEngine, isMasked: Bool) throws {
    for table in tables {
      let files = ledger.files(of: table.name)
      let personal = table.columns.filter(\.isPersonal)
      guard isMasked, !personal.isEmpty, !files.isEmpty else {
        try engine.createView(table.name, columns: table.sqlColumns, parquet: files)
        continue
      }
      let masks = personal.map { column in
        column.type == .date
          ? "CAST(NULL AS DATE) AS \(column.name)"
          : "CASE WHEN \(column.name) IS NULL THEN NULL ELSE '***' END AS \(column.name)"
      }
      try engine.execute(
        "CREATE OR REPLACE TEMP VIEW \(table.name) AS SELECT * REPLACE (\(masks.joined(separator: ", "))) "
          + "FROM read_parquet([\(files.map(SQLText.quoted).joined(separator: ", "))], hive_partitioning = false)")
    }
  }
}
