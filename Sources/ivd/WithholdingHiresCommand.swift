import ArgumentParser
import Pipeline
import Records
import Withholding

struct WithholdingHiresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hires", abstract: "Say of every reported hire whose it is, or why it is nobody's.",
    discussion: "Example: ivd withholding hires --outcome name_differs --format csv")

  @OptionGroup var options: WithholdingOptions

  @Option(help: "Only hires of this outcome, such as name_differs.")
  var outcome: String?

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml, format != .html else { throw ValidationError("--format is text, csv or json") }
    if let outcome, HireOutcome.Outcome(rawValue: outcome) == nil {
      let known = HireOutcome.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--outcome \(outcome): expected one of \(known)")
    }
  }

  func run() throws {
    let run = try options.run()
    let day = try run.day()
    let hires = day.hires.filter { outcome == nil || $0.outcome.rawValue == outcome }
    let listing = WithholdingListings(run.withholding).hires(hires)
    try listing.write(format) { WithholdingText.hires(day) }
  }
}
