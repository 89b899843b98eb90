import ArgumentParser
import Pipeline
import Records
import Withholding

struct WithholdingShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a case: what is due at each employer and why, its orders with their history.",
    discussion: "Example: ivd withholding show 270030000085 --as-of 2024-10-02")

  @Argument(help: "The case's id.")
  var caseID: String

  @OptionGroup var options: WithholdingOptions

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format == .text || format == .json else { throw ValidationError("--format is text or json") }
  }

  func run() throws {
    let run = try options.run()
    let day = try run.day()
    let decisions = day.decisions.filter { $0.facts.caseID == caseID }
    let orders = day.ledger.orders.filter { $0.order.caseID == caseID }
    guard !decisions.isEmpty || !orders.isEmpty else {
      throw Failure.unknown("case \(caseID): no place of work is known and no order was sent as of \(day.asOf)")
    }
    let listings = WithholdingListings(run.withholding)
    if format == .json {
      let decided = listings.decisions(decisions, asOf: day.asOf).json()
      try Output.write(
        "{\"case_id\":\(JSONText.string(caseID)),\"decisions\":\(decided),\"orders\":\(listings.orders(orders).json()),"
          + "\"history\":\(listings.history(orders).json())}\n")
    } else {
      try Output.write(WithholdingText.showCase(caseID, decisions, orders, listings))
    }
  }
}
