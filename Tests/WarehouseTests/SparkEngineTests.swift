import Glibc
import Records
import Testing

@testable import Warehouse

/// Needs Spark; `make test-spark` sets it up and asks for these tests.
@Suite(.enabled(if: getenv("IVD_TEST_SPARK") != nil, "Spark is tested by make test-spark"), .serialized)
struct SparkEngineTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func spark(in folder: String) throws -> SparkEngine {
    var environment: [String: String] = [:]
    for name in ["PATH", "HOME", "JAVA_HOME", "SPARK_HOME"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    return try SparkEngine(
      SparkSettings(
        home: SparkSettings.findHome(environment: environment, root: Self.root), workFolder: folder, threads: 1,
        configuration: [("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")],
        environment: environment))
  }

  private func rows(_ engine: any SQLEngine, _ sql: String) throws -> [String] {
    var lines: [String] = []
    try engine.query(sql) { row in
      lines.append(try row.columns.indices.map { try row.text($0) ?? "-" }.joined(separator: "|"))
    }
    return lines
  }

  /// One engine for all of it: it takes seconds to start.
  @Test func `it answers as DuckDB does`() throws {
    let home = try TemporaryHome()
    let duck = try memoryEngine()
    let spark = try spark(in: home.path + "/at work")
    let engines: [any SQLEngine] = [duck, spark]

    let typed = """
      SELECT CAST(-5 AS BIGINT) AS a, DATE '2024-09-30' + 1 AS b, CAST('-12.34' AS DECIMAL(14, 2)) AS c,
        CAST(SUM(CAST('90000000000.01' AS DECIMAL(14, 2))) AS DECIMAL(38, 2)) AS d, 1 = 1 AS e, COUNT(*) AS f,
        CAST(NULL AS STRING) AS g, CAST(7 AS INTEGER) AS h
      """
    #expect(try rows(spark, typed) == ["-5|2024-10-01|-12.34|90000000000.01|true|1|-|7"])
    #expect(try rows(spark, typed) == rows(duck, typed))
    let columns = try engines.map { try $0.query(typed) { _ in } }
    #expect(columns[0] == columns[1])

    // Quotes, backslashes, placeholders of Spark, ends of statements and line ends are what they are.
    let texts = "SELECT 'it''s; a\\n b' AS a, '${spark.master} --no' AS b, 'Zoë\n\tü' AS c -- it's; a comment"
    let seen = try rows(spark, texts)
    #expect(seen == ["it's; a\\n b|${spark.master} --no|Zoë\n\tü"])
    #expect(try rows(duck, texts) == seen)

    // A table, a view over it, order with NULL, and what was there before replaced.
    for engine in engines {
      try engine.createTable("t", as: "SELECT 1 AS n, 'old' AS w", file: nil)
      try engine.createTable(
        "t", as: "SELECT 2 AS n, 'b' AS w UNION ALL SELECT 1, NULL UNION ALL SELECT 3, 'B' UNION ALL SELECT 4, 'é'",
        file: nil)
      try engine.createView("v", as: "SELECT n, w FROM t WHERE n > 0", file: nil)
      #expect(try rows(engine, "SELECT w, n FROM v ORDER BY w NULLS LAST") == ["B|3", "b|2", "é|4", "-|1"])
      #expect(try rows(engine, "SELECT w FROM v WHERE n > 9").isEmpty)
      #expect(try engine.count("SELECT COUNT(*) AS n FROM v") == 4)
      let hash = engine.hashSum(of: "w")
      func sum(_ rest: String) throws -> [String] { try rows(engine, "SELECT \(hash) AS h FROM \(rest)") }
      #expect(try sum("t") == sum("v"))
      #expect(try sum("t") != sum("t WHERE n <> 2"))
    }
    let shape = try spark.columns(of: "SELECT n, w, CAST(1 AS DECIMAL(14, 2)) AS d FROM v", file: nil)
    #expect(shape.map(\.name) == ["n", "w", "d"])
    #expect(shape.map(\.type) == ["int", "string", "decimal(14,2)"])

    // Files of the warehouse, several and none.
    let files = ["1", "2"].map { "\(home.path)/it is \($0).parquet" }
    for (number, file) in files.enumerated() {
      try duck.writeParquet(
        query: "SELECT 'c\(number)' AS case_id, DATE '2024-01-01' AS on_date, CAST(1.5 AS DECIMAL(14, 2)) AS amount",
        to: file)
    }
    let parquet = [("case_id", "VARCHAR"), ("on_date", "DATE"), ("amount", "DECIMAL(14,2)")]
    try spark.createView("event", columns: parquet, parquet: files)
    let events = "SELECT * FROM event ORDER BY case_id NULLS LAST"
    #expect(try rows(spark, events) == ["c0|2024-01-01|1.50", "c1|2024-01-01|1.50"])
    try spark.createView("event", columns: parquet, parquet: [])
    #expect(try rows(spark, events).isEmpty)

    // Faults: the statement's are named, those of the data keep its values; the engine goes on.
    let unknown = #expect(throws: EngineError.self) { try spark.execute("SELECT 1 FROM nowhere", file: "lines/1.sql") }
    #expect("\(try #require(unknown))" == "lines/1.sql: TABLE_OR_VIEW_NOT_FOUND: relationName `nowhere`")
    let value = #expect(throws: EngineError.self) { try rows(spark, "SELECT CAST(w AS INTEGER) AS n FROM t") }
    #expect(value == .statement(file: nil, kind: "CAST_INVALID_INPUT", detail: nil))
    let overflow = "SELECT CAST(9223372036854775807 AS BIGINT) + n AS n FROM t"
    #expect(throws: EngineError.self) { try rows(spark, overflow) }
    #expect(throws: EngineError.self) { try rows(duck, overflow) }
    #expect(try spark.count("SELECT COUNT(*) AS n FROM t") == 4)
  }

  @Test func `nothing is left when it ends, also when it never began`() throws {
    let home = try TemporaryHome()
    do {
      let engine = try spark(in: home.path)
      try engine.execute("SELECT 1")
      #expect(try Disk.names(in: home.path).count == 1)
    }
    #expect(try Disk.names(in: home.path).isEmpty)
    let broken = SparkSettings(
      home: "/nowhere", workFolder: home.path, threads: 1, environment: ["PATH": "/usr/bin:/bin"])
    #expect(throws: EngineError.self) { try SparkEngine(broken) }
    #expect(try Disk.names(in: home.path).isEmpty)
  }
}
