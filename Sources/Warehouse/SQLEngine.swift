import Records

/// Runs SQL in the common subset of DuckDB and Spark SQL (see docs: one definition, every engine).
///
/// An engine is used by one thread at a time. `file` is the name of the SQL file that a statement was read from; it is
/// all that an error says about where it happened.
public protocol SQLEngine: AnyObject {
  /// Runs one or several statements whose results, if any, nobody wants.
  /// - Throws: `EngineError`.
  func execute(_ sql: String, file: String?) throws

  /// Runs one query and hands on its rows in their order. Each column of the query has a name of its own, and an
  /// `ORDER BY` says where NULL stands. `row` must not use the engine, and must not keep the row.
  /// - Returns: the columns of the result, in order.
  /// - Throws: `EngineError`, or what `row` throws.
  @discardableResult
  func query(_ sql: String, file: String?, row: (Row) throws -> Void) throws -> [ResultColumn]

  /// Makes a table of a query's rows that lives as long as the engine; one of that name is replaced.
  func createTable(_ name: String, as query: String, file: String?) throws

  /// Names a query, so that other statements can read it; a view of that name is replaced.
  func createView(_ name: String, as query: String, file: String?) throws

  /// Name and SQL type of the columns that a query would give.
  func columns(of query: String, file: String?) throws -> [(name: String, type: String)]

  /// An SQL aggregate: the sum of 64-bit hashes of a column's values, as a text of decimal digits.
  func hashSum(of column: String) -> String

  /// Makes a view over the rows of Parquet files that have these columns (name and SQL type), or an empty one where
  /// there are no files; a view of that name is replaced.
  func createView(_ name: String, columns: [(name: String, type: String)], parquet files: [String]) throws
}

extension SQLEngine {
  public func execute(_ sql: String) throws { try execute(sql, file: nil) }

  @discardableResult
  public func query(_ sql: String, row: (Row) throws -> Void) throws -> [ResultColumn] {
    try query(sql, file: nil, row: row)
  }

  /// The single whole number that a query gives, such as a count; 0 where it gives no row or NULL.
  public func count(_ sql: String, file: String? = nil) throws -> Int64 {
    var number: Int64 = 0
    try query(sql, file: file) { number = try $0.int64(0) ?? 0 }
    return number
  }
}

/// A column of a result.
public struct ResultColumn: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case boolean, integer, date, varchar, double
    /// Digits after the point.
    case decimal(scale: Int)
    /// A type that ivd has no use for; cast it to VARCHAR in the query.
    case unsupported
  }
  public var name: String
  public var kind: Kind

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// Some rows of a result, as an engine holds them. Only engines implement it; everybody else reads a `Row`.
public protocol ResultPage: AnyObject {
  var columns: [ResultColumn] { get }
  func isNull(column: Int, row: Int) -> Bool
  /// A value of a `varchar` column.
  func varchar(column: Int, row: Int) -> String
  /// The same as UTF-8 bytes, which must not be kept.
  func varcharBytes(column: Int, row: Int) -> UnsafeBufferPointer<UInt8>
  /// A boolean as 0 or 1, an integer, a date as its day number, a decimal without its point; `nil` where it does not
  /// fit 64 bits.
  func integer(column: Int, row: Int) -> Int64?
  func double(column: Int, row: Int) -> Double
}

/// One row of a result. Columns are counted from 0; NULL reads as `nil`.
public struct Row {
  let page: any ResultPage
  let index: Int

  public init(page: any ResultPage, index: Int) {
    self.page = page
    self.index = index
  }

  public var columns: [ResultColumn] { page.columns }

  public func isNull(_ column: Int) -> Bool { page.isNull(column: column, row: index) }

  /// - Throws: `EngineError.columnType` where the column is no text.
  public func string(_ column: Int) throws -> String? {
    guard columns[column].kind == .varchar else { throw mismatch(column, "VARCHAR") }
    return isNull(column) ? nil : page.varchar(column: column, row: index)
  }

  /// The bytes of a text; none for NULL.
  /// - Throws: `EngineError.columnType` where the column is no text.
  @inline(__always)
  public func withUTF8(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    guard columns[column].kind == .varchar else { throw mismatch(column, "VARCHAR") }
    if !isNull(column) { try body(page.varcharBytes(column: column, row: index)) }
  }

  /// - Throws: `EngineError.columnType` where the column is no whole number, or the number does not fit.
  public func int64(_ column: Int) throws -> Int64? {
    switch columns[column].kind {
    case .integer, .decimal(scale: 0): try whole(column)
    default: throw mismatch(column, "a whole number")
    }
  }

  public func bool(_ column: Int) throws -> Bool? {
    guard columns[column].kind == .boolean else { throw mismatch(column, "BOOLEAN") }
    return try whole(column).map { $0 != 0 }
  }

  public func day(_ column: Int) throws -> DayNumber? {
    guard columns[column].kind == .date else { throw mismatch(column, "DATE") }
    return try whole(column).map { DayNumber(Int32(truncatingIfNeeded: $0)) }
  }

  /// An amount of money: a decimal with two digits after the point.
  public func cents(_ column: Int) throws -> Cents? {
    guard columns[column].kind == .decimal(scale: 2) else { throw mismatch(column, "DECIMAL(n,2)") }
    return try whole(column).map(Cents.init)
  }

  /// The value as text, for lists of whatever somebody asked for: dates as `YYYY-MM-DD`, decimals with their digits.
  public func text(_ column: Int) throws -> String? {
    if isNull(column) { return nil }
    switch columns[column].kind {
    case .varchar: return page.varchar(column: column, row: index)
    case .boolean: return try whole(column) == 0 ? "false" : "true"
    case .integer: return try whole(column).map { String($0) }
    case .date: return try day(column)?.description
    case .double: return "\(page.double(column: column, row: index))"
    case .decimal(let scale): return try whole(column).map { Self.decimalText($0, scale: scale) }
    case .unsupported: throw mismatch(column, "a type that can be shown; cast it to VARCHAR")
    }
  }

  private func whole(_ column: Int) throws -> Int64? {
    if isNull(column) { return nil }
    guard let number = page.integer(column: column, row: index) else { throw mismatch(column, "a 64-bit number") }
    return number
  }

  private func mismatch(_ column: Int, _ expected: String) -> EngineError {
    .columnType(column: columns[column].name, expected: expected)
  }

  static func decimalText(_ unscaled: Int64, scale: Int) -> String {
    if scale == 0 { return String(unscaled) }
    let digits = String(unscaled.magnitude).zeroPadded(to: scale + 1)
    return (unscaled < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
  }
}
