import ArgumentParser
import Employers
import Records

struct EmployersShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an employer: every value with its source and date, history, decisions.",
    discussion: "Example: ivd employers show 001234567")

  @Argument(help: "A number (FEIN) or an id, also one that was merged.")
  var employer: String

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var place: EmployerDefinitionOptions

  func validate() throws {
    guard format == .text || format == .json else { throw ValidationError("--format is text or json") }
  }

  func run() throws {
    let known = try place.registry(registry)
    var found = known.employer(id: employer).map { [$0] } ?? []
    if found.isEmpty, let number = FEIN(employer.utf8) { found = known.employers(fein: number) }
    guard !found.isEmpty else { throw RegistryError.unknownEmployer(employer) }
    let page = EmployerPage(known)
    if format == .json {
      try Output.write("[\n" + found.map(page.json).joined(separator: ",\n") + "\n]\n")
    } else {
      try Output.write(found.map(page.text).joined(separator: "\n"))
    }
  }
}
