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
}
