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

  /// As `create`, with only the rows that can have to do with a case, where they are few; they are copied, so that many
  /// statements can read them.
  /// - Throws: `EngineError`.
  public func create(_ selection: SnapshotSelection, around caseID: String, on engine: any SQLEngine) throws {
    let prefix = "whole_"
    for table in extract.tables {
      try engine.createView(
        prefix + table.sqlName, columns: TableLoader.columns(of: table), parquet: files(of: table, selection))
    }
    let near = try CaseNeighbourhood(of: caseID, prefix: prefix, on: engine)
    for table in extract.tables {
      let whole = "SELECT * FROM \(prefix)\(table.sqlName)"
      if near.isWithinLimit, let condition = CaseNeighbourhood.condition(table) {
        try engine.createTable(table.sqlName, as: whole + " WHERE " + condition, file: nil)
      } else {
        try engine.createView(table.sqlName, as: whole, file: nil)
      }
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
