import ArgumentParser
import Foundation
import Pipeline
import Records

struct ResubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resubmit", abstract: "Make a new full delivery out of an accepted one and its corrected quarantine.",
    discussion: """
      Example: ivd resubmit --county 27003 --as-of 2024-09-30 --corrections quarantine/27003-2024-09-30 --output inbox

      The corrections are the quarantine's <table>.csv files with the records put right. The new delivery is a standard
      extract that the next run takes in like any other; it replaces the one it was made from.
      """)

  @Option(help: "5-digit code of the county that sent the delivery.")
  var county: String

  @Option(help: "As-of date of the delivery.")
  var asOf: String

  @Option(help: "Folder with the corrected <table>.csv files.")
  var corrections: String

  @Option(help: "Folder that the new delivery is written to.")
  var output: String

  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard DayNumber(asOf) != nil else { throw ValidationError("--as-of \(asOf): expected YYYY-MM-DD") }
  }

  func run() throws {
    guard FileManager.default.fileExists(atPath: corrections) else { throw Failure.notFound(corrections) }
    let made = try Resubmission(
      home: place.homePath, definitions: try place.load(), county: county, asOf: DayNumber(asOf)!,
      corrections: corrections
    ).write(to: output)
    try Output.write("\(made.path): \(made.corrected) corrected records\n")
  }
}
