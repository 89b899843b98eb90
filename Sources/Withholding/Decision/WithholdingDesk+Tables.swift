import Records
import Warehouse

extension WithholdingDesk {
  /// What the placeholders of the statements stand for.
  var values: [String: String] {
    let policy = definitions.policy
    func literal(_ day: DayNumber) -> String { "DATE '\(day)'" }
    return [
      "as_of": literal(asOf), "oldest_hire": literal(asOf.adding(months: -policy.hireMonths)),
      "lets_test_numbers": policy.letsTestNumbers ? "TRUE" : "FALSE", "last_length": String(policy.lastNameLength),
      "first_length": String(policy.firstNameLength),
      "sources": policy.sources.map { SQLText.quoted($0.rawValue) }.joined(separator: ", "),
      "twelve_weeks_ago": literal(asOf + -84), "receipts_after": literal(asOf + -policy.receiptDays),
    ]
  }

  /// What the e-IWO answers say of employments, the hires' outcomes and the places of work.
  func createTables(_ ledger: WithholdingLedger) throws {
    let ends = EngineTable(
      name: "employment_end", columns: [("person_id", "VARCHAR"), ("fein", "VARCHAR"), ("ended_on", "DATE")])
    try ends.create(
      ledger.employment.filter { !$0.personID.isEmpty }.map { [.text($0.personID), .text($0.fein), .day($0.endedOn)] },
      on: engine)
    let names = ["person_id", "ssn", "fein", "employer_name", "street", "city", "state", "zip"].map { ($0, "VARCHAR") }
    let newEmployers = EngineTable(
      name: "new_employer",
      columns: names + [("known_on", "DATE"), ("file_control_number", "VARCHAR"), ("source_line", "BIGINT")])
    try newEmployers.create(
      ledger.employment.filter { !$0.personID.isEmpty && !($0.newEmployer.isEmpty && $0.newEmployerFEIN.isEmpty) }
        .map { update in
          let address = update.newEmployerAddress
          return [
            .text(update.personID), .text(update.ssn), .text(update.newEmployerFEIN), .text(update.newEmployer),
            .text(address.street), .text(address.city), .text(address.state), .text(address.zip),
            .day(update.place.day), .text(update.place.fileControl), .integer(update.place.line),
          ]
        }, on: engine)
    for name in ["hire-outcome", "income-source"] {
      let statement = try WithholdingStatement(name, root: definitions.root)
      let table = String(name.map { $0 == "-" ? "_" : $0 })
      try engine.createTable(table, as: try statement.sql(values), file: statement.path)
    }
    try engine.createTable("wanted", as: "SELECT DISTINCT person_id FROM income_source", file: nil)
  }

  func hires() throws -> [HireOutcome] {
    var hires: [HireOutcome] = []
    try engine.query(
      """
      SELECT \(HireOutcome.columns) FROM hire_outcome
      ORDER BY received_on NULLS LAST, transmission, source_line
      """, file: "hire_outcome"
    ) { hires.append(try HireOutcome($0)) }
    return hires
  }

  /// Facts of the cases of everybody who works somewhere, and of those with an order in force.
  func createCaseFacts(_ inForce: [TrackedOrder]) throws {
    try createWantedCases(inForce.map { ($0.order.caseID, $0.order.personID) })
    let statement = try WithholdingStatement("case-fact", root: definitions.root)
    try engine.createTable("case_fact", as: try statement.sql(values), file: statement.path)
  }

  func createWantedCases(_ pairs: [(caseID: String, personID: String)]) throws {
    let table = EngineTable(name: "wanted_case", columns: [("case_id", "VARCHAR"), ("person_id", "VARCHAR")])
    let rows = Set(pairs.filter { !$0.personID.isEmpty }.map { [$0.caseID, $0.personID] })
      .sorted(by: Text.precedes).map { $0.map { EngineTable.Value.text($0) } }
    try table.create(rows, on: engine)
  }

  func flaggedAddresses() throws -> Set<String> {
    let statement = try WithholdingStatement("flagged-address", root: definitions.root)
    var keys: Set<String> = []
    try engine.query(try statement.sql(values), file: statement.path) { row in
      if let key = Decider.addressKey(street: try row.string(0) ?? "", zip: try row.string(1) ?? "") {
        keys.insert(key)
      }
    }
    return keys
  }
}
