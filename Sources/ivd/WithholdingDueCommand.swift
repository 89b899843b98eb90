import ArgumentParser
import Pipeline
import Records
import Withholding

struct WithholdingDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "List the withholdings that are due, each with its last day and its reason.",
    discussion: """
      Example: ivd withholding due --as-of 2024-10-02 --format csv > withholding-due.csv

      With --all also those that are in force or barred, with the reason. Exit code 1: one is late.
      """)

  @OptionGroup var options: WithholdingOptions

  @Flag(help: "Also what is in force or barred.")
  var all = false

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
  }

  func run() throws {
    let run = try options.run()
    let day = try run.day()
    let shown = day.decisions.filter { all || $0.verdict == .due }
    let listings = WithholdingListings(run.withholding)
    if format == .html {
      try Output.write(WithholdingPage(listings).due(shown, day: day))
    } else {
      let listing = listings.decisions(shown, asOf: day.asOf)
      try listing.write(format) {
        listing.columns([
          "due_on", "late", "clock", "case_id", "fein", "action", "channel", "total_amount", "reason", "nmsn_due_on",
        ]) + WithholdingText.summary(day)
      }
    }
    if shown.contains(where: { $0.verdict == .due && $0.isLate(on: day.asOf) }) { throw ExitCode(1) }
  }
}
