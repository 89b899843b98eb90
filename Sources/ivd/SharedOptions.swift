import ArgumentParser
import Foundation
import Layouts
import Pipeline
import Records
import Warehouse

/// Where the definitions are.
struct DefinitionOptions: ParsableArguments {
  @Option(help: "The folder that holds schemas/ and pipelines/ (found by itself in the project).")
  var definitions: String?

  func load(pipeline: String? = nil) throws -> Definitions {
    try Definitions.load(root: try definitions ?? Definitions.findRoot(pipeline: pipeline))
  }
}

/// Where the warehouse, the runs and the definitions are.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The folder of the warehouse and the runs ($IVD_HOME, else var).")
  var home: String?

  @OptionGroup var definitions: DefinitionOptions

  var homePath: String { home ?? ProcessInfo.processInfo.environment["IVD_HOME"] ?? "var" }

  func load(pipeline: String? = nil) throws -> Definitions { try definitions.load(pipeline: pipeline) }
}

/// A federal fiscal year, such as 2024: 1 October 2023 to 30 September 2024.
struct FiscalYearArgument: ExpressibleByArgument {
  var year: FiscalYear

  init?(argument: String) {
    guard let number = Int(argument), let year = FiscalYear(number) else { return nil }
    self.year = year
  }
}

/// The year and the switches of a report.
struct ReportOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Option(help: "Federal fiscal year, such as 2024.")
  var fiscalYear: FiscalYearArgument

  @Option(parsing: .upToNextOption, help: "Policy switches that differ from their defaults, such as P-06=included.")
  var policy: [String] = []

  @Option(help: "The SQL engine: duckdb.")
  var engine: String = "duckdb"

  @Option(help: "Threads and parallel work at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard engine == "duckdb" else { throw ValidationError("engine \(engine): expected duckdb") }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
  }

  func reports() throws -> RunReports {
    RunReports(home: place.homePath, definitions: try place.load(), policies: policy, threads: jobs)
  }
}
