import ArgumentParser

struct EmployersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "employers", abstract: "Keep the registry of employers: load, match, review, clean up.",
    subcommands: [
      EmployersLoadCommand.self, EmployersMatchCommand.self, EmployersReviewCommand.self, EmployersDecideCommand.self,
      EmployersDuplicatesCommand.self, EmployersShowCommand.self, EmployersReportCommand.self,
      EmployersClusterCommand.self,
    ])
}
