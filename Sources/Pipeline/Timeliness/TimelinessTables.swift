import Layouts
import Records
import Warehouse

/// What the statements of the clocks read: the partner tables, the latest snapshots of the counties, what was sent, what
/// was issued.
struct TimelinessTables {
  var home: String
  var definitions: Definitions

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
    try createOrders(on: engine)
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
  private func createOrders(on engine: DuckDBEngine) throws {
    let folder = home + "/outbox/e-iwo"
    let columns = Self.orderColumns.map { "\($0) \($1)" }.joined(separator: ", ")
    try engine.execute("CREATE OR REPLACE TEMP TABLE issued_order (\(columns))")
    let wanted = Self.orderColumns.map { "CAST(\($0) AS \($1))" }.joined(separator: ", ")
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
}
