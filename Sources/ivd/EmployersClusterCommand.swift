import ArgumentParser
import Employers
import Foundation
import Pipeline

struct EmployersClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Group the rows of any list by employer.",
    discussion: """
      Example: ivd employers cluster list.csv --ignore-fein --format csv

      The list is CSV with the column name, and what there is of fein, street, city, state, zip; others are passed over.
      Printed is record,employer: the row of the list, counted from 1, and the number of its group. Rows with more or
      fewer fields than the first line are told and left out (exit code 1).
      """)

  @Argument(help: "The list, plain or gzip.")
  var file: String

  @Flag(help: "Group by names and addresses alone.")
  var ignoreFein = false

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @Option(help: "Write refused rows, mistyped and impossible numbers to this CSV file.")
  var findings: String?

  @OptionGroup var place: EmployerDefinitionOptions

  func validate() throws {
    guard format == .csv || format == .json else { throw ValidationError("--format is csv or json") }
    if ignoreFein, findings != nil { throw ValidationError("--findings is about numbers: leave out --ignore-fein") }
  }

  func run() throws {
    let definitions = try place.load()
    let edits = try place.edits()
    let list = try EmployerList(path: file, required: ["name"]).withoutRefused()
    let matching = EmployerMatching(list, words: definitions.words, model: definitions.model, jobs: place.jobs)
    let grouped = ignoreFein ? (matching.clusters(), []) : matching.clusters(by: definitions.rules)
    try Output.write(EmployerGroups(of: grouped.0, records: list.records).text(format == .json))
    if let findings {
      try BufferedText.write(to: findings) { write in
        try FEINFindingText(list: list, file: file, edits: edits).csv(grouped.1, to: write)
      }
    }
    try list.endWithRefused(file: file)
  }
}
