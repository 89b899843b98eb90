import Records
import Warehouse

/// A row of a standard table, read by the names of its columns.
struct TableRow {
  let table: String
  let columns: [String]
  let row: Row

  func text(_ index: Int) throws -> String? { try row.string(index) }
  func day(_ index: Int) throws -> DayNumber? { try row.day(index) }
  func isYes(_ index: Int) throws -> Bool { try row.string(index) == "Y" }

  func requiredText(_ index: Int) throws -> String { try required(try row.string(index), index) }
  func requiredDay(_ index: Int) throws -> DayNumber { try required(try row.day(index), index) }
  func requiredCents(_ index: Int) throws -> Int64 { try required(try row.cents(index)?.value, index) }

  /// The code in a column that must have one of its words.
  func code<Code: RawRepresentable<String>>(_: Code.Type, _ index: Int) throws -> Code {
    try required(try row.string(index).flatMap(Code.init), index)
  }

  /// From one column to another.
  func span(_ from: Int, _ to: Int) throws -> Span { Span(from: try requiredDay(from), to: try day(to)) }

  private func required<Value>(_ value: Value?, _ index: Int) throws -> Value {
    guard let value else { throw RecountError.row(table: table, column: columns[index]) }
    return value
  }
}

/// Reads standard tables row by row: `SELECT columns FROM table`, and nothing else.
struct TableReader {
  let engine: any SQLEngine

  func each(_ table: String, _ columns: [String], _ body: (TableRow) throws -> Void) throws {
    try engine.query("SELECT \(columns.joined(separator: ", ")) FROM \(table)") { row in
      try body(TableRow(table: table, columns: columns, row: row))
    }
  }
}
