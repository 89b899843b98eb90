import ArgumentParser

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make a federal form from the warehouse, certify it, prove a certified one.",
    discussion: """
      Example: ivd report ocse-157 --fiscal-year 2024 --format csv --members members.csv
      Example: ivd report verify var/certified/ocse-157/2024/r1
      """,
    subcommands: [ReportMakeCommand.self, ReportVerifyCommand.self], defaultSubcommand: ReportMakeCommand.self)
}
