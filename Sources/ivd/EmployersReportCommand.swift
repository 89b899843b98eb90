import ArgumentParser
import Employers
import Records

struct EmployersReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "What is to be put in order in the registry, the most dollars first.",
    discussion: "Example: ivd employers report --as-of 2024-10-01 --format csv > clean-up.csv")

  @Option(help: "The day of the report, as YYYY-MM-DD (today).")
  var asOf: DayArgument?

  @Option(help: "Days without a word after which an employer counts as dead.")
  var silence: Int = 730

  @Option(help: "Lines of each kind in the text.")
  var top: Int = 20

  @Option(help: "csv or text.")
  var format: OutputFormat = .text

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func validate() throws {
    guard format == .text || format == .csv else { throw ValidationError("--format is csv or text") }
    guard (1...36_500).contains(silence) else { throw ValidationError("--silence is a number of days") }
    guard top >= 0 else { throw ValidationError("--top is a number of lines") }
  }

  func run() throws {
    let definitions = try place.load()
    let known = try place.registry(registry)
    let duplicates = DuplicateEmployers(
      known, words: definitions.words, model: definitions.model, rules: definitions.rules, jobs: place.jobs)
    let report = CleanUpReport(
      known, duplicates: duplicates, rules: definitions.rules, on: (asOf ?? .today).day, silence: Int32(silence))
    if format == .text {
      try Output.write(report.text(limit: top))
    } else {
      try Output.write(CSVText.line(CleanUpReport.columns))
      for item in report.items { try Output.write(report.csv(item)) }
    }
    if !report.items.isEmpty { throw ExitCode(1) }
  }
}
