import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Rehearse the federal data reliability audit: draw samples, score the answers.",
    subcommands: [AuditDrawCommand.self, AuditScoreCommand.self])
}
