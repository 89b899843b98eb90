import ArgumentParser

struct NewHiresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-hires", abstract: "Send new hires to the national directory, and see what came back.",
    subcommands: [NewHiresSendCommand.self, NewHiresErrorsCommand.self])
}
