import ArgumentParser
import Employers
import Foundation
import Pipeline
import Records
import Reports
import Warehouse

struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Ask the warehouse in SQL (read only).",
    discussion: """
      Example: ivd sql "SELECT service, COUNT(*) FROM case_period GROUP BY service"

      The standard tables stand under their names, case as cases. Without --fiscal-year they hold the latest accepted
      snapshot of each county. The records of partners' files are new_hire, quarterly_wage, unemployment, order_sent,
      order_result, acknowledgment, directory_error. The employer registry is employer, employer_value (with source and
      date), employer_sighting, employer_decision, employer_load. The state's own numbers are annual_inputs. All columns:
      ivd catalogue tables. Personal texts read *** and personal dates as NULL,
      also to conditions and counts, unless --show-personal is given.
      """)

  @Argument(help: "One query.")
  var query: String

  @OptionGroup var place: PlaceOptions

  @Option(help: "Read the snapshots that this fiscal year's report reads.")
  var fiscalYear: FiscalYearArgument?

  @Option(help: "csv or json.")
  var format: OutputFormat = .csv

  @Flag(help: "Show personal values; who asked is noted in the home folder's access.csv.")
  var showPersonal = false

  func validate() throws {
    guard format == .csv || format == .json else { throw ValidationError("--format is csv or json") }
  }

  func run() throws {
    let definitions = try place.load()
    let folder = WarehouseFolder(home: place.homePath)
    let catalogue = try folder.catalogue()
    let selection =
      fiscalYear.map { SnapshotSelection.fiscalYear($0.year, from: catalogue) }
      ?? SnapshotSelection.latest(from: catalogue)
    let engine = try DuckDBEngine(.init(threads: 2, memoryLimit: "4GB"))
    let views = WarehouseViews(folder: folder, extract: definitions.standard)
    let partners = try PartnerViews(home: place.homePath, root: definitions.root)
    var read: [String]
    if showPersonal {
      try AccessLog(home: place.homePath).note("sql --show-personal: \(query)", at: Date())
      try views.create(selection, on: engine)
      try partners.create(on: engine)
      read = [place.homePath + "/warehouse/", place.homePath + "/partners/"]
    } else {
      read = try views.createMasked(selection, on: engine, for: query)
      read += try partners.createMasked(on: engine, for: query)
    }
    try folder.annualInputs().createTable(on: engine)
    try RegistryTables(home: place.homePath, root: definitions.root)
      .create(on: engine, isMasked: !showPersonal, for: query)
    try engine.confine(to: read)
    guard try engine.isQuery(query) else { throw Failure.unknown("sql: only one query that reads is allowed") }
    // The answer is made whole before anything is printed, so that a failing query prints nothing.
    var lines: [[String?]] = []
    let columns = try engine.query(query) { row in lines.append(try row.columns.indices.map(row.text)) }
    if format == .csv {
      try Output.write(CSVText.line(columns.map(\.name)))
      for line in lines { try Output.write(CSVText.line(line.map { $0 ?? "" })) }
    } else {
      try Output.write("[")
      for (number, line) in lines.enumerated() {
        let members = zip(columns, line).map { ($0.name, $1.map(JSONText.string) ?? "null") }
        try Output.write((number == 0 ? "\n  " : ",\n  ") + JSONText.object(members))
      }
      try Output.write(lines.isEmpty ? "]\n" : "\n]\n")
    }
  }
}
