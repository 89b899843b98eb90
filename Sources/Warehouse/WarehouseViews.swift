import Layouts

/// Makes the standard tables of a selection of snapshots readable in SQL under their SQL names (`cases`, `case_period`,
/// `event` with `on_date` …), with the origin columns after those of the table. A table without a file is empty.
public struct WarehouseViews {
  public let folder: WarehouseFolder
  public let extract: StandardExtract

  public init(folder: WarehouseFolder, extract: StandardExtract) {
    self.folder = folder
    self.extract = extract
  }

  /// - Throws: `EngineError`.
  public func create(_ selection: SnapshotSelection, on engine: any SQLEngine) throws {
    for table in extract.tables {
      let files = selection.snapshots.flatMap { snapshot in
        snapshot.tables.filter { $0.table == table.name }.map { folder.path($0.file) }
      }
      try engine.createView(table.sqlName, columns: TableLoader.columns(of: table), parquet: files)
    }
  }

  /// As `create`, for somebody who looks around: personal texts read as `***`, personal dates as NULL.
  public func createMasked(_ selection: SnapshotSelection, on engine: DuckDBEngine) throws {
    try create(selection, on: engine)
    for table in extract.tables where table.fields.contains(where: \.isPersonal) {
      let files = selection.snapshots.flatMap { snapshot in
        snapshot.tables.filter { $0.table == table.name }.map { folder.path($0.file) }
      }
      guard !files.isEmpty else { continue }
      let personal = table.fields.filter(\.isPersonal).map { field in
        field.type == .date
          ? "CAST(NULL AS DATE) AS \(field.sqlName)"
          : "CASE WHEN \(field.sqlName) IS NULL THEN NULL ELSE '***' END AS \(field.sqlName)"
      }
      try engine.execute(
        "CREATE OR REPLACE TEMP VIEW \(table.sqlName) AS SELECT * REPLACE (\(personal.joined(separator: ", "))) "
          + "FROM read_parquet([\(files.map(SQLText.quoted).joined(separator: ", "))], hive_partitioning = false)")
    }
  }
}
