import ArgumentParser
import Foundation
import Pipeline
import Records

struct RunsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say why the numbers of two reports differ, case by case.",
    discussion: """
      A report is named by the id of a run (or latest), by the folder of a certified report, or by a fiscal year.

      Example: ivd runs diff 2026-01-30T020000Z-nightly latest
      Example: ivd runs diff 2024 2025 --format csv
      """)

  @Argument(help: "The earlier report.")
  var before: String

  @Argument(help: "The later report.")
  var after: String

  @OptionGroup var place: PlaceOptions

  @Option(help: "text (what changed by line and cause) or csv (every changed case).")
  var format: OutputFormat = .text

  @Option(help: "Threads at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard format == .text || format == .csv else { throw ValidationError("--format is text or csv") }
  }

  func run() throws {
    let definitions = try place.load()
    let pipeline = try PipelineDefinition.load(path: definitions.root + "/pipelines/nightly.yaml")
    let finder = ReportFinder(
      RunReports(
        home: place.homePath, root: definitions.root, standard: definitions.standard,
        policies: pipeline.policyChoices, threads: jobs))
    let work = NSTemporaryDirectory() + "/ivd-diff-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: work) }
    let comparison = try ReportComparison(
      finder.find(before), finder.find(after), home: place.homePath, work: work, threads: jobs)
    if format == .csv {
      try ComparisonText(comparison).csv(Output.write)
    } else {
      try ComparisonText(comparison).text(Output.write)
    }
  }
}
