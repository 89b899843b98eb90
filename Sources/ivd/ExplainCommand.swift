import ArgumentParser
import Pipeline
import Records
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say for every line whether a case is counted, or the reason why not.",
    discussion: "Example: ivd explain K05 --fiscal-year 2024")

  @Argument(help: "The case's id.")
  var caseID: String

  @OptionGroup var options: ReportOptions

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard format != .html, format != .xml else { throw ValidationError("--format is text, csv or json") }
  }

  func run() throws {
    let made = try options.reports().form(options.fiscalYear.year, purpose: .proof, around: caseID)
    var rows: [(LineDefinition, ReportMember)] = []
    try made.run.explain(caseID: caseID) { rows.append(($0, $1)) }
    guard rows.contains(where: { $0.1.caseID == caseID }) else {
      throw Failure.unknown("case \(caseID): not in the warehouse for fiscal year \(options.fiscalYear.year)")
    }
    switch format {
    case .csv:
      try Output.write(TraceCSV().head)
      for (_, member) in rows { try Output.write(TraceCSV().text(of: member, isFirst: false)) }
    case .json:
      try TraceJSON().write({ body in for (_, member) in rows { try body(member) } }, to: Output.write)
    default:
      for (line, member) in rows { try Output.write(sentence(line, member) + "\n") }
    }
  }

  private func sentence(_ line: LineDefinition, _ member: ReportMember) -> String {
    var words = "line \(line.id)"
    if let person = member.personID { words += ", \(person)" }
    if member.counted {
      words += ": counted in column \(member.column)"
      if let amount = member.amount { words += ", \(amount)" }
    } else {
      words += ": not counted: \(line.reasons.first { $0.code == member.reason }?.meaning ?? member.reason ?? "")"
    }
    if let evidence = member.evidence, !evidence.isEmpty { words += " (\(evidence))" }
    return words
  }
}
