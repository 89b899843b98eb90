import Layouts

extension StagedSnapshot {
  /// Adds the derived columns to the tables that have been written and have some. It reads nothing but the snapshot.
  /// - Parameter engine: an engine with one thread, so that rows keep their order.
  /// - Throws: `EngineError`, `DiskError`.
  public func derive(_ extract: StandardExtract, on engine: DuckDBEngine) throws {
    let written = Set(tables.map(\.table))
    for table in extract.tables {
      let files = written.contains(table.name) ? [path(of: table.name)] : []
      try engine.createView(table.sqlName, columns: TableLoader.loadedColumns(of: table), parquet: files)
    }
    for table in extract.tables where written.contains(table.name) {
      guard let derivation = table.derivation else { continue }
      let derived = path(of: table.name) + ".derived"
      try engine.writeParquet(query: derivation.sql, to: derived, file: derivation.file)
      try Disk.rename(derived, to: path(of: table.name))
    }
  }
}
