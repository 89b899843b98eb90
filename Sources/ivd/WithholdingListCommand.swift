import ArgumentParser
import Pipeline
import Records
import Withholding

struct WithholdingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List every order with where it stands.",
    discussion: """
      Example: ivd withholding list --status rejected --format csv

      With --history every change of each order. Records that could not be applied are counted on standard error;
      --reported lists them.
      """)

  @OptionGroup var options: WithholdingOptions

  @Option(help: "Only orders of this status, such as rejected.")
  var status: String?

  @Flag(help: "Every change instead of the last one.")
  var history = false

  @Flag(help: "The records that could not be applied, with the reason.")
  var reported = false

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml, format != .html else { throw ValidationError("--format is text, csv or json") }
    if let status, OrderStatus(rawValue: status) == nil {
      let known = OrderStatus.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--status \(status): expected one of \(known)")
    }
    guard !(history && reported) else { throw ValidationError("give --history or --reported, not both") }
  }

  func run() throws {
    let run = try options.run()
    let ledger = try run.ledger()
    let orders = ledger.orders.filter { status == nil || $0.status.rawValue == status }
    let listings = WithholdingListings(run.withholding)
    let listing = reported ? listings.reported(ledger) : history ? listings.history(orders) : listings.orders(orders)
    try listing.write(format) { listing.columns(Array(listing.columns.prefix(7))) }
    if !reported, !ledger.reported.isEmpty {
      Output.complain("\(ledger.reported.count) records could not be applied: ivd withholding list --reported")
    }
  }
}
