import Testing

@testable import Warehouse

/// What is said to Spark and understood of it, without one.
@Suite struct SparkSettingsTests {
  private func settings(_ configuration: [(name: String, value: String)] = []) -> SparkSettings {
    SparkSettings(home: "/opt/spark", workFolder: "/tmp", threads: 3, configuration: configuration, environment: [:])
  }

  private func value(_ name: String, _ options: [(name: String, value: String)]) -> [String] {
    options.filter { $0.name == name }.map(\.value)
  }

  @Test func `without a cluster it is one process that is not seen from the network`() {
    let options = settings().options(folder: "/srv", known: [])
    #expect(value("spark.master", options) == ["local[3]"])
    #expect(value("spark.driver.bindAddress", options) == ["127.0.0.1"])
    #expect(value("spark.sql.shuffle.partitions", options) == ["6"])
    #expect(value("spark.sql.warehouse.dir", options) == ["file:/srv/tables"])
  }

  @Test func `a cluster's own settings stand`() {
    let known: Set = ["spark.master", "spark.driver.memory"]
    let options = settings([("spark.ui.enabled", "true")]).options(folder: "/srv", known: known)
    for name in ["spark.master", "spark.driver.memory", "spark.driver.host", "spark.sql.shuffle.partitions"] {
      #expect(value(name, options).isEmpty, "\(name)")
    }
    #expect(value("spark.ui.enabled", options) == ["true"])
  }

  @Test func `nobody changes what the bytes hang on`() {
    let options = settings([("spark.sql.ansi.enabled", "false"), ("spark.sql.session.timeZone", "CST")])
      .options(folder: "/srv", known: ["spark.sql.ansi.enabled"])
    #expect(value("spark.sql.ansi.enabled", options) == ["true"])
    #expect(value("spark.sql.session.timeZone", options) == ["UTC"])
  }

  @Test func `names are read from spark-defaults`() throws {
    let home = try TemporaryHome()
    try Disk.makeFolder(home.path + "/conf")
    let text = "# spark.ui.enabled true\nspark.master  yarn\nspark.driver.memory=8g\n\nspark.a.b\tc\n"
    try Disk.write(home.path + "/conf/spark-defaults.conf", Array(text.utf8))
    var settings = settings()
    settings.home = home.path
    #expect(try settings.defaultsFileNames() == ["spark.master", "spark.driver.memory", "spark.a.b"])
    settings.environment["SPARK_CONF_DIR"] = home.path + "/none"
    #expect(try settings.defaultsFileNames().isEmpty)
  }

  @Test func `a missing Spark is said with what to do`() throws {
    let home = try TemporaryHome()
    let error = #expect(throws: EngineError.self) { try SparkSettings.findHome(environment: [:], root: home.path) }
    #expect("\(try #require(error))".contains("make spark"))
    #expect(
      throws: EngineError.cannotOpen(reason: "$SPARK_HOME is /nowhere, which has no bin/spark-sql; expected Spark 4")
    ) { try SparkSettings.findHome(environment: ["SPARK_HOME": "/nowhere"], root: home.path) }
  }

  @Test func `a fault of the statement is named, one of the data is not quoted`() {
    let missing = SparkFault(
      log: """
        noise
        {
          "errorClass" : "TABLE_OR_VIEW_NOT_FOUND",
          "messageTemplate" : "The table or view <relationName> cannot be found.\\nSearch path: <searchPath>.",
          "sqlState" : "42P01",
          "messageParameters" : {
            "relationName" : "`nothere`",
            "searchPath" : "[`system`.`builtin`]"
          },
          "queryContext" : [ { "fragment" : "nothere" } ]
        }
        """)
    #expect(missing.kind == "TABLE_OR_VIEW_NOT_FOUND")
    #expect(missing.detail == "relationName `nothere`")
    let value = SparkFault(
      log: """
        {
          "errorClass" : "CAST_INVALID_INPUT",
          "sqlState" : "22018",
          "messageParameters" : {
            "expression" : "'987-65-4321'"
          }
        }
        """)
    #expect(value.kind == "CAST_INVALID_INPUT")
    #expect(value.detail == nil)
    #expect(SparkFault(log: "java.lang.OutOfMemoryError: 987-65-4321").detail == nil)
  }
}
