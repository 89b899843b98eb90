import ArgumentParser
import Foundation
import Pipeline
import Records

struct TimelinessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeliness",
    abstract: "Whether new hires, withholdings and their answers were in time, by employer, county and week.",
    discussion: """
      Example: ivd timeliness --from 2024-09-01 --to 2024-09-30 --format csv

      A clock counts where it started in the period; the last day of the period is the day on which things are looked
      at. What is not done and not yet due is pending. The clocks are in pipelines/timeliness.
      """)

  @Option(help: "First day (YYYY-MM-DD).")
  var from: DayArgument

  @Option(help: "Last day (YYYY-MM-DD).")
  var to: DayArgument

  @OptionGroup var place: PlaceOptions

  @Option(help: "text, csv, json or html.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .xml else { throw ValidationError("--format is text, csv, json or html") }
    guard from.day <= to.day else { throw ValidationError("--to comes before --from") }
  }

  func run() throws {
    let found = try Timeliness(home: place.homePath, definitions: try place.load(), from: from.day, to: to.day)
    let text = TimelinessText(found)
    switch format {
    case .csv: try Output.write(text.csv())
    case .json: try Output.write(text.json())
    case .html: try Output.write(TimelinessPage(found).html())
    case .text, .xml: try Output.write(text.text())
    }
    if !found.late.isEmpty { throw ExitCode(1) }
  }
}
