import ArgumentParser
import Foundation
import Pipeline
import Reports

extension PaternityOption: ExpressibleByArgument {}

struct AuditTrailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-trail", abstract: "Write the files of the federal data reliability audit.",
    discussion: """
      Example: ivd audit-trail --fiscal-year 2024 --pep iv-d --output audit-trail-2024

      The case universe and one file a line that makes a performance measure, tied to the form before they are written.
      They hold names: who asked is noted in the home folder's access.csv.
      Exit codes: 0 all that the option asks for is written; 1 a tie-out fails and nothing but checks.csv is written, or
      a table is left out; 2 could not run.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: "The new folder that the files are written to.")
  var output: String

  @Option(help: "Version of the specification, such as 2008 (that of the fiscal year).")
  var layout: String?

  @Option(help: "The option of the paternity measure, iv-d or statewide (as the annual inputs say).")
  var pep: PaternityOption?

  func run() throws {
    let folder = try AuditTrailFolder(path: output)
    let reports = try options.reports()
    let year = options.fiscalYear.year
    let annual = try reports.checkedForm(year, elected: pep)
    let definition = try AuditTrailDefinition.load(
      folder: reports.root + "/pipelines/ocse-157/audit-trail", report: annual.run.definition)
    let trail = try AuditTrail(annual: annual, definition: definition, layout: layout)
    try AccessLog(home: options.place.homePath).note(
      "audit-trail --fiscal-year \(year) --layout \(trail.layout.id) --output \(folder.path)", at: Date())
    let outcome = try folder.write(trail)
    for file in outcome.files { try Output.write("\(file.name): \(file.rows) rows\n") }
    for check in outcome.checks where check.outcome == .fails {
      for failure in check.failures {
        Output.complain(
          "ivd: \(check.edit.id) \(check.isBlocking ? "fails" : "lists exceptions"): \(check.edit.title): "
            + "\(failure.place) \(failure.value), expected \(failure.expected)")
      }
    }
    for check in outcome.checks where check.outcome == .nothing {
      Output.complain("ivd: \(check.edit.id) compared nothing: \(check.edit.nothing)")
    }
    if let sentence = annual.report.editSentence { Output.complain("ivd: \(sentence)") }
    for county in annual.report.missingCounties {
      Output.complain("ivd: county \(county) has no accepted delivery for fiscal year \(year): the trail is without it")
    }
    guard outcome.isWritten else {
      Output.complain("ivd: a tie-out fails: nothing is written but \(folder.path)/checks.csv")
      throw ExitCode(1)
    }
    let violence = try trail.casesWithFamilyViolence()
    Output.complain(
      "ivd: \(folder.path) holds personal data"
        + (violence == 0 ? "" : "; \(violence) cases name somebody with the family violence indicator"))
    for (name, reason) in trail.missing { Output.complain("ivd: \(name) is not written: \(reason)") }
    if !trail.missing.isEmpty { throw ExitCode(1) }
  }
}
