import Records
import Warehouse

/// A small table that is made of values here, so that statements can read it.
struct EngineTable {
  enum Value {
    case text(String)
    case day(DayNumber?)
    case integer(Int64)
  }

  let name: String
  /// Name and SQL type.
  let columns: [(name: String, type: String)]

  /// Blank texts are NULL. - Throws: `EngineError`.
  func create(_ rows: [[Value]], on engine: any SQLEngine) throws {
    let blanks = columns.map { "CAST(NULL AS \($0.type)) AS \($0.name)" }.joined(separator: ", ")
    try engine.createTable(name, as: "SELECT \(blanks) WHERE 1 = 0", file: nil)
    var rest = rows[...]
    while !rest.isEmpty {
      let lines = rest.prefix(500).map { "(" + $0.map(literal).joined(separator: ", ") + ")" }
      try engine.execute("INSERT INTO \(name) VALUES " + lines.joined(separator: ", "))
      rest = rest.dropFirst(500)
    }
  }

  private func literal(_ value: Value) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "NULL" : SQLText.quoted(text)
    case .day(let day): day.map { "DATE '\($0)'" } ?? "NULL"
    case .integer(let number): String(number)
    }
  }
}
