import CDuckDB

/// The loaders that a connection's table function `ivd_batches(n)` can read, by number.
final class LoaderSources {
  static let functionName = "ivd_batches"

  private var loaders: [Int64: TableLoader] = [:]
  private var last: Int64 = 0

  /// Registers the table function. This object must outlive the connection.
  func register(on connection: duckdb_connection) throws {
    var function: duckdb_table_function? = duckdb_create_table_function()
    defer { duckdb_destroy_table_function(&function) }
    var number: duckdb_logical_type? = duckdb_create_logical_type(DUCKDB_TYPE_BIGINT)
    defer { duckdb_destroy_logical_type(&number) }
    duckdb_table_function_set_name(function, Self.functionName)
    duckdb_table_function_add_parameter(function, number)
    duckdb_table_function_set_extra_info(function, Unmanaged.passUnretained(self).toOpaque(), nil)
    duckdb_table_function_set_bind(function) { info in
      guard let info, let extra = duckdb_bind_get_extra_info(info) else { return }
      let sources = Unmanaged<LoaderSources>.fromOpaque(extra).takeUnretainedValue()
      var parameter: duckdb_value? = duckdb_bind_get_parameter(info, 0)
      defer { duckdb_destroy_value(&parameter) }
      guard let loader = sources.loaders[duckdb_get_int64(parameter)] else {
        return duckdb_bind_set_error(info, "no such source of batches")
      }
      loader.bind(info)
      duckdb_bind_set_bind_data(info, Unmanaged.passUnretained(loader).toOpaque(), nil)
    }
    duckdb_table_function_set_init(function) { info in
      if let info { duckdb_init_set_max_threads(info, 1) }
    }
    duckdb_table_function_set_function(function) { info, chunk in
      guard let info, let chunk, let bound = duckdb_function_get_bind_data(info) else { return }
      let loader = Unmanaged<TableLoader>.fromOpaque(bound).takeUnretainedValue()
      do {
        try loader.fill(chunk)
      } catch {
        loader.failure = error
        duckdb_function_set_error(info, "the source of batches failed")
      }
    }
    guard duckdb_register_table_function(connection, function) == 0 else {
      throw EngineError.cannotOpen(reason: "the table function \(Self.functionName) cannot be registered")
    }
  }

  /// Makes a loader readable as `ivd_batches(n)` while `body` runs, and throws what the loader failed with.
  func reading<Result>(_ loader: TableLoader, _ body: (_ call: String) throws -> Result) throws -> Result {
    last += 1
    let number = last
    loaders[number] = loader
    defer { loaders[number] = nil }
    do {
      return try body("\(Self.functionName)(\(number))")
    } catch {
      throw loader.failure ?? error
    }
  }
}
