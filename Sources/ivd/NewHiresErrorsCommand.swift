import ArgumentParser
import Foundation
import Pipeline
import Records

struct NewHiresErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: "List the new hires that the national directory sent back, with what to mend.",
    discussion: "Example: ivd new-hires errors --format csv > directory-errors.csv")

  @OptionGroup var place: PlaceOptions

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @Flag(help: "Show whole SSNs; who asked is noted in the home folder's access.csv.")
  var showPersonal = false

  func validate() throws {
    guard format == .csv || format == .json else { throw ValidationError("--format is csv or json") }
  }

  func run() throws {
    if showPersonal { try AccessLog(home: place.homePath).note("new-hires errors --show-personal", at: Date()) }
    let errors = try DirectoryErrors(home: place.homePath, root: try place.load().root)
    var lines: [[String]] = []
    try errors.rows(showsPersonal: showPersonal) { lines.append($0) }
    if format == .csv {
      try Output.write(CSVText.line(DirectoryErrors.columns) + lines.map(CSVText.line).joined())
    } else {
      let objects = lines.map { line in
        JSONText.object(zip(DirectoryErrors.columns, line).map { ($0, JSONText.string($1)) })
      }
      try Output.write(objects.isEmpty ? "[]\n" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n")
    }
    if !lines.isEmpty { throw ExitCode(1) }
  }
}
