import Foundation
import Testing

/// One definition, every engine: Spark's bytes are DuckDB's. Needs Spark; `make test-spark` sets it up and asks for these.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["IVD_TEST_SPARK"] != nil, "Spark is tested by make test-spark"),
  .serialized)
struct SparkReportTests {
  /// Quick for caseloads of a few hundred.
  static let spark = [
    "--engine", "spark", "--spark-conf", "spark.sql.adaptive.enabled=false", "spark.sql.codegen.wholeStage=false",
    "spark.sql.shuffle.partitions=2", "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
  ]
  /// Every switch with its second word.
  static let turned = [
    "P-01=closed", "P-02=no", "P-03=month", "P-04=closing", "P-05=by_fye", "P-06=included", "P-07=no", "P-08=partly",
    "P-09=calendar", "P-10=no", "P-11=no", "P-12=included", "P-13=both", "P-14=on", "P-15=yes", "P-16=included",
  ]
  static let example = Program.root + "/Tests/Fixtures/ocse-157-worked-example"

  private func home(_ scratch: Scratch, input: String) throws -> String {
    let home = scratch.path + "/home"
    let run = try Program.run("run", "pipelines/nightly.yaml", "--input", input, "--home", home)
    #expect(run.code < 2, "\(run.errors)")
    return home
  }

  /// Both engines' output of a command, and the members where it writes some.
  private func both(_ scratch: Scratch, _ arguments: [String], members: Bool = false) throws -> [[String]] {
    try [[], Self.spark].map { engine in
      let file = scratch.path + "/members-\(engine.count).csv"
      let outcome = try Program.run(arguments + (members ? ["--members", file] : []) + engine)
      #expect(outcome.code == 0, "\(outcome.errors)")
      return [outcome.output, members ? try String(contentsOfFile: file, encoding: .utf8) : ""]
    }
  }

  @Test func `the worked example is exact`() throws {
    let scratch = try Scratch()
    let home = try home(scratch, input: Self.example)
    let members = scratch.path + "/members.csv"
    let made = try Program.run(
      ["report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--members", members] + Self.spark)
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output == (try String(contentsOfFile: Self.example + "/expected.csv", encoding: .utf8)))
    // The fixture has no column; it can be told from the line and the case.
    let found = try String(contentsOfFile: members, encoding: .utf8).split(separator: "\n").map { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      return (fields[..<1] + fields[2...]).joined(separator: ",") + "\n"
    }
    #expect(found.joined() == (try String(contentsOfFile: Self.example + "/expected-members.csv", encoding: .utf8)))
  }

  @Test func `the self-assessment gives the same bytes`() throws {
    let scratch = try Scratch()
    let home = try home(scratch, input: SelfAssessmentTests.folder)
    let (duck, spark) = try {
      let made = try [[], Self.spark].map { engine in
        let cases = scratch.path + "/cases-\(engine.count).csv"
        let outcome = try Program.run(
          ["self-assessment", "--fiscal-year", "2024", "--home", home, "--format", "json", "--cases", cases] + engine)
        #expect(outcome.code == 1, "\(outcome.errors)")
        return [outcome.output, try String(contentsOfFile: cases, encoding: .utf8)]
      }
      return (made[0], made[1])
    }()
    #expect(duck == spark)
  }

  @Test func `every switch turned gives the same bytes`() throws {
    let scratch = try Scratch()
    let home = try home(scratch, input: Self.example)
    let report = ["report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--format", "json"]
    let plain = try Program.run(report)
    let (duck, spark) = try {
      let found = try both(scratch, report + ["--policy"] + Self.turned, members: true)
      return (found[0], found[1])
    }()
    #expect(duck == spark)
    #expect(duck[0] != plain.output)
    #expect(Self.turned.allSatisfy { plain.output.contains("\"\($0.prefix(4))\"") })
  }

  @Test func `a caseload gives the same bytes in three years and every format`() throws {
    let scratch = try Scratch()
    let input = scratch.path + "/deliveries"
    let sample = try Program.run(
      "sample", "--output", input, "--seed", "11", "--cases", "400", "--counties", "27003,27115")
    #expect(sample.code == 0, "\(sample.errors)")
    let home = try home(scratch, input: input)
    for (year, format) in [("2022", "xml"), ("2023", "json"), ("2024", "csv")] {
      let found = try both(
        scratch, ["report", "ocse-157", "--fiscal-year", year, "--home", home, "--format", format], members: true)
      #expect(found[0] == found[1], "fiscal year \(year)")
      #expect(found[0][1].count { $0 == "\n" } > 1000, "fiscal year \(year) has hardly a member")
    }
    let trace = try both(
      scratch, ["trace", "ocse-157", "25", "--all", "--fiscal-year", "2024", "--home", home, "--format", "csv"])
    #expect(trace[0] == trace[1])
    #expect(trace[0][0].contains(",true,") && trace[0][0].contains(",false,"))
  }

  /// A program that is killed leaves neither a process nor a file.
  @Test func `a killed program takes Spark with it`() throws {
    let scratch = try Scratch()
    let home = try home(scratch, input: Self.example)
    let work = scratch.path + "/work"
    let process = try Program.start(
      ["report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--spark-work", work] + Self.spark)
    func isAtWork() -> Bool {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []
      return names.contains { FileManager.default.fileExists(atPath: "\(work)/\($0)/tables/case_time") }
    }
    func wait(_ seconds: Int, until holds: () -> Bool) -> Bool {
      for _ in 0..<(seconds * 5) {
        if holds() { return true }
        usleep(200_000)
      }
      return holds()
    }
    #expect(wait(300, until: isAtWork), "Spark has made no table")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(wait(60) { (try? FileManager.default.contentsOfDirectory(atPath: work))?.isEmpty == true })
    let commands = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.map {
      String(decoding: FileManager.default.contents(atPath: "/proc/\($0)/cmdline") ?? Data(), as: UTF8.self)
    }
    #expect(!commands.contains { $0.contains(work) })
  }
}

/// What can be said of Spark without one.
@Suite struct SparkOptionTests {
  @Test func `a missing Spark is exit 2 with what to do`() throws {
    let made = try Program.run(
      ["report", "ocse-157", "--fiscal-year", "2024", "--engine", "spark"], environment: ["SPARK_HOME": "/nowhere"])
    #expect(made.code == 2)
    #expect(made.output.isEmpty)
    #expect(
      made.errors == """
        ivd: the SQL engine cannot be started: $SPARK_HOME is /nowhere, which has no bin/spark-sql; expected Spark 4

        """)
  }

  @Test(arguments: [
    (["--engine", "oracle"], "engine oracle: expected duckdb or spark"),
    (["--spark-conf", "spark.master=yarn"], "--spark-conf and --spark-work go with --engine spark"),
    (["--engine", "spark", "--spark-conf", "master=yarn"], "--spark-conf master=yarn: expected NAME=VALUE"),
  ])
  func `options are checked`(options: [String], message: String) throws {
    let made = try Program.run(["report", "ocse-157", "--fiscal-year", "2024"] + options)
    #expect(made.code == 2)
    #expect(made.errors.contains(message), "\(made.errors)")
  }
}
