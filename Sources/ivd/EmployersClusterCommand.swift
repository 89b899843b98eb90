import ArgumentParser
import Employers
import Foundation
import Pipeline

struct EmployersClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Group the rows of any list by employer.",
    discussion: """
      Example: ivd employers cluster list.csv --ignore-fein --format csv

      The list is CSV with the columns fein,name,street,city,state,zip; others are passed over. Printed is
      record,employer: the row of the list, counted from 1, and the number of its group.
      """)

  @Argument(help: "The list, plain or gzip.")
  var file: String

  @Flag(help: "Group by names and addresses alone.")
  var ignoreFein = false

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @OptionGroup var place: EmployerDefinitionOptions

  func run() throws {
    let definitions = try place.load()
    let list = try EmployerList(path: file)
    let matching = EmployerMatching(list, words: definitions.words, model: definitions.model)
    let clusters = matching.clusters()
    var text = "record,employer\n"
    for (index, cluster) in clusters.enumerated() { text += "\(index + 1),\(cluster)\n" }
    try Output.write(text)
  }
}

/// Where the definitions of the matching are.
struct EmployerDefinitionOptions: ParsableArguments {
  @Option(help: "The folder that holds schemas/ and pipelines/ (found by itself in the project).")
  var definitions: String?

  func load() throws -> (words: EmployerWords, model: MatchModel) {
    let root = try definitions ?? Definitions.findRoot(pipeline: nil)
    return (try EmployerWords.load(root: root), try MatchModel.load(root: root))
  }
}
