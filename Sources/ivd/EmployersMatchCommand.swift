import ArgumentParser
import Employers
import Records

struct EmployersMatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "Match the rows of a file with the registry; nothing is changed.",
    discussion: """
      Example: ivd employers match sample-input/employers/sightings.csv --format csv

      A row is found (automatic), may be found (review) or is new. With --format json each score comes with its parts,
      in hundredths of a bit; they add up to it.
      """)

  @Argument(help: "The file: CSV with name, and what there is of fein, street, city, state, zip.")
  var file: String

  @Option(help: "csv, json or text.")
  var format: OutputFormat = .text

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func validate() throws {
    guard format != .html else { throw ValidationError("--format is csv, json or text") }
  }

  func run() throws {
    let definitions = try place.load()
    let sources = try place.sources()
    let folder = registry.folder
    let catalogue = try folder.catalogue()
    guard catalogue.sequence > 0 else { throw RegistryError.empty(home: registry.homePath) }
    let incoming = try RegistryLoad.read(path: file, sources: sources)
    let match = RegistryMatch(
      registry: try folder.rows(catalogue), incoming: incoming,
      decisions: try folder.decisions(), words: definitions.words, model: definitions.model, rules: definitions.rules,
      jobs: place.jobs)
    let found = match.matches()
    let text = MatchText(match)
    switch format {
    case .csv:
      try Output.write(CSVText.line(MatchText.columns))
      for one in found { try Output.write(text.csv(one)) }
    case .json:
      for (index, one) in found.enumerated() { try Output.write((index == 0 ? "[\n" : ",\n") + text.json(one)) }
      try Output.write(found.isEmpty ? "[]\n" : "\n]\n")
    default:
      for one in found { try Output.write(text.line(one)) }
    }
    try incoming.endWithRefused(file: file)
    if found.contains(where: { $0.band == .review }) { throw ExitCode(1) }
  }
}
