import ArgumentParser
import Pipeline
import Records
import Reports

extension SelfAssessment.Part: ExpressibleByArgument {}
extension AssessmentDefinition.Undetermined: ExpressibleByArgument {}

/// Cases of a sample: a number, or `suggested`.
struct SampleSize: ExpressibleByArgument {
  /// `nil` = the suggested size.
  var count: Int?

  init?(argument: String) {
    if argument == "suggested" { return }
    guard let count = Int(argument), count > 0 else { return nil }
    self.count = count
  }
}

struct SelfAssessmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-assessment",
    abstract: "Judge every case under the criteria of 45 CFR part 308, and fill the table of the federal form.",
    discussion: """
      Example: ivd self-assessment --fiscal-year 2024 --by office --errors errors.csv
      Example: ivd self-assessment --fiscal-year 2024 --sample suggested --seed 2024 --format html --output page.html

      Columns: A required, B in time, C efficiency, D federal minimum, E the year before. Cases that only their files can \
      decide are counted apart, under `file`. Exit code 1: a criterion is below its minimum.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "Review this many cases of each criterion, or `suggested`, instead of all.")
  var sample: SampleSize?

  @Option(help: "The seed of the sample.")
  var seed: UInt64?

  @Option(help: "Break the rows down by worker, office or county.")
  var by: SelfAssessment.Part?

  @Option(
    help: "What becomes of cases that only their files can decide: apart, error, action (as the definition says).")
  var undetermined: AssessmentDefinition.Undetermined?

  @Option(help: "Last year's result in CSV, for column E (the one that was kept).")
  var previous: String?

  @Flag(help: "Keep the rows in the home folder as the result of the year.")
  var keep = false

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  @Option(help: "Write to this file instead of standard output.")
  var output: String?

  @Option(help: "Write the error cases and those that need their files to this file, in CSV.")
  var errors: String?

  @Option(help: "Write every case under every criterion to this file, in CSV.")
  var cases: String?

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
    guard (sample == nil) == (seed == nil) else {
      throw ValidationError("--sample and --seed go together: a sample without its seed cannot be drawn again")
    }
    guard options.policy.isEmpty else { throw ValidationError("--policy: the self-assessment has no such switches") }
  }

  func run() throws {
    let run = SelfAssessmentRun(reports: try options.reports())
    let year = options.fiscalYear.year
    let drawn = sample.flatMap { sample in seed.map { (size: sample.count, seed: $0) } }
    let made = try run.assess(year, previous: previous, sample: drawn, undetermined: undetermined)
    let written: any AssessmentFormat =
      switch format {
      case .csv: AssessmentCSV()
      case .json: AssessmentJSON()
      case .html: AssessmentPage()
      case .text, .xml: AssessmentText()
      }
    let text = try written.text(of: made, by: by)
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    if let errors { try BufferedText.write(to: errors) { try AssessedCasesCSV(made, .errors).write(to: $0) } }
    if let cases { try BufferedText.write(to: cases) { try AssessedCasesCSV(made, .all).write(to: $0) } }
    if keep { try run.keep(made) }
    for county in made.missingCounties {
      Output.complain(
        "ivd: county \(county) has no accepted delivery for fiscal year \(year): the assessment is without it")
    }
    for silent in made.silent {
      Output.complain(
        "ivd: \(silent.row): county \(silent.county) sends no events of the kinds \(silent.kinds.joined(separator: ", ")); "
          + "what needs them counts as not done")
    }
    if made.rows.contains(where: { $0.verdict == .below }) { throw ExitCode(1) }
  }
}
