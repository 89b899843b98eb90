import Glibc

/// Spark SQL, through one `spark-sql` that lives as long as the engine (Spark 4; see docs/operations.md, "Spark").
///
/// Each statement is a file that Spark is told to read; after it stands a `SET` whose answer comes only where the
/// statement went well, and after the file another one whose answer comes always. Rows come back as Parquet files, so
/// that types, NULL and order are kept.
public final class SparkEngine: SQLEngine {
  private let folder: String
  private let process: SparkProcess
  /// Reads the rows that Spark has written.
  private let reader: DuckDBEngine
  private var number = 0
  private var logRead = 0

  /// What Spark writes to its standard error; it goes with the folder.
  private var log: String { folder + "/spark.log" }

  /// Starts Spark, which takes some seconds.
  /// - Throws: `EngineError`, `DiskError`.
  public init(_ settings: SparkSettings) throws {
    try Disk.makeFolder(settings.workFolder)
    var template = Array((settings.workFolder + "/ivd-spark-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(settings.workFolder) }
    guard let path = realpath(template, nil) else { throw DiskError(settings.workFolder) }
    folder = String(cString: path)
    free(path)
    do {
      for name in ["tables", "sources", "results", "local"] { try Disk.makeFolder(folder + "/" + name) }
      try Disk.write(folder + "/log4j2.properties", Array(Self.logging.utf8))
      reader = try DuckDBEngine(.init(threads: 1))
      let options = settings.options(folder: folder, known: try settings.defaultsFileNames())
      let environment = settings.environment
      var variables = environment
      variables["SPARK_HOME"] = settings.home
      // Statements and names of files are UTF-8 wherever Spark is started from.
      variables["LC_ALL"] = "C.UTF-8"
      variables["SPARK_LOCAL_DIRS"] = environment["SPARK_LOCAL_DIRS"] ?? folder + "/local"
      variables["SPARK_SUBMIT_OPTS"] =
        (environment["SPARK_SUBMIT_OPTS"].map { $0 + " " } ?? "")
        + "-Dfile.encoding=UTF-8 \"-Dlog4j2.configurationFile=file:\(folder)/log4j2.properties\""
      process = try SparkProcess(
        command: [settings.home + "/bin/spark-sql", "-S"] + options.flatMap { ["--conf", "\($0.name)=\($0.value)"] },
        environment: variables, folder: folder, log: folder + "/spark.log")
    } catch {
      try? Disk.remove(folder)
      throw error
    }
    try requireVersion()
  }

  public func execute(_ sql: String, file: String?) throws { _ = try run(sql, file: file) }

  @discardableResult
  public func query(_ sql: String, file: String?, row: (Row) throws -> Void) throws -> [ResultColumn] {
    let result = "\(folder)/results/\(number + 1)"
    try execute("INSERT OVERWRITE DIRECTORY \(SQLText.quoted("file:" + result)) USING parquet\n\(sql)", file: file)
    defer { try? Disk.remove(result) }
    // Parts are numbered in the order of the rows.
    let parts = try Disk.names(in: result).filter { $0.hasPrefix("part-") }.map { SQLText.quoted(result + "/" + $0) }
    return try reader.query(
      "SELECT * FROM read_parquet([\(parts.joined(separator: ", "))], hive_partitioning = false)", file: file, row: row)
  }

  public func createTable(_ name: String, as query: String, file: String?) throws {
    try execute("DROP TABLE IF EXISTS \(name);\nCREATE TABLE \(name) USING parquet AS\n\(query)", file: file)
  }

  public func createView(_ name: String, as query: String, file: String?) throws {
    try execute("CREATE OR REPLACE TEMPORARY VIEW \(name) AS\n\(query)", file: file)
  }

  public func columns(of query: String, file: String?) throws -> [(name: String, type: String)] {
    try run("DESCRIBE QUERY\n\(query)", file: file).compactMap { line in
      let parts = line.split(separator: "\t").map { $0.reversed().drop { $0 == " " }.reversed() }
      guard parts.count >= 2 else { return nil }
      return (String(parts[0]), String(parts[1]))
    }
  }

  public func hashSum(of column: String) -> String {
    "CAST(SUM(CAST(xxhash64(\(column)) AS DECIMAL(38, 0))) AS STRING)"
  }

  public func createView(_ name: String, columns: [(name: String, type: String)], parquet files: [String]) throws {
    let types = columns.map { ($0.name, $0.type == "VARCHAR" ? "STRING" : $0.type) }
    if files.isEmpty {
      let blanks = types.map { "CAST(NULL AS \($0.1)) AS \($0.0)" }
      return try createView(name, as: "SELECT \(blanks.joined(separator: ", ")) WHERE 1 = 0", file: nil)
    }
    // One folder with a link to each file is one source for Spark, whose columns it need not look up in the files.
    let source = "\(folder)/sources/\(name)"
    try Disk.remove(source)
    try Disk.makeFolder(source)
    for (index, file) in files.enumerated() {
      guard let target = realpath(file, nil) else { throw DiskError(file) }
      defer { free(target) }
      let link = "\(source)/\(index).parquet"
      guard symlink(target, link) == 0 else { throw DiskError(link) }
    }
    let list = types.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    try execute(
      "CREATE OR REPLACE TEMPORARY VIEW \(name) (\(list)) USING parquet OPTIONS (path \(SQLText.quoted("file:" + source)))"
    )
  }

  /// - Throws: `EngineError.cannotOpen` where Spark did not start, or is older than the SQL needs.
  private func requireVersion() throws {
    let words = try run("SELECT 'version', version()", file: nil).compactMap { line -> Substring? in
      line.hasPrefix("version\t") ? line.dropFirst("version\t".count).split(separator: " ").first : nil
    }
    let version = words.first ?? "unknown"
    guard let major = version.split(separator: ".").first.flatMap({ Int($0) }), major >= 4 else {
      throw EngineError.cannotOpen(reason: "Spark is \(version), expected 4 or later")
    }
  }

  /// Lines that statements print.
  /// - Throws: `EngineError` where one of them fails; those after it are not run.
  private func run(_ sql: String, file: String?) throws -> [String] {
    number += 1
    let path = "\(folder)/\(number).sql"
    // In the common subset a backslash is a backslash; for Spark it begins an escape.
    let sql = sql.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    try Disk.write(path, Array("\(sql)\n;\nSET ivd.went=\(number);\n".utf8))
    defer { try? Disk.remove(path) }
    let (went, ended) = ("ivd.went\t\(number)", "ivd.ended\t\(number)")
    var lines: [String] = []
    var isWell = false
    var hasEnded = !process.send("source \(path);\nSET ivd.ended=\(number);")
    while !hasEnded {
      guard let line = process.receive() else {
        hasEnded = true
        break
      }
      if line == ended { break }
      if line == went { isWell = true } else { lines.append(line) }
    }
    let written = try newLog()
    if isWell { return lines }
    if hasEnded, number == 1 {
      throw EngineError.cannotOpen(
        reason: "spark-sql: \(written.split(separator: "\n").last ?? "ended without a word")")
    }
    if hasEnded { throw EngineError.statement(file: file, kind: "spark-sql has ended", detail: nil) }
    let fault = SparkFault(log: written)
    throw EngineError.statement(file: file, kind: fault.kind, detail: fault.detail)
  }

  /// What Spark has written to its log since the last statement.
  private func newLog() throws -> String {
    let bytes = try Disk.read(log)
    defer { logRead = bytes.count }
    return String(decoding: bytes[min(logRead, bytes.count)...], as: UTF8.self)
  }

  /// Warnings say nothing that an operator could act on, and may quote data.
  private static let logging = """
    rootLogger.level = error
    rootLogger.appenderRef.stderr.ref = console
    appender.console.type = Console
    appender.console.name = console
    appender.console.target = SYSTEM_ERR
    appender.console.layout.type = PatternLayout
    appender.console.layout.pattern = %c{1}: %m%n

    """
}
