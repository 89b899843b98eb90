import ArgumentParser
import Foundation
import Layouts
import Pipeline
import Records
import Warehouse

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a pipeline: check, load or refuse every delivery, then make the reports.",
    discussion: """
      Example: ivd run pipelines/nightly.yaml --input /deliveries --home /srv/ivd

      The same deliveries again change nothing. A run that was interrupted is simply started again.
      """)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The folder that is searched for deliveries and annual-inputs.csv (the pipeline's own).")
  var input: String?

  @OptionGroup var place: PlaceOptions

  @Option(help: "Federal fiscal year of the reports (the last one that a delivery covers).")
  var fiscalYear: FiscalYearArgument?

  @Option(help: "Day of receipt of partners' files in no folder named for a day (YYYY-MM-DD; today).")
  var received: DayArgument?

  @Option(help: "Threads and parallel work at the most.")
  var jobs: Int = 2

  @Option(help: "What is printed at the end: text or json.")
  var format: OutputFormat = .text

  @Flag(help: "Only say what would be done.")
  var plan = false

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
    guard format == .text || format == .json else { throw ValidationError("--format is text or json") }
  }

  func run() throws {
    guard FileManager.default.fileExists(atPath: pipeline) else { throw Failure.notFound(pipeline) }
    let definitions = try place.load(pipeline: pipeline)
    let definition = try PipelineDefinition.load(path: pipeline)
    if let steps = definition.steps { return try runSteps(steps, definition, definitions) }
    let input = input ?? definitions.root + "/" + definition.input
    guard FileManager.default.fileExists(atPath: input) else { throw Failure.notFound(input) }
    let run = PipelineRun(
      pipeline: definition, definitions: definitions, input: input, home: place.homePath,
      fiscalYear: fiscalYear?.year, jobs: jobs, progress: .onTerminal, receivedOn: received?.day)
    if plan {
      try Output.write(try run.plan())
      return
    }
    let result = try run.run(now: Date())
    let summary = RunSummary(result, gate: definition.gate)
    try Output.write(format == .json ? try summary.json() : summary.text())
    throw ExitCode(Int32(result.record.exitCode))
  }

  /// A pipeline that reads the warehouse and no deliveries.
  private func runSteps(_ steps: [PipelineStep], _ pipeline: PipelineDefinition, _ definitions: Definitions) throws {
    guard input == nil else { throw ValidationError("--input: \(pipeline.path) reads no deliveries") }
    guard let year = fiscalYear?.year else { throw ValidationError("\(pipeline.path) wants --fiscal-year") }
    if plan {
      try Output.write("pipeline \(pipeline.name): \(pipeline.title)\nhome \(place.homePath)\n")
      for step in steps { try Output.write("\(step.rawValue)\n") }
      return
    }
    let progress = Progress.onTerminal
    let run = StepsRun(
      pipeline: pipeline, steps: steps, definitions: definitions, home: place.homePath, fiscalYear: year, jobs: jobs,
      progress: progress)
    let result = try run.run(now: Date(), today: DayArgument.today.day)
    try Output.write(format == .json ? try result.json() : result.text())
    throw ExitCode(Int32(result.record.exitCode))
  }
}
