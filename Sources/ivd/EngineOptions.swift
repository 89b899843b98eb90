import ArgumentParser
import Foundation
import Warehouse

/// The engine that works out a report.
struct EngineOptions: ParsableArguments {
  @Option(help: "The SQL engine: duckdb, spark.")
  var engine: String = "duckdb"

  @Option(parsing: .upToNextOption, help: "Settings of Spark, such as spark.master=yarn.")
  var sparkConf: [String] = []

  @Option(help: "Where Spark keeps its tables meanwhile; on a cluster, a folder that all its machines see ($TMPDIR).")
  var sparkWork: String?

  func validate() throws {
    guard engine == "duckdb" || engine == "spark" else {
      throw ValidationError("engine \(engine): expected duckdb or spark")
    }
    guard engine == "spark" || (sparkConf.isEmpty && sparkWork == nil) else {
      throw ValidationError("--spark-conf and --spark-work go with --engine spark")
    }
    for setting in sparkConf where Self.split(setting) == nil {
      throw ValidationError("--spark-conf \(setting): expected NAME=VALUE with a name that begins with spark.")
    }
    var names: Set<String> = []
    for (name, _) in sparkConf.compactMap(Self.split) where !names.insert(name).inserted {
      throw ValidationError("--spark-conf \(name): expected each setting once")
    }
  }

  /// `nil` for DuckDB.
  /// - Throws: `EngineError.cannotOpen` where there is no Spark.
  func spark(root: String, threads: Int) throws -> SparkSettings? {
    guard engine == "spark" else { return nil }
    let environment = ProcessInfo.processInfo.environment
    return SparkSettings(
      home: try SparkSettings.findHome(environment: environment, root: root),
      workFolder: sparkWork ?? FileManager.default.temporaryDirectory.path, threads: threads,
      configuration: sparkConf.compactMap(Self.split), environment: environment)
  }

  private static func split(_ setting: String) -> (name: String, value: String)? {
    let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2 && parts[0].hasPrefix("spark.") ? (parts[0], parts[1]) : nil
  }
}
