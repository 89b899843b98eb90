/// Puts dates of a caseload on the limits of fiscal year 2024 and the days beside them, so that a limit moved by a day
/// changes a number, and adds situations that `ivd sample` does not make. What is right is not known here: the two
/// counts must agree on it.
enum LimitDays {
  /// A column of dates, and what the day put there must lie between; `nil` = no bound.
  private struct Column {
    var name: String
    var notBefore: String?
    var notAfter: String?
  }

  private static let columns: [String: [Column]] = [
    // Only of cases with one period: two would overlap.
    "case_period": [
      Column(name: "closed_on", notBefore: "CASE WHEN COUNT(*) OVER (PARTITION BY case_id) = 1 THEN opened_on END"),
      Column(
        name: "opened_on", notAfter: "CASE WHEN COUNT(*) OVER (PARTITION BY case_id) = 1 THEN DATE '9999-12-31' END"),
    ],
    "support_order": [
      Column(name: "ended_on", notBefore: "established_on"),
      Column(name: "established_on", notAfter: "COALESCE(ended_on, DATE '9999-12-31')"),
    ],
    "provision": [
      Column(name: "to_on", notBefore: "from_on"),
      Column(name: "from_on", notAfter: "COALESCE(to_on, DATE '9999-12-31')"),
    ],
    "case_member": [
      Column(name: "to_on", notBefore: "from_on"),
      Column(name: "from_on", notAfter: "COALESCE(to_on, DATE '9999-12-31')"),
    ],
    "assistance": [
      Column(name: "to_on", notBefore: "from_on"),
      Column(name: "from_on", notAfter: "COALESCE(to_on, DATE '9999-12-31')"),
    ],
    "health_coverage": [
      Column(name: "to_on", notBefore: "from_on"),
      Column(name: "from_on", notAfter: "COALESCE(to_on, DATE '9999-12-31')"),
    ],
    "intergovernmental": [
      Column(name: "closed_on", notBefore: "sent_on"),
      Column(name: "sent_on", notAfter: "COALESCE(closed_on, DATE '9999-12-31')"),
    ],
    "cooperation": [Column(name: "to_on", notBefore: "from_on")],
    "child": [
      Column(name: "emancipated_on"), Column(name: "disestablished_on", notBefore: "paternity_on"),
      Column(name: "paternity_on", notAfter: "DATE '9999-12-31'"),
    ],
    "charge": [Column(name: "due_on")],
    "receipt": [Column(name: "collected_on")],
    "distribution": [Column(name: "disbursed_on", notBefore: "distributed_on"), Column(name: "distributed_on")],
  ]
  private static let days = "['2023-09-30', '2023-10-01', '2024-09-29', '2024-09-30', '2024-10-01']"

  /// Situations that `ivd sample` does not make: by table, a column, the rows, and the value that they get.
  private static let situations: [String: [(column: String, rows: String, value: String)]] = [
    // Disestablished on the day of the establishment.
    "child": [("disestablished_on", "source_line % 8 = 3", "paternity_on")],
    // The other party is obligated.
    "provision": [
      ("obligated", "source_line % 8 = 3", "CASE obligated WHEN 'custodial' THEN 'noncustodial' ELSE 'custodial' END")
    ],
    // Two deciding programs at a time, and spells of one day.
    "assistance": [
      ("program", "source_line % 8 = 3 AND program = 'medicaid'", "'iv_e'"),
      ("to_on", "source_line % 8 = 4", "from_on"),
    ],
    // Money for nobody by name takes the case's column.
    "charge": [("person_id", "source_line % 8 IN (1, 3, 5)", "NULL")],
    // And a case of ten whose last distribution takes back all before it.
    "distribution": [
      ("person_id", "source_line % 8 IN (3, 5)", "NULL"),
      (
        "amount",
        "ENDS_WITH(case_id, '3') AND ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY distributed_on DESC, source_line) = 1",
        "CAST(-SUM(amount) OVER (PARTITION BY case_id) AS DECIMAL(14, 2))"
      ),
    ],
  ]

  /// The table's rows; of every eighth, a date is moved to a limit where its bounds allow it.
  static func query(_ table: String, _ sqlName: String) -> String {
    let limit = "CAST(\(days)[1 + CAST(source_line // 8 AS INTEGER) % 5] AS DATE)"
    var changes = situations[table] ?? []
    for (index, column) in (columns[table] ?? []).enumerated() {
      var conditions = ["source_line % 8 = \(index)"]
      if let bound = column.notBefore { conditions.append("\(bound) <= \(limit)") }
      if let bound = column.notAfter { conditions.append("\(bound) >= \(limit)") }
      changes.append((column.name, conditions.joined(separator: " AND "), limit))
    }
    if changes.isEmpty { return "SELECT * FROM \(sqlName)" }
    let replaced = Set(changes.map(\.column)).sorted().map { column in
      let cases = changes.filter { $0.column == column }.map { "WHEN \($0.rows) THEN \($0.value)" }
      return "CASE \(cases.joined(separator: " ")) ELSE \(column) END AS \(column)"
    }
    return "SELECT * REPLACE (\(replaced.joined(separator: ", "))) FROM \(sqlName)"
  }
}
