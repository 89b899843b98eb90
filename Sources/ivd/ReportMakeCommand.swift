import ArgumentParser
import Foundation
import Pipeline
import Records
import Reports

struct ReportMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a form (the word make may be left out).",
    discussion: """
      Example: ivd report make ocse-157 --fiscal-year 2024 --format csv --members members.csv
      Example: ivd report ocse-157 --fiscal-year 2024 --certify --by "R. Roe"
      """)

  @Argument(help: "The form: ocse-157.")
  var form: String

  @OptionGroup var options: ReportOptions

  @Option(help: "csv, json, xml or html.")
  var format: OutputFormat = .csv

  @Option(help: "Write the form to this file instead of standard output.")
  var output: String?

  @Option(help: "Write every counted member of every line to this CSV file.")
  var members: String?

  @Option(help: "Write what the checks of the form found to this CSV file.")
  var edits: String?

  @Flag(help: "Make the form anew, even where a run made it and nothing has changed since.")
  var afresh = false

  @Option(help: "The option of the paternity measure, iv-d or statewide (as the annual inputs say).")
  var pep: PaternityOption?

  @Flag(help: "Freeze the report in a sealed folder; next year's lines 5a and 8a are copied from it.")
  var certify = false

  @Option(help: "With --certify: who certifies it.")
  var by: String?

  @Option(help: "With --certify: the day of it (YYYY-MM-DD); today where it is left out.")
  var on: DayArgument?

  @Option(help: "With --certify: why a certified report is revised.")
  var reason: String?

  @Option(help: "With --certify: counties that may be missing, separated by commas.")
  var withoutCounties: String?

  @Option(help: "With --certify: waivers of checks that block (waivers.csv of the home folder, where it is).")
  var waivers: String?

  func validate() throws {
    guard form == "ocse-157" else { throw ValidationError("form \(form): expected ocse-157") }
    guard format != .text else { throw ValidationError("--format is csv, json, xml or html") }
    guard certify == (by != nil) else { throw ValidationError("--certify and --by NAME go together") }
    guard certify || (on == nil && reason == nil && withoutCounties == nil && waivers == nil) else {
      throw ValidationError("--on, --reason, --waivers and --without-counties go with --certify")
    }
  }

  func run() throws {
    let reports = try options.reports()
    if try isHandedOut(reports) { return }
    let made = try reports.checkedForm(options.fiscalYear.year, elected: pep)
    tell(made.report.notices, missing: made.report.missingCounties, failedChecks: made.report.editSentence)
    if let edits { try BufferedText.write(ReportEditsCSV().text(of: made.report), to: edits) }
    if let members {
      let file = try BufferedFile(path: members)
      try MembersFile(made).write(to: file.write)
      try file.close()
    }
    if certify { return try seal(made, reports) }
    let text: String =
      switch format {
      case .csv, .text: ReportCSV().text(of: made.report)
      case .json: ReportJSON().text(of: made.report)
      case .xml: try reports.xml(made)
      case .html: FormPage(isLinked: false).text(of: made.report)
      }
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
  }

  /// Hands out the form as a run made it, where nothing that it is made from has changed since. What is certified is
  /// always made anew.
  private func isHandedOut(_ reports: RunReports) throws -> Bool {
    guard !certify, !afresh, pep == nil else { return false }
    let form: StandingForm.Part =
      switch format {
      case .csv, .text: .csv
      case .json: .json
      case .xml: .xml
      case .html: .html
      }
    guard let standing = try StandingForm.find(reports, options.fiscalYear.year) else { return false }
    if let edits, try !standing.copy(.edits, to: edits) { return false }
    if let members, try !standing.copy(.members, to: members) { return false }
    guard let text = try standing.text(of: form) else { return false }
    if let output { try BufferedText.write(text, to: output) } else { try Output.write(text) }
    tell(standing.notices, missing: standing.missingCounties, failedChecks: standing.failedChecks)
    Output.complain("ivd: the form as run \(standing.run) made it; nothing that it is made from has changed since")
    return true
  }

  private func tell(_ notices: [String], missing: [String], failedChecks: String?) {
    for notice in notices { Output.complain("ivd: \(notice)") }
    for county in missing {
      Output.complain(
        "ivd: county \(county) has no accepted delivery for fiscal year \(options.fiscalYear.year): the form is without it"
      )
    }
    if let failedChecks { Output.complain("ivd: \(failedChecks)") }
  }

  private func seal(_ made: OCSE157, _ reports: RunReports) throws {
    let day = (on ?? .today).day
    let check = SelfCheckRun(
      reports: reports, edits: try options.place.load(pipeline: options.pipeline).edits, waiversPath: waivers, on: day,
      elected: pep)
    for waiver in try check.expiredWaivers(made) {
      Output.complain("ivd: waiver of \(waiver.check) (\(waiver.scope)) by \(waiver.by) ended on \(waiver.until)")
    }
    let certification = Certification(
      reports: reports, by: by ?? "", on: day, reason: reason,
      withoutCounties: withoutCounties?.split(separator: ",").map(String.init) ?? [], check: check)
    do {
      let (folder, seal) = try certification.seal(made)
      try Output.write("certified: \(folder)\nseal: \(seal)\n")
    } catch let error as CertificationError {
      Output.complain("ivd: \(error)")
      throw ExitCode(1)
    }
  }
}
