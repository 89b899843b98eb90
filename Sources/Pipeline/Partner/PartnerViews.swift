import Layouts
import Warehouse

/// The partner tables for SQL: the rows of all accepted transmissions under the table's name.
public struct PartnerViews {
  private let home: String
  private let ledger: PartnerLedger
  private let tables: [PartnerTable]

  /// - Throws: `DefinitionError`, `DiskError`, `PartnerLedger.Damaged`.
  public init(home: String, root: String) throws {
    self.home = home
    ledger = try PartnerLedger(home: home)
    tables = try PartnerTable.loadAll(path: root + "/" + PartnerDefinitions.tablesPath)
  }

  /// - Throws: `EngineError`.
  public func create(on engine: DuckDBEngine) throws {
    for table in tables {
      try engine.createView(table.name, columns: table.sqlColumns, parquet: ledger.files(of: table.name))
    }
  }

  /// As `create`; personal texts read as `***`, personal dates as NULL. A table that has some is copied without them
  /// where the query names it, so that nobody needs to read its files.
  /// - Returns: the folders of the other tables' files, which the query reads.
  /// - Throws: `EngineError`.
  public func createMasked(on engine: DuckDBEngine, for query: String) throws -> [String] {
    var read: [String] = []
    for table in tables {
      let masks = table.columns.filter(\.isPersonal).map { MaskedColumn(name: $0.name, isDate: $0.type == .date) }
      let isRead = try engine.createView(
        table.name, columns: table.sqlColumns, parquet: ledger.files(of: table.name), masks: masks, for: query)
      if isRead { read.append(PartnerLedger.folder(home: home, table: table.name)) }
    }
    return read
  }
}
