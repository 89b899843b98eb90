import ArgumentParser
import Foundation
import Pipeline
import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make a federal form from the warehouse.",
    discussion: "Example: ivd report ocse-157 --fiscal-year 2024 --format csv --members members.csv")

  @Argument(help: "The form: ocse-157.")
  var form: String

  @OptionGroup var options: ReportOptions

  @Option(help: "csv, json or html.")
  var format: OutputFormat = .csv

  @Option(help: "Write the form to this file instead of standard output.")
  var output: String?

  @Option(help: "Write every counted member of every line to this CSV file.")
  var members: String?

  @Option(help: "Write what the checks of the form found to this CSV file.")
  var edits: String?

  func validate() throws {
    guard form == "ocse-157" else { throw ValidationError("form \(form): expected ocse-157") }
    guard format != .text else { throw ValidationError("--format is csv, json or html") }
  }

  func run() throws {
    let made = try options.reports().form(options.fiscalYear.year)
    let text: String =
      switch format {
      case .csv, .text: ReportCSV().text(of: made.report)
      case .json: ReportJSON().text(of: made.report)
      case .html: FormPage(isLinked: false).text(of: made.report)
      }
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    if let members {
      let file = try BufferedFile(path: members)
      try MembersFile(made).write(to: file.write)
      try file.close()
    }
    if let edits { try BufferedText.write(ReportEditsCSV().text(of: made.report), to: edits) }
    if let sentence = made.report.editSentence { Output.complain("ivd: \(sentence)") }
    for county in made.report.missingCounties {
      Output.complain(
        "ivd: county \(county) has no accepted delivery for fiscal year \(options.fiscalYear.year): the form is without it"
      )
    }
  }
}
