/// What a column of a table holds that a definition in `schemas/warehouse` declares.
public enum SQLColumnType: String, CaseIterable, Sendable {
  case text, date, money, integer

  /// The name of the type in SQL.
  public var sql: String {
    switch self {
    case .text: "VARCHAR"
    case .date: "DATE"
    case .money: "DECIMAL(14,2)"
    case .integer: "INTEGER"
    }
  }
}
