import ArgumentParser
import Pipeline
import Records
import Reports

struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "The performance measures, the incentives and penalties that follow, and what would move them.",
    discussion: """
      Example: ivd measures --fiscal-year 2024
      Example: ivd measures --fiscal-year 2001 --lines published-2001.csv --format csv

      Lines of the OCSE-157 come from the warehouse where it has the year, all other figures from the annual inputs. \
      The names of their rows are in docs/measures.md. Exit code 1: a figure contradicts another, or a row of FILE was \
      rejected.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "Take every figure from this file, which has the columns of annual-inputs.csv; no home is read.")
  var lines: String?

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  @Option(help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
  }

  func run() throws {
    let run = MeasuresRun(reports: try options.reports())
    let year = options.fiscalYear.year
    let outcome = try lines.map { try run.fromFile($0, year) } ?? run.fromHome(year)
    let format: any MeasureFormat =
      switch format {
      case .csv: MeasuresCSV()
      case .json: MeasuresJSON()
      case .html: MeasuresPage()
      case .text, .xml: MeasuresText()
      }
    let text = format.text(of: outcome.measures)
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    for county in outcome.missingCounties {
      Output.complain(
        "ivd: county \(county) has no accepted delivery for fiscal year \(year): the measures are without it")
    }
    for finding in outcome.findings {
      Output.complain("ivd: \(finding.file):\(finding.line): \(finding.edit): \(finding.message)")
    }
    for fault in outcome.measures.faults { Output.complain("ivd: fiscal year \(year): \(fault)") }
    if outcome.findings.contains(where: { $0.severity > .warning }) || !outcome.measures.faults.isEmpty {
      throw ExitCode(1)
    }
  }
}
