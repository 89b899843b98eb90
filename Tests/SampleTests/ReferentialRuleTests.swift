import Records
import Testing

@testable import Sample

/// An independent, naive pass over a clean delivery: county-extract.md, sections 1 to 3.
@Suite("A clean delivery has no finding")
struct ReferentialRuleTests {
  let folder = SampleFolder()
  let tables: [String: [DeliveryRecord]]
  let asOf = "2024-09-30"
  private static let timeColumns = [
    ("from_on", "to_on"), ("opened_on", "closed_on"), ("established_on", "ended_on"), ("sent_on", "closed_on"),
  ]

  init() throws {
    let options = try SampleOptions(seed: 77, cases: 400, counties: ["27003"], years: 4)
    _ = try SampleWriter(options).write(to: folder.path)
    var tables: [String: [DeliveryRecord]] = [:]
    for table in SampleTable.allCases { tables[table.name] = try folder.table(table.name, of: "27003-2024-09-30") }
    self.tables = tables
  }

  private func records(_ table: String) -> [DeliveryRecord] { tables[table] ?? [] }

  @Test func keysAreUnique() throws {
    for table in SampleTable.allCases {
      let kind = try #require(DefectKind.all.first { $0.table == table.name })
      let keys = records(table.name).map(kind.key)
      #expect(Set(keys).count == keys.count, "\(table.name)")
    }
  }

  @Test(arguments: [
    ("case_period", "case_id", "case"), ("case_member", "case_id", "case"), ("case_member", "person_id", "person"),
    ("child", "person_id", "person"), ("assistance", "person_id", "person"), ("support_order", "case_id", "case"),
    ("order_child", "person_id", "person"), ("charge", "case_id", "case"), ("charge", "person_id", "person"),
    ("distribution", "case_id", "case"), ("distribution", "person_id", "person"),
    ("arrears_balance", "case_id", "case"), ("intergovernmental", "case_id", "case"),
    ("cooperation", "case_id", "case"), ("health_coverage", "person_id", "person"),
    ("health_coverage", "case_id", "case"), ("employment", "person_id", "person"), ("event", "case_id", "case"),
    ("event", "person_id", "person"), ("case", "worker_id", "worker"), ("order_child", "order_id", "support_order"),
    ("provision", "order_id", "support_order"), ("distribution", "receipt_id", "receipt"),
  ])
  func referencesLeadSomewhere(table: String, field: String, to target: String) {
    let known = Set(records(target).map { $0[field] })
    for record in records(table) where !record[field].isEmpty { #expect(known.contains(record[field])) }
  }

  @Test func otherReferences() {
    let people = Set(records("person").map { $0["person_id"] })
    let receipts = Set(records("receipt").map { $0["receipt_id"] })
    let distributions = Set(records("distribution").map { $0["distribution_id"] })
    let children = Set(records("child").map { $0["person_id"] })
    for receipt in records("receipt") {
      #expect(people.contains(receipt["payor_id"]))
      #expect(receipt["reverses"].isEmpty || receipts.contains(receipt["reverses"]))
      #expect(receipt["amount"].hasPrefix("-") == !receipt["reverses"].isEmpty)
    }
    for record in records("distribution") {
      #expect(record["reverses"].isEmpty || distributions.contains(record["reverses"]))
    }
    for member in records("case_member") where member["role"] == "child" {
      #expect(children.contains(member["person_id"]))
    }
  }

  @Test func datesAreInOrder() throws {
    for table in SampleTable.allCases {
      let dates = table.columns.filter { $0.kind == .date }.map(\.name)
      for record in records(table.name) {
        for date in dates where !record[date].isEmpty {
          #expect(DayNumber(record[date]) != nil && record[date] <= asOf, "\(table.name).\(date) \(record[date])")
        }
        for (from, to) in Self.timeColumns where !record[from].isEmpty && !record[to].isEmpty {
          #expect(record[from] <= record[to], "\(table.name) \(record[from]) \(record[to])")
        }
      }
    }
    let births = Dictionary(uniqueKeysWithValues: records("person").map { ($0["person_id"], $0["born_on"]) })
    for child in records("child") where !child["paternity_on"].isEmpty {
      #expect(child["paternity_on"] >= births[child["person_id"]] ?? "")
    }
  }

  @Test func timesDoNotOverlap() {
    let times = [
      ("case_period", ["case_id"], "opened_on", "closed_on"),
      ("assistance", ["person_id", "program"], "from_on", "to_on"),
      ("case_member", ["case_id", "person_id", "role"], "from_on", "to_on"),
    ]
    for (table, keys, from, to) in times {
      let groups = Dictionary(grouping: records(table)) { record in keys.map { record[$0] } }
      for group in groups.values {
        let sorted = group.sorted { $0[from] < $1[from] }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
          #expect(!earlier[to].isEmpty && earlier[to] < later[from], "\(table) \(earlier.fields)")
        }
      }
    }
  }

  @Test func distributionsDoNotExceedTheirReceipt() {
    var distributed: [String: Int64] = [:]
    for record in records("distribution") {
      distributed[record["receipt_id"], default: 0] += Cents(record["amount"])?.value ?? 0
    }
    for receipt in records("receipt") {
      let amount = Cents(receipt["amount"])?.value ?? 0
      let sum = distributed[receipt["receipt_id"]] ?? 0
      #expect(amount > 0 ? (0...amount).contains(sum) : (amount...0).contains(sum))
    }
  }

  /// What fell due less what was paid is the balance, but for the current month's instalment.
  @Test func balancesFollowTheLedger() {
    var owed: [String: Int64] = [:]
    var lastMonth: [String: Int64] = [:]
    for charge in records("charge") where ["current_support", "arrears_judgment"].contains(charge["kind"]) {
      owed[charge["case_id"], default: 0] += Cents(charge["amount"])?.value ?? 0
      if charge["due_on"] >= "2024-09-01", charge["reason"] != "closure_writeoff" {
        lastMonth[charge["case_id"], default: 0] += Cents(charge["amount"])?.value ?? 0
      }
    }
    for record in records("distribution") where ["current_support", "arrears"].contains(record["applied_to"]) {
      owed[record["case_id"], default: 0] -= Cents(record["amount"])?.value ?? 0
    }
    var balance: [String: (on: String, cents: Int64)] = [:]
    for step in records("arrears_balance") {
      let key = step["case_id"] + step["owed_to"]
      #expect(balance[key]?.on ?? "" < step["as_of_on"])
      balance[key] = (step["as_of_on"], Cents(step["amount"])?.value ?? 0)
    }
    let judged = Set(records("charge").filter { $0["kind"] == "medical_judgment" }.map { $0["case_id"] })
    for (caseID, due) in owed where !judged.contains(caseID) {
      let now = (balance[caseID + "family"]?.cents ?? 0) + (balance[caseID + "state"]?.cents ?? 0)
      #expect((0...max(0, lastMonth[caseID] ?? 0)).contains(due - now), "\(caseID): \(due) owed, balance \(now)")
    }
  }
}
