import ArgumentParser
import Employers
import Records

struct EmployersDuplicatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates", abstract: "Find employers of the registry that may be one.",
    discussion: "Example: ivd employers duplicates > duplicates.csv")

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func run() throws {
    let definitions = try place.load()
    let known = try place.registry(registry)
    let pairs = DuplicateEmployers(
      known, words: definitions.words, model: definitions.model, rules: definitions.rules, jobs: place.jobs
    ).pairs()
    try Output.write(CSVText.line(DuplicateEmployers.columns))
    for pair in pairs { try Output.write(known.csv(pair)) }
    if !pairs.isEmpty { throw ExitCode(1) }
  }
}
