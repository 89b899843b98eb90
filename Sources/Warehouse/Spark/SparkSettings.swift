import Glibc

/// Where Spark is and how it is to work.
public struct SparkSettings: Sendable {
  /// The folder that `bin/spark-sql` is in.
  public var home: String
  /// A folder of Spark's tables and results is made in this one, and removed with the engine. On a cluster, one that all
  /// its machines see under this path.
  public var workFolder: String
  /// Cores that are used where no cluster is named.
  public var threads: Int
  /// Settings of Spark by name, over those of its `spark-defaults.conf`.
  public var configuration: [(name: String, value: String)]
  /// Environment that Spark is started in, such as `JAVA_HOME` and `SPARK_CONF_DIR`.
  public var environment: [String: String]

  public init(
    home: String, workFolder: String, threads: Int, configuration: [(name: String, value: String)] = [],
    environment: [String: String]
  ) {
    self.environment = environment
    self.home = home
    self.workFolder = workFolder
    self.threads = threads
    self.configuration = configuration
  }

  /// `$SPARK_HOME`, else `.deps/spark` of the project.
  /// - Throws: `EngineError.cannotOpen` where neither holds a `spark-sql`.
  public static func findHome(environment: [String: String], root: String) throws -> String {
    if let named = environment["SPARK_HOME"], !named.isEmpty {
      if access(named + "/bin/spark-sql", X_OK) == 0 { return named }
      throw EngineError.cannotOpen(reason: "$SPARK_HOME is \(named), which has no bin/spark-sql; expected Spark 4")
    }
    let own = root + "/.deps/spark"
    if access(own + "/bin/spark-sql", X_OK) == 0 { return own }
    throw EngineError.cannotOpen(
      reason: "no Spark is here; set SPARK_HOME to an installed Spark 4, or run `make spark`, which puts one in \(own)")
  }

  /// What makes the results those of every other engine. Nothing else may be set in their place.
  private static let fixed = [
    // A number that does not fit stops the report.
    ("spark.sql.ansi.enabled", "true"),
    ("spark.sql.decimalOperations.allowPrecisionLoss", "false"),
    ("spark.sql.session.timeZone", "UTC"),
    ("spark.sql.caseSensitive", "false"),
    // In a text two quotes are one.
    ("spark.sql.parser.escapedStringLiterals", "false"),
    ("spark.sql.legacy.consecutiveStringLiterals.enabled", "false"),
    ("spark.sql.variable.substitute", "false"),
    ("spark.sql.sources.default", "parquet"),
    // The tables go with the engine; a metastore of the cluster is neither read nor written.
    ("spark.sql.catalogImplementation", "in-memory"),
    ("spark.sql.error.messageFormat", "STANDARD"),
    ("spark.sql.cli.print.header", "false"),
  ]

  /// What is set where neither `configuration` nor `spark-defaults.conf` says otherwise.
  private var defaults: [(String, String)] {
    [
      ("spark.master", "local[\(threads)]"),
      ("spark.driver.memory", "3g"),
      ("spark.ui.enabled", "false"),
    ]
  }

  /// What is set besides where no cluster is named: one process, nothing that listens to the network.
  private var localDefaults: [(String, String)] {
    [
      ("spark.driver.host", "127.0.0.1"),
      ("spark.driver.bindAddress", "127.0.0.1"),
      ("spark.sql.shuffle.partitions", String(2 * threads)),
    ]
  }

  /// The whole configuration for a folder of work. Folders are named as files, for a cluster has another file system.
  /// - Parameter known: names that `spark-defaults.conf` sets.
  func options(folder: String, known: Set<String>) -> [(name: String, value: String)] {
    var chosen = configuration.filter { setting in !Self.fixed.contains { $0.0 == setting.name } }
    var names = known.union(chosen.map(\.name))
    let isLocal = !names.contains("spark.master")
    for (name, value) in defaults + (isLocal ? localDefaults : []) where names.insert(name).inserted {
      chosen.append((name, value))
    }
    return chosen + Self.fixed + [("spark.sql.warehouse.dir", "file:\(folder)/tables")]
  }

  /// Names that the `spark-defaults.conf` in force sets; none where there is none.
  func defaultsFileNames() throws -> Set<String> {
    let path = (environment["SPARK_CONF_DIR"] ?? home + "/conf") + "/spark-defaults.conf"
    guard Disk.exists(path) else { return [] }
    let lines = String(decoding: try Disk.read(path), as: UTF8.self).split(separator: "\n")
    let names = lines.compactMap { line in
      line.split { $0 == " " || $0 == "\t" || $0 == "=" || $0 == ":" }.first.map(String.init)
    }
    return Set(names.filter { $0.hasPrefix("spark.") })
  }
}
