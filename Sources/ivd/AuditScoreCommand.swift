import ArgumentParser
import Foundation
import Pipeline
import Records
import Reports
import Warehouse

struct AuditScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Read filled worksheets back and judge each line and measure.",
    discussion: """
      Example: ivd audit score audit-2024
      Example: ivd audit score audit-2024 --redraw --home var --format html --output audit-2024.html

      Exit codes: 0 everything is answered and every line is reliable; 1 something is not, or a worksheet must be put \
      right; 2 the folder cannot be read, or its sample is not what was drawn.
      """)

  @Argument(help: "The folder of the draw.")
  var folder: String

  @OptionGroup var place: PlaceOptions

  @Option(help: "The seal that the draw printed.")
  var seal: String?

  @Flag(help: "Draw again from the warehouse and prove that frame and sample are the same.")
  var redraw = false

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  @Option(help: "Write to this file instead of standard output.")
  var output: String?

  @Option(help: "Threads at the most.")
  var jobs: Int = 2

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
  }

  func run() throws {
    let folder = RehearsalFolder(path: folder)
    let (sample, _) = try folder.sample(seal: seal)
    let definitions = try place.load()
    let reports = RunReports(
      home: place.homePath, root: definitions.root, standard: definitions.standard, policies: sample.policies,
      cutOff: sample.cutOff.flatMap { DayNumber($0) }, threads: jobs)
    let audit = AuditRehearsal(reports: reports)
    let definition = try audit.definition()
    let readings = try folder.readings(sample, reasons: Set(definition.reasons.map(\.code)))
    var frames: [RehearsalFinding] = []
    if redraw, let year = FiscalYear(sample.fiscalYear) {
      let lines = Set(sample.lines.map(\.line))
      let again = try audit.rehearsal(year, lines: lines).draw(lines: lines, size: sample.size, seed: sample.seed)
      frames = sample.differences(to: again, file: RehearsalFolder.sampleName)
    }
    let score = RehearsalScore(sample, readings, definition, frames: frames)
    let format: any ScoreFormat =
      switch format {
      case .csv: ScoreCSV()
      case .json: ScoreJSON()
      case .html: ScorePage()
      case .text, .xml: ScoreText()
      }
    let text = format.text(of: score)
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    for finding in score.findings { Output.complain("ivd: \(finding)") }
    if !score.isClean { throw ExitCode(1) }
  }
}
