import ArgumentParser
import Foundation
import Layouts
import Pipeline
import Records

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate deliveries or single files; nothing is written.",
    discussion: """
      Example: ivd check 27053-2024-09-30 --format csv > findings.csv

      A folder is searched for deliveries. A single file of the standard extract (case.csv) is checked by itself:
      references to other files are then not looked at. With --layout, a file is checked against its record layout:
      a county's, a partner's record (eiwo-detail) or a partner's whole transmission (eiwo).
      """)

  @Argument(help: "Folders, archives or files.")
  var paths: [String]

  @OptionGroup var definitionOptions: DefinitionOptions

  @Option(help: "Take the paths for deliveries of this county profile.")
  var profile: String?

  @Option(help: "Check single files against this record layout: its name, or the path of a layout file.")
  var layout: String?

  @Option(help: "The partner whose own places of fields hold: a name in schemas/partners, or the path of a file.")
  var partner: String?

  @Option(help: "A file that the checked ones answer: orders, or a transmission to the NDNH. May be given again.")
  var sent: [String] = []

  @Option(help: "Day of receipt of a partner's file (YYYY-MM-DD); otherwise the date of its header, or today.")
  var received: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @Option(help: "Threads and parallel work at the most.")
  var jobs: Int = 2

  @Option(help: "Findings at or above it make the exit code 1: warning, reject_record, reject_batch, reject_delivery.")
  var gate: String = "warning"

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("name at least one file or folder") }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
    guard Severity(rawValue: gate) != nil else { throw ValidationError("--gate \(gate): no such severity") }
    guard format != .html, format != .xml else { throw ValidationError("--format is text, json or csv") }
    if layout == nil, partner != nil || !sent.isEmpty || received != nil {
      throw ValidationError("--partner, --sent and --received go with --layout")
    }
    if let received, DayNumber(received) == nil { throw ValidationError("--received \(received): expected YYYY-MM-DD") }
    if profile != nil, layout != nil { throw ValidationError("give --profile or --layout, not both") }
  }

  func run() throws {
    for path in paths + sent where !FileManager.default.fileExists(atPath: path) { throw Failure.notFound(path) }
    let definitions = try definitionOptions.load()
    let run = CheckRun(
      paths: paths, definitions: definitions, profile: profile, layout: layout, partner: partner, sent: sent,
      receivedOn: received.flatMap { DayNumber($0) }, today: Self.today, jobs: jobs, progress: .onTerminal)
    let report = try run.run()
    defer { report.dispose() }
    switch format {
    case .csv: try report.csv(Output.write)
    case .json: try report.json(Output.write)
    default: try report.text(Output.write)
    }
    if let worst = report.worst, worst >= Severity(rawValue: gate)! { throw ExitCode(1) }
  }

  /// The day by the clock, in UTC.
  private static var today: DayNumber { DayNumber(Int32(Date().timeIntervalSince1970 / 86_400)) }
}
