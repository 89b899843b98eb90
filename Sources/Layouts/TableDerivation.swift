/// Columns that follow from the records of the same delivery and are written beside them when it is loaded, so that no
/// report has to work them out again (`schemas/warehouse/<table>.sql`).
public struct TableDerivation: Sendable {
  /// Name and SQL type of each column added, in order.
  public var columns: [(name: String, type: String)]
  public var title: String
  public var citation: String
  /// Gives every row of the table once, in its order, with all its columns and then those added.
  public var sql: String
  public var file: String
}

extension TableDerivation {
  private static let types = ["DATE", "BOOLEAN", "VARCHAR", "BIGINT", "DECIMAL(14,2)"]

  /// - Throws: `DefinitionError`.
  init(path: String, table: String) throws {
    var header = try DefinitionHeader(path: path)
    guard try header.string("id") == table else { throw header.fail("id", "expected \(table)") }
    title = try header.string("title")
    citation = try header.string("citation")
    columns = []
    for part in try header.string("adds").split(separator: ", ") {
      let words = part.split(separator: " ").map(String.init)
      guard words.count == 2, Self.types.contains(words[1]) else {
        throw header.fail("adds", "expected `name TYPE, name TYPE` with one of \(Self.types.joined(separator: ", "))")
      }
      columns.append((words[0], words[1]))
    }
    file = path
    sql = try header.sql.filled([:], file: path)
    try header.finish()
  }
}
