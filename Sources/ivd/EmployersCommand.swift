import ArgumentParser
import Employers

struct EmployersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "employers", abstract: "Keep the registry of employers: match, review, clean up.",
    subcommands: [EmployersClusterCommand.self])
}
