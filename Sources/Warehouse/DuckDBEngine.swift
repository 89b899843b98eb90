import CDuckDB

/// DuckDB in this process.
public final class DuckDBEngine: SQLEngine {
  public struct Settings: Sendable {
    /// Path of a database file; `nil` keeps everything in memory (and in `temporaryFolder` where that is too small).
    public var path: String?
    /// Threads DuckDB may use. The order of rows in what it writes is fixed for any number.
    public var threads: Int
    /// Such as `4GB`; `nil` leaves DuckDB's default, 80 % of the machine's memory.
    public var memoryLimit: String?
    /// Where sorts and joins that outgrow the memory limit are spilled.
    public var temporaryFolder: String?
    /// The right side of a join is the one kept in memory, as it is written. DuckDB otherwise guesses which side is the
    /// smaller, and where it takes the millions of charges for it, a line takes three times as long.
    public var keepsJoinSides = false

    public init(path: String? = nil, threads: Int, memoryLimit: String? = nil, temporaryFolder: String? = nil) {
      self.path = path
      self.threads = threads
      self.memoryLimit = memoryLimit
      self.temporaryFolder = temporaryFolder
    }
  }

  private var database: duckdb_database?
  let connection: duckdb_connection
  /// What the table function `ivd_batches(n)` reads, by `n`.
  let sources = LoaderSources()

  /// - Throws: `EngineError.cannotOpen`.
  public init(_ settings: Settings) throws {
    var config: duckdb_config?
    guard duckdb_create_config(&config) == 0, config != nil else { throw EngineError.cannotOpen(reason: "no memory") }
    defer { duckdb_destroy_config(&config) }
    var options = [
      ("threads", String(settings.threads)),
      // Nothing is ever fetched from a network.
      ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"),
    ]
    if let limit = settings.memoryLimit { options.append(("memory_limit", limit)) }
    if let folder = settings.temporaryFolder { options.append(("temp_directory", folder)) }
    for (name, value) in options where duckdb_set_config(config, name, value) != 0 {
      throw EngineError.cannotOpen(reason: "setting \(name) cannot be \(value)")
    }
    var message: UnsafeMutablePointer<CChar>?
    guard duckdb_open_ext(settings.path ?? ":memory:", &database, config, &message) == 0 else {
      let reason = message.map { String(cString: $0) } ?? "unknown"
      duckdb_free(message)
      throw EngineError.cannotOpen(reason: reason)
    }
    var opened: duckdb_connection?
    guard duckdb_connect(database, &opened) == 0, let opened else {
      duckdb_close(&database)
      throw EngineError.cannotOpen(reason: "no connection")
    }
    connection = opened
    try sources.register(on: connection)
    if settings.keepsJoinSides { try execute("SET disabled_optimizers = 'build_side_probe_side'") }
  }

  deinit {
    var closing: duckdb_connection? = connection
    duckdb_disconnect(&closing)
    duckdb_close(&database)
  }

  /// Version of the library, such as `v2.0.0`.
  public static var version: String { String(cString: duckdb_library_version()) }

  /// Whether the text is one query that only reads.
  /// - Throws: `EngineError` where it is no SQL.
  public func isQuery(_ sql: String) throws -> Bool {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    if duckdb_prepare(connection, sql, &statement) != 0 {
      throw EngineError.statement(duckdb_prepare_error(statement).map { String(cString: $0) } ?? "", file: nil)
    }
    return duckdb_prepared_statement_type(statement) == 1
  }

  /// From now on nothing outside of some folders can be read, and settings stay as they are.
  public func confine(to folders: [String]) throws {
    try execute("SET allowed_directories = [\(folders.map(SQLText.quoted).joined(separator: ", "))]")
    try execute("SET enable_external_access = false")
    try execute("SET lock_configuration = true")
  }

  public func execute(_ sql: String, file: String?) throws {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    if duckdb_query(connection, sql, &result) != 0 {
      throw EngineError.statement(duckdb_result_error(&result).map { String(cString: $0) } ?? "", file: file)
    }
  }

  @discardableResult
  public func query(_ sql: String, file: String?, row: (Row) throws -> Void) throws -> [ResultColumn] {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    if duckdb_prepare(connection, sql, &statement) != 0 {
      throw EngineError.statement(duckdb_prepare_error(statement).map { String(cString: $0) } ?? "", file: file)
    }
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    if duckdb_pending_prepared_streaming(statement, &pending) != 0 {
      throw EngineError.statement(duckdb_pending_error(pending).map { String(cString: $0) } ?? "", file: file)
    }
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    if duckdb_execute_pending(pending, &result) != 0 {
      throw EngineError.statement(duckdb_result_error(&result).map { String(cString: $0) } ?? "", file: file)
    }
    let shape = DuckDBShape(&result)
    while let chunk = duckdb_fetch_chunk(result) {
      let page = DuckDBPage(chunk, shape: shape)
      for index in 0..<page.rowCount { try row(Row(page: page, index: index)) }
    }
    if let message = duckdb_result_error(&result) {
      let text = String(cString: message)
      if !text.isEmpty { throw EngineError.statement(text, file: file) }
    }
    return shape.columns
  }

  public func createTable(_ name: String, as query: String, file: String?) throws {
    try execute("CREATE OR REPLACE TEMP TABLE \(name) AS \(query)", file: file)
  }

  public func createView(_ name: String, as query: String, file: String?) throws {
    try execute("CREATE OR REPLACE TEMP VIEW \(name) AS \(query)", file: file)
  }

  public func columns(of query: String, file: String?) throws -> [(name: String, type: String)] {
    var columns: [(name: String, type: String)] = []
    try self.query("SELECT column_name, column_type FROM (DESCRIBE \(query))", file: file) { row in
      columns.append((try row.string(0) ?? "", try row.string(1) ?? ""))
    }
    return columns
  }

  public func hashSum(of column: String) -> String { "CAST(SUM(CAST(hash(\(column)) AS HUGEINT)) AS VARCHAR)" }

  public func createView(_ name: String, columns: [(name: String, type: String)], parquet files: [String]) throws {
    let head = "CREATE OR REPLACE TEMP VIEW \(name) AS SELECT "
    if files.isEmpty {
      let blanks = columns.map { "CAST(NULL AS \($0.type)) AS \($0.name)" }
      return try execute(head + blanks.joined(separator: ", ") + " WHERE 1 = 0")
    }
    try execute(
      head + columns.map(\.name).joined(separator: ", ")
        + " FROM read_parquet([\(files.map(SQLText.quoted).joined(separator: ", "))], hive_partitioning = false)")
  }
}
