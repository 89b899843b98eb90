import ArgumentParser
import Pipeline
import Reports

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "List the members behind a number, with evidence and source row.",
    discussion: "Example: ivd trace ocse-157 2e.a --fiscal-year 2024")

  @Argument(help: "The form: ocse-157.")
  var form: String

  @Argument(help: "Line, or line.column, such as 24.b.")
  var line: String

  @OptionGroup var options: ReportOptions

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @Flag(help: "Also list what is not counted, with the reason.")
  var all = false

  @Flag(help: "Also show the record of each source row, personal values masked.")
  var records = false

  func validate() throws {
    guard form == "ocse-157" else { throw ValidationError("form \(form): expected ocse-157") }
    guard format == .csv || format == .json else { throw ValidationError("--format is csv or json") }
  }

  func run() throws {
    let (id, column) = OCSE157.address(line)
    let reports = try options.reports()
    let extract = reports.standard
    let made = try reports.form(options.fiscalYear.year, lines: [id], purpose: .proof)
    let definition = try made.run.definition.line(id)
    if let column, !definition.columns.letters.contains(column) {
      throw ReportError.unknownColumn(line: id, column: column, known: definition.columns.letters)
    }
    let format: any MemberFormat = format == .json ? TraceJSON(hasRecords: records) : TraceCSV(hasRecords: records)
    let source =
      records ? try SourceRecords(of: definition, where: all ? "TRUE" : "counted", in: made.run, extract) : nil
    try format.write(
      { body in
        try made.run.trace(definition, column: column, countedOnly: !all) { member in
          var member = member
          member.record = source?.text(of: member)
          try body(member)
        }
      }, to: Output.write)
  }
}
