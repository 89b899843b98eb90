import ArgumentParser
import Foundation

/// The command line. Results go to standard output, everything else to standard error.
/// Exit codes: 0 clean; 1 done, with findings at or above the gate; 2 could not run.
@main
struct IVD: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ivd",
    abstract: "From county files to federal child support reports, with the proof behind every number.",
    discussion: """
      Example: ivd run pipelines/nightly.yaml

      Exit codes: 0 clean; 1 done, with findings at or above the gate; 2 could not run.
      """,
    version: "0.1.0",
    subcommands: [
      RunCommand.self, CheckCommand.self, ReportCommand.self, TraceCommand.self, ExplainCommand.self,
      MeasuresCommand.self, SelfCheckCommand.self, AuditTrailCommand.self, RecountCommand.self, RunsCommand.self,
      SQLCommand.self,
      SampleCommand.self,
      DecodeCommand.self, ResubmitCommand.self, EmployersCommand.self,
      CalendarCommand.self, CatalogueCommand.self,
    ])

  static func main() {
    // A reader that has seen enough is no error.
    signal(SIGPIPE) { _ in _exit(0) }
    // Deliveries hold personal data: what is written is for the owner and his group.
    umask(0o027)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      if exitCode(for: error) == .success {
        print(fullMessage(for: error))
        Foundation.exit(0)
      }
      let isUsage = exitCode(for: error) == .validationFailure
      Output.complain(isUsage ? fullMessage(for: error) : "ivd: \(Failure.sentence(error))")
      Foundation.exit(2)
    }
  }
}
