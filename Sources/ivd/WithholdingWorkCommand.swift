import ArgumentParser
import Foundation
import Pipeline
import Records
import Withholding

struct WithholdingWorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "List what the answers of employers and the portal ask somebody to do.",
    discussion: """
      Example: ivd withholding work --format csv > work.csv

      Red needs work, yellow waits, normal is for information. Exit code 1: something is red.
      """)

  @OptionGroup var options: WithholdingOptions

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  @Flag(help: "Show last known addresses; who asked is noted in the home folder's access.csv.")
  var showPersonal = false

  func validate() throws {
    guard format != .xml, format != .html else { throw ValidationError("--format is text, csv or json") }
  }

  func run() throws {
    let run = try options.run()
    let ledger = try run.ledger()
    if showPersonal { try AccessLog(home: run.home).note("withholding work --show-personal", at: Date()) }
    let listing = WithholdingListings(run.withholding, showsPersonal: showPersonal).work(ledger, asOf: run.asOf)
    try listing.write(format) {
      listing.columns(["colour", "work", "on", "case_id", "fein", "detail"] + (showPersonal ? ["last_address"] : []))
    }
    if listing.rows.contains(where: { $0[0] == WorkColour.red.rawValue }) { throw ExitCode(1) }
  }
}
