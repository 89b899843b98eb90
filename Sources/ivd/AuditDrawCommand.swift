import ArgumentParser
import Foundation
import Pipeline
import Reports

struct AuditDrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw a sample of each audited line and write its worksheets.",
    discussion: """
      Example: ivd audit draw --fiscal-year 2024 --lines 1,2,24 --size 150 --seed 7 --output audit-2024

      Units come from the whole universe, on the line or not. The same seed and warehouse give the same sample. The \
      reviewer fills the last five columns of each line-*.csv; line-*.html shows the records of each unit, personal \
      values masked. Keep the seal that is printed: it proves the sample when it is scored.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "Lines, separated by commas (all that the rehearsal has).")
  var lines: String?

  @Option(help: "Units to draw for each line (as pipelines/audit/rehearsal.yaml says).")
  var size: Int?

  @Option(help: "The seed: any word without a comma.")
  var seed: String = "1"

  @Option(help: "The new folder that the worksheets are written to.")
  var output: String

  func validate() throws {
    if let size, !RehearsalDefinition.sizes.contains(size) {
      throw ValidationError("--size \(size): expected a number from 2 to 20000")
    }
    guard !seed.isEmpty, !seed.contains(","), !seed.contains("\n") else {
      throw ValidationError("--seed: expected a word without a comma")
    }
  }

  func run() throws {
    let folder = RehearsalFolder(path: output)
    guard !FileManager.default.fileExists(atPath: folder.path) else { throw RehearsalError.notEmpty(folder.path) }
    let reports = try options.reports()
    let year = options.fiscalYear.year
    let wanted = lines.map { Set($0.split(separator: ",").map(String.init)) }
    let rehearsal = try AuditRehearsal(reports: reports).rehearsal(year, lines: wanted)
    var sample = try rehearsal.draw(lines: wanted, size: size, seed: seed)
    sample.cutOff = reports.cutOff?.description
    let seal = try folder.write(sample, of: rehearsal, reports.standard)
    for line in sample.lines {
      try Output.write("line \(line.line): \(line.rows.count) of \(line.frame) units, frame \(line.frameHash)\n")
    }
    try Output.write("seal: \(seal)\n")
    for county in rehearsal.annual.report.missingCounties {
      Output.complain("ivd: county \(county) has no accepted delivery for fiscal year \(year): the frame is without it")
    }
  }
}
