import ArgumentParser
import Foundation
import Layouts
import Pipeline
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

  @Option(help: "The pipeline whose policy switches are in force (pipelines/nightly.yaml).")
  var pipeline: String?

  @Option(parsing: .upToNextOption, help: "Policy switches that differ from the pipeline's, such as P-06=included.")
  var policy: [String] = []

  @Option(help: "Read no snapshot as of a later day than this (YYYY-MM-DD).")
  var cutOff: DayArgument?

  @OptionGroup var engine: EngineOptions

  @Option(help: "Threads and parallel work at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
    var chosen: [String: String] = [:]
    for choice in policy {
      let id = choice.prefix { $0 != "=" }.uppercased()
      if let before = chosen.updateValue(choice, forKey: id) {
        throw ValidationError("--policy \(choice): expected each switch once, found \(before) before it")
      }
    }
  }

  func reports() throws -> RunReports {
    let definitions = try place.load(pipeline: pipeline)
    let pipeline = try PipelineDefinition.load(path: pipeline ?? definitions.root + "/pipelines/nightly.yaml")
    return RunReports(
      home: place.homePath, root: definitions.root, standard: definitions.standard,
      policies: pipeline.policyChoices + policy,
      cutOff: cutOff?.day, threads: jobs, spark: try engine.spark(root: definitions.root, threads: jobs))
  }
}
