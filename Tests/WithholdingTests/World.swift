import Glibc
import Layouts
import Records
import Warehouse

@testable import Withholding

/// A small warehouse and the tables of partners, in a home folder that is removed with the object. All people, cases and
/// employers are invented.
final class World {
  /// Loaded once; 35 layouts take their time.
  private static let loaded = Result {
    (
      try WithholdingDefinitions(root: Project.root),
      try StandardExtract.load(path: Project.root + "/schemas/county/standard.yaml")
    )
  }

  static let asOf = DayNumber("2025-03-03")!

  let home: String
  let definitions: WithholdingDefinitions
  var employers: [String: EmployerEntry] = [:]
  private let extract: StandardExtract
  /// Rows of the standard tables, by SQL name.
  private var rows: [String: [[String: String]]] = [:]
  private var partnerRows: [String: [[String: String]]] = [:]

  init(policy change: (inout WithholdingPolicy) -> Void = { _ in }) throws {
    var template = Array("/tmp/ivd-withholding-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(path: "/tmp", reason: "no temporary folder") }
    home = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let (loaded, extract) = try Self.loaded.get()
    var policy = loaded.policy
    change(&policy)
    definitions = loaded.with(policy)
    self.extract = extract
  }

  deinit { try? Disk.remove(home) }

  /// A row that county 27003 sent, where it does not say otherwise.
  func add(_ table: String, _ row: [String: String]) {
    rows[table, default: []].append(["sender": "27003"].merging(row) { $1 })
  }

  /// Changes the rows of a table.
  func change(_ table: String, where holds: ([String: String]) -> Bool = { _ in true }, _ values: [String: String]) {
    rows[table] = rows[table]?.map { holds($0) ? $0.merging(values) { $1 } : $0 }
  }

  func removeAll(_ table: String) { rows[table] = [] }

  /// An open case with an order of 450.00 a month and arrears of 900.00. The obligor has the case's id with an O.
  func addCase(_ id: String, ssn: String, first: String = "ZEBULON", last: String = "QUILLFEATHER") {
    add("cases", ["case_id": id, "county": "27003", "worker_id": "W1"])
    add("case_period", ["case_id": id, "opened_on": "2020-01-01", "service": "ivd"])
    let people = [
      ("O", ssn, first, last, "1985-03-07", "noncustodial"),
      ("C", "", "PETUNIA", "MARSHWIGGLE", "1986-01-01", "custodial"),
      ("K", "", "CLEMENTINE", last, "2016-04-11", "child"),
    ]
    for (letter, ssn, first, last, born, role) in people {
      add(
        "person",
        [
          "person_id": id + letter, "ssn": ssn, "first_name": first, "last_name": last, "born_on": born,
          "street": "9 Nowhere Road", "zip": "55009",
        ])
      add("case_member", ["case_id": id, "person_id": id + letter, "role": role, "from_on": "2020-01-01"])
    }
    add(
      "support_order",
      [
        "order_id": id + "-1", "case_id": id, "established_on": "2020-02-01", "kind": "court",
        "issuer_kind": "this_state",
      ])
    add(
      "provision",
      [
        "provision_id": id + "-1", "order_id": id + "-1", "kind": "current_support", "obligated": "noncustodial",
        "amount": "450.00", "from_on": "2020-02-01",
      ])
    add("arrears_balance", ["case_id": id, "as_of_on": "2024-10-01", "owed_to": "family", "amount": "900.00"])
  }

  /// A hire reported on 28 February (a Friday) at an employer that takes e-IWOs.
  func addHire(_ ssn: String, _ values: [String: String] = [:]) {
    let row = [
      "transmission": "T1", "source_file": "W4.TXT", "source_line": String((partnerRows["new_hire"]?.count ?? 0) + 1),
      "received_on": "2025-02-28", "ssn": ssn, "first_name": "ZEBULON", "last_name": "QUILLFEATHER",
      "born_on": "1985-03-07", "hired_on": "2025-02-20", "fein": "990000413",
      "employer_name": "Imaginary Widget Works LLC", "employer_street": "100 Example Street, Payroll Office",
      "employer_city": "Sampleton", "employer_state": "MN", "employer_zip": "550010100",
    ]
    partnerRows["new_hire", default: []].append(row.merging(values) { $1 })
  }

  func addAnswer(_ values: [String: String]) {
    let row = [
      "transmission": "T2", "source_file": "ACK.TXT",
      "source_line": String((partnerRows["acknowledgment"]?.count ?? 0) + 3),
      "received_on": "2025-03-03", "file_control_number": "A1", "batch_control_number": "A2", "action": "ORG",
      "created_at": "20250303120000", "fein": "990000413",
    ]
    partnerRows["acknowledgment", default: []].append(row.merging(values) { $1 })
  }

  func addSent(_ values: [String: String]) {
    let row = [
      "transmission": "T3", "source_file": "DTL.TXT",
      "source_line": String((partnerRows["order_sent"]?.count ?? 0) + 3),
      "received_on": "2025-01-02", "file_control_number": "S1", "batch_control_number": "S2", "action": "ORG",
      "created_at": "20250102060000", "fein": "990000413", "tracking_number": Made.tracking(1),
      "current_support": "450.00",
      "arrears_amount": "90.00", "medical_support": "0.00", "total_amount": "540.00",
    ]
    partnerRows["order_sent", default: []].append(row.merging(values) { $1 })
  }

  func takesOrders(_ fein: String = "990000413", street: String = "PO BOX 4100", zip: String = "55001") {
    employers[fein] = EmployerEntry(
      fein: fein, name: "IMAGINARY WIDGET WORKS LLC", takesEIWO: true,
      orderAddress: .init(street: street, city: "SAMPLETON", state: "MN", zip: zip))
  }

  func desk(asOf: DayNumber = World.asOf) throws -> WithholdingDesk {
    let engine = try DuckDBEngine(.init(threads: 1))
    for table in extract.tables {
      try Self.create(table.sqlName, TableLoader.columns(of: table), rows[table.sqlName] ?? [], on: engine)
    }
    var files: [String: [String]] = [:]
    for (table, columns) in PartnerTables.columns {
      for (transmission, rows) in Dictionary(grouping: partnerRows[table] ?? [], by: { $0["transmission"]! }) {
        try Self.create("writing", columns, rows, on: engine)
        let folder = home + "/partners/" + table
        try Disk.makeFolder(folder)
        let file = "\(folder)/\(transmission).parquet"
        try engine.execute("COPY (SELECT * FROM writing) TO '\(file)' (FORMAT parquet)")
        files[table, default: []].append(file)
      }
    }
    return try WithholdingDesk(definitions, engine: engine, asOf: asOf) { files[$0] ?? [] }
  }

  func day(asOf: DayNumber = World.asOf) throws -> WithholdingDay { try day(desk(asOf: asOf)) }

  private func day(_ desk: WithholdingDesk) throws -> WithholdingDay {
    let known = employers
    return try desk.day(own: OutboxFolder(home: home).orders(layouts: definitions.layouts)) { numbers in
      known.filter { numbers.contains($0.key) }
    }
  }

  /// One night's issue.
  @discardableResult
  func issue(asOf: DayNumber = World.asOf, afterStep: @escaping (PublicationStep) throws -> Void = { _ in }) throws
    -> IssueResult
  {
    let desk = try desk(asOf: asOf)
    let day = try day(desk)
    return try OrderIssue(definitions, home: home, afterStep: afterStep)
      .run(day, people: try desk.people(of: day.decisions))
  }

  func issued() throws -> [SentOrder] { try OutboxFolder(home: home).orders(layouts: definitions.layouts) }

  private static func create(
    _ name: String, _ columns: [(name: String, type: String)], _ rows: [[String: String]], on engine: DuckDBEngine
  ) throws {
    for key in rows.flatMap(\.keys) {
      precondition(columns.contains { $0.name == key }, "\(name) has no column \(key)")
    }
    let blanks = columns.map { "CAST(NULL AS \($0.type)) AS \($0.name)" }.joined(separator: ", ")
    let lines = rows.map { row in
      "SELECT "
        + columns.map { column in
          let value = row[column.name].flatMap { $0.isEmpty ? nil : SQLText.quoted($0) } ?? "NULL"
          return "CAST(\(value) AS \(column.type)) AS \(column.name)"
        }.joined(separator: ", ")
    }
    let query = (["SELECT \(blanks) WHERE 1 = 0"] + lines).joined(separator: " UNION ALL ")
    try engine.createTable(name, as: query, file: nil)
  }
}

extension WithholdingDay {
  /// `case verdict reason action channel`.
  var lines: [String] {
    decisions.map { decision in
      [
        decision.facts.caseID, decision.verdict.rawValue, decision.reason.rawValue, decision.action?.rawValue ?? "",
        decision.channel?.rawValue ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
