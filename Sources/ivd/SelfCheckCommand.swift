import ArgumentParser
import Foundation
import Pipeline
import Records
import Reports

struct SelfCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-check", abstract: "Examine a year's report before it is submitted: does each measure stand?",
    discussion: """
      Example: ivd self-check --fiscal-year 2024 --format html --output self-check.html
      Example: ivd self-check --fiscal-year 2024 --gate --waivers waivers.csv

      Exit codes: 0 every measure stands (with --gate: no blocking check is open); 1 otherwise; 2 could not run.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  @Option(help: "Write the report to this file instead of standard output.")
  var output: String?

  @Option(help: "Write the completeness of each element by county, office and worker to this CSV file.")
  var completeness: String?

  @Option(help: "Write every case and child behind an open problem to this CSV file.")
  var problems: String?

  @Option(help: "The option of the paternity measure, iv-d or statewide (as the annual inputs say).")
  var pep: PaternityOption?

  @Option(help: "Waivers: check,scope,by,on,until,reason (waivers.csv of the home folder, where it is).")
  var waivers: String?

  @Option(help: "The day on which waivers must hold (YYYY-MM-DD); today where it is left out.")
  var asOf: DayArgument?

  @Flag(help: "Exit 1 only where a blocking check is open and not waived.")
  var gate = false

  @Flag(help: "Say on standard error how long each step took (on a terminal always).")
  var steps = false

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
    guard options.engine.engine == "duckdb" else { throw ValidationError("the self-check runs on duckdb") }
  }

  func run() throws {
    let clock = StepClock(isAsked: steps)
    let reports = try options.reports()
    let run = SelfCheckRun(
      reports: reports, edits: try options.place.load(pipeline: options.pipeline).edits, waiversPath: waivers,
      on: (asOf ?? .today).day, elected: pep, step: clock.begin)
    let rows = try problems.map { try BufferedFile(path: $0) }
    try rows?.write(CSVText.line(["check", "case_id", "child_id", "county"]))
    let result = try run.run(
      options.fiscalYear.year, problems: rows.map { file in { try file.write(CSVText.line($0)) } })
    try rows?.close()
    clock.end()
    let report = result.report
    if let completeness { try BufferedText.write(CompletenessCSV().text(of: report), to: completeness) }
    let text =
      switch format {
      case .csv: SelfCheckCSV().text(of: report)
      case .json: SelfCheckJSON().text(of: report)
      case .html: SelfCheckPage().text(of: report)
      case .text, .xml: SelfCheckText().text(of: report)
      }
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    for waiver in report.expired {
      Output.complain("ivd: waiver of \(waiver.check) (\(waiver.scope)) by \(waiver.by) ended on \(waiver.until)")
    }
    for snapshot in result.withoutFindings {
      Output.complain("ivd: snapshot \(snapshot): the findings of its load are not kept in the home folder")
    }
    if !report.blocking.isEmpty {
      Output.complain("ivd: blocking certification: \(report.blocking.map(\.id).joined(separator: ", "))")
    }
    if gate ? !report.blocking.isEmpty : !(report.allStand && report.blocking.isEmpty) { throw ExitCode(1) }
  }
}

/// Says on standard error how long each step took, where that is a terminal or it is asked for.
final class StepClock {
  private let isShown: Bool
  private var label: String?
  private var began = DispatchTime.now().uptimeNanoseconds

  init(isAsked: Bool) { isShown = isAsked || isatty(STDERR_FILENO) == 1 }

  func begin(_ label: String) {
    end()
    self.label = label
    began = DispatchTime.now().uptimeNanoseconds
  }

  func end() {
    guard isShown, let label else { return }
    let tenths = (DispatchTime.now().uptimeNanoseconds - began) / 100_000_000
    Output.complain("ivd: \(label): \(tenths / 10).\(tenths % 10) s")
    self.label = nil
  }
}
