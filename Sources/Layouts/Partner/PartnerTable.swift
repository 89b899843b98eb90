/// A table that records of partners' files become, whatever layout they came in
/// (`schemas/warehouse/partner-tables.yaml`).
public struct PartnerTable: Sendable {
  public struct Column: Sendable {
    public var name: String
    public var type: SQLColumnType
    public var isPersonal: Bool
    /// What it holds, where its name does not say it.
    public var says: String?
  }

  /// Where a row came from; these stand before the table's own columns.
  public static let origin: [(name: String, type: String)] = [
    ("transmission", "VARCHAR"), ("source_file", "VARCHAR"), ("source_line", "BIGINT"), ("received_on", "DATE"),
  ]

  public var name: String
  public var title: String
  public var columns: [Column]

  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// Name and SQL type of all columns, those of the origin first.
  public var sqlColumns: [(name: String, type: String)] { Self.origin + columns.map { ($0.name, $0.type.sql) } }

  /// - Throws: `DefinitionError`.
  public static func loadAll(path: String) throws -> [PartnerTable] {
    let map = try StrictYAML.load(path: path).map()
    _ = try map.string("title")
    var tables: [PartnerTable] = []
    for node in try map.list("tables") {
      let entry = try node.map()
      let columns = try entry.list("columns").map { node in
        let column = try node.map()
        let made = Column(
          name: try column.string("name"), type: try column.optionalWord("type") ?? .text,
          isPersonal: try column.bool("personal", default: false), says: try column.optionalString("says"))
        try column.finish()
        return made
      }
      let table = PartnerTable(name: try entry.string("table"), title: try entry.string("title"), columns: columns)
      guard Set((origin.map(\.name) + columns.map(\.name))).count == origin.count + columns.count else {
        throw entry.fail("columns", "a name comes twice")
      }
      guard !tables.contains(where: { $0.name == table.name }) else { throw entry.fail("table", "comes twice") }
      try entry.finish()
      tables.append(table)
    }
    try map.finish()
    return tables
  }
}
