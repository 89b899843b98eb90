import ArgumentParser
import Pipeline

struct RecountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recount", abstract: "Count the form a second time, row by row, and compare member by member.",
    discussion: """
      Example: ivd recount --fiscal-year 2024

      The second count shares nothing with the definitions of the form. Exit code 1: the two paths disagree.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard [.text, .csv, .json].contains(format) else { throw ValidationError("--format is text, csv or json") }
  }

  func run() throws {
    let outcome = try RecountRun(reports: options.reports()).outcome(options.fiscalYear.year)
    for county in outcome.missingCounties {
      Output.complain(
        "ivd: county \(county) has no accepted delivery for fiscal year \(outcome.fiscalYear): neither count has it")
    }
    switch format {
    case .csv: try Output.write(RecountText.csv(outcome))
    case .json: try Output.write(RecountText.json(outcome))
    default: try Output.write(RecountText.text(outcome))
    }
    if !outcome.comparison.differences.isEmpty { throw ExitCode(1) }
  }
}
