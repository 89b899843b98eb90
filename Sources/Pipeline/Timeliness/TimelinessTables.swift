import Layouts
import Records
import Warehouse
import Withholding

/// What the statements of the clocks read: the partner tables, the latest snapshots of the counties, what was sent, what
/// was issued, what is due and was not issued.
struct TimelinessTables {
  var home: String
  var definitions: Definitions
  /// The day on which things are looked at.
  var asOf: DayNumber

  private static let orderColumns = [
    ("tracking_number", "VARCHAR"), ("case_id", "VARCHAR"), ("fein", "VARCHAR"), ("employer_name", "VARCHAR"),
    ("issued_on", "DATE"), ("clock", "VARCHAR"), ("due_on", "DATE"), ("known_on", "DATE"),
  ]

  /// - Throws: `EngineError`, `DefinitionError`, `DiskError`.
  func create(on engine: DuckDBEngine) throws {
    let warehouse = WarehouseFolder(home: home)
    try WarehouseViews(folder: warehouse, extract: definitions.standard).create(
      SnapshotSelection.latest(from: try warehouse.catalogue()), on: engine)
    try PartnerViews(home: home, root: definitions.root).create(on: engine)
    try DirectoryOutbox(home: home).createTable(on: engine)
    try createHires(on: engine)
    let withholding = try WithholdingRun(definitions: definitions, home: home, asOf: asOf, threads: 1)
    try createOrders(withholding.withholding.policy.otherwise, on: engine)
    try createDue(try withholding.day(), on: engine)
  }

  /// New hires that employers reported, with the day of entry and, where somebody on a case has the SSN and the last
  /// name, the county of the first such case.
  private func createHires(on engine: DuckDBEngine) throws {
    let ledger = try PartnerLedger(home: home)
    let reports = Set(try PartnerDefinitions.load(root: definitions.root).employerReports)
    try engine.execute("CREATE OR REPLACE TEMP TABLE entered (transmission VARCHAR, entered_on DATE)")
    for entry in ledger.entries where entry.verdict == .accepted && reports.contains(entry.family) {
      guard let day = entry.enteredOn else { continue }
      try engine.execute("INSERT INTO entered VALUES (\(SQLText.quoted(entry.transmission)), DATE '\(day)')")
    }
    try engine.execute(
      """
      CREATE OR REPLACE TEMP VIEW reported_hire AS
      WITH place AS (
        SELECT p.ssn, UPPER(p.last_name) AS last_name, MIN(c.county) AS county
        FROM person AS p
        JOIN case_member AS m ON m.person_id = p.person_id AND m.role <> 'child'
        JOIN cases AS c ON c.case_id = m.case_id
        WHERE p.ssn IS NOT NULL
        GROUP BY p.ssn, UPPER(p.last_name)
      )
      SELECT n.*, e.entered_on, place.county
      FROM new_hire AS n
      JOIN entered AS e ON e.transmission = n.transmission
      LEFT JOIN place ON place.ssn = n.ssn AND place.last_name = UPPER(n.last_name)
      """)
  }

  /// Withholding orders that were issued: `outbox/e-iwo/<file control number>/orders.csv`.
  ///
  /// `started_on` is the day on which the income became known; on the clock of orders that came later than that, in
  /// calendar days, the day of the order, which the list has in its due day.
  private func createOrders(_ otherwise: WithholdingPolicy.Clock, on engine: DuckDBEngine) throws {
    let folder = home + "/outbox/e-iwo"
    let columns = Self.orderColumns.map { "\($0) \($1)" }.joined(separator: ", ")
    try engine.execute("CREATE OR REPLACE TEMP TABLE issued_order (\(columns), started_on DATE)")
    var start = "CAST(known_on AS DATE)"
    if !otherwise.countsBusinessDays {
      start =
        "CASE WHEN clock = \(SQLText.quoted(otherwise.name)) "
        + "THEN GREATEST(\(start), CAST(due_on AS DATE) - \(otherwise.days)) ELSE \(start) END"
    }
    let wanted = Self.orderColumns.map { "CAST(\($0) AS \($1))" }.joined(separator: ", ") + ", " + start
    for name in try Disk.names(in: folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)/orders.csv"
      guard Disk.exists(path) else { continue }
      try engine.execute(
        """
        INSERT INTO issued_order SELECT \(wanted)
        FROM read_csv(\(SQLText.quoted(path)), header = true, all_varchar = true, delim = ',', quote = '"')
        """)
    }
  }

  /// Withholdings that are due on the day and of which no order was issued, as `withholding due` lists them, whatever
  /// way they go out. What was issued after the day is in `issued_order`.
  private func createDue(_ day: WithholdingDay, on engine: DuckDBEngine) throws {
    try engine.execute(
      """
      CREATE OR REPLACE TEMP TABLE due_order (
        case_id VARCHAR, person_id VARCHAR, county VARCHAR, fein VARCHAR, employer_name VARCHAR, clock VARCHAR,
        known_on DATE, started_on DATE, due_on DATE
      )
      """)
    let rows = day.decisions.filter { $0.verdict == .due }.compactMap(Self.dueRow)
    for first in stride(from: 0, to: rows.count, by: 500) {
      let some = rows[first..<min(first + 500, rows.count)]
      try engine.execute("INSERT INTO due_order VALUES " + some.joined(separator: ", "))
    }
    try engine.execute(
      """
      DELETE FROM due_order WHERE (case_id, fein, known_on) IN (
        SELECT (case_id, fein, known_on) FROM issued_order WHERE issued_on > DATE '\(asOf)'
      )
      """)
  }

  /// `nil` where no clock runs, as where a withholding has to end.
  private static func dueRow(_ decision: WithholdingDecision) -> String? {
    guard let known = decision.income.knownOn, let started = decision.clockStartedOn, let due = decision.dueOn else {
      return nil
    }
    let facts = decision.facts
    let texts = [
      facts.caseID, facts.personID, facts.county, decision.income.fein, decision.employerName, decision.clock,
    ]
    let values = texts.map(SQLText.quoted) + [known, started, due].map { "DATE '\($0)'" }
    return "(" + values.joined(separator: ", ") + ")"
  }
}
