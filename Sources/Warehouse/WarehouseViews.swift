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
      try engine.createView(
        table.sqlName, columns: TableLoader.columns(of: table), parquet: files(of: table, selection))
    }
  }

  private func files(of table: StandardTable, _ selection: SnapshotSelection) -> [String] {
    selection.snapshots.flatMap { snapshot in
      snapshot.tables.filter { $0.table == table.name }.map { folder.path($0.file) }
    }
  }

  /// As `create`, for somebody who looks around: personal texts read as `***`, personal dates as NULL. A table that has
  /// some is copied without them where the query names it, so that nobody needs to read its files.
  /// - Returns: the folders of the other tables' files, which the query reads.
  /// - Throws: `EngineError`.
  public func createMasked(
    _ selection: SnapshotSelection, on engine: DuckDBEngine, for query: String
  ) throws -> [String] {
    var read: [String] = []
    for table in extract.tables {
      let masks = table.fields.filter(\.isPersonal).map { MaskedColumn(name: $0.sqlName, isDate: $0.type == .date) }
      let isRead = try engine.createView(
        table.sqlName, columns: TableLoader.columns(of: table), parquet: files(of: table, selection), masks: masks,
        for: query)
      if isRead { read.append(folder.path("warehouse/\(table.name)/")) }
    }
    return read
  }
}
