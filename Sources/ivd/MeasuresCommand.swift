import ArgumentParser
import Pipeline
import Reports

struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures", abstract: "The performance measures that decide the incentives.",
    discussion: "Example: ivd measures --fiscal-year 2024")

  @OptionGroup var options: ReportOptions

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .html, format != .xml else { throw ValidationError("--format is text, csv or json") }
  }

  func run() throws {
    let made = try options.reports().form(
      options.fiscalYear.year,
      lines: Set(PerformanceMeasure.Kind.allCases.flatMap { [$0.lines.numerator, $0.lines.denominator] }))
    let measures = PerformanceMeasure.all(of: made.report)
    let format: any MeasureFormat =
      switch format {
      case .csv: MeasuresCSV()
      case .json: MeasuresJSON()
      default: MeasuresText()
      }
    try Output.write(format.text(of: measures, fiscalYear: options.fiscalYear.year))
  }
}
