import Layouts

/// A table of the registry as SQL sees it (`schemas/warehouse/employer-tables.yaml`).
public struct RegistryTable: Sendable {
  public struct Column: Sendable {
    public var name: String
    public var type: SQLColumnType
    /// What it holds, for the reader of the catalogue.
    public var says: String
    public var isPersonal: Bool
  }

  /// What a row is of. The names are those of the tables.
  public enum Subject: String, CaseIterable, Sendable {
    case employer
    case value = "employer_value"
    case sighting = "employer_sighting"
    case decision = "employer_decision"
    case load = "employer_load"
  }

  public var subject: Subject
  public var title: String
  public var columns: [Column]

  public static let path = "schemas/warehouse/employer-tables.yaml"

  /// - Throws: `DefinitionError` with file and line, also where a column is none that the registry has.
  public static func loadAll(root: String) throws -> [RegistryTable] {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    _ = try map.string("title")
    let tables = try map.list("tables").map { node in
      let entry = try node.map()
      let subject: Subject = try entry.word("table")
      var columns: [Column] = []
      for node in try entry.list("columns") {
        let column = try node.map()
        let made = Column(
          name: try column.string("name"), type: try column.optionalWord("type") ?? .text,
          says: try column.string("says"), isPersonal: try column.bool("personal", default: false))
        guard RegistryTables.columns(of: subject).contains(made.name) else {
          throw column.fail("name", "\(made.name) is no column of \(subject.rawValue)")
        }
        guard !columns.contains(where: { $0.name == made.name }) else { throw column.fail("name", "comes twice") }
        try column.finish()
        columns.append(made)
      }
      let table = RegistryTable(subject: subject, title: try entry.string("title"), columns: columns)
      try entry.finish()
      return table
    }
    guard Set(tables.map(\.subject)).count == tables.count else { throw map.fail("tables", "a table comes twice") }
    try map.finish()
    return tables
  }
}
