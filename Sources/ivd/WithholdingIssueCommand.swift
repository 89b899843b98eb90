import ArgumentParser
import Foundation
import Pipeline
import Records
import Withholding

struct WithholdingIssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Write the orders that are due to the outbox, each once.",
    discussion: """
      Example: ivd withholding issue --as-of 2024-10-02

      Orders to employers that take e-IWOs become one file below outbox/e-iwo, flat and XML. Whatever happens, an order
      is issued once: the file's appearance in the outbox is its record. Exit code 1: an order could not be written.
      """)

  @OptionGroup var options: WithholdingOptions

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml, format != .html else { throw ValidationError("--format is text, csv or json") }
  }

  func run() throws {
    let run = try options.run()
    try FileManager.default.createDirectory(atPath: run.home, withIntermediateDirectories: true)
    let (day, result) = try run.issue()
    let listings = WithholdingListings(run.withholding)
    let orders = listings.orders(result.orders.map(TrackedOrder.init(sent:)))
    try orders.write(format) { WithholdingText.issued(day, result, home: run.home) }
    for held in result.held {
      Output.complain("case \(held.decision.facts.caseID): not written: \(held.faults.joined(separator: "; "))")
    }
    if !result.held.isEmpty { throw ExitCode(1) }
  }
}
