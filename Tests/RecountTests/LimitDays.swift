/// Puts dates of a caseload on the limits of fiscal year 2024 and the days beside them, so that a limit moved by a day
/// changes a number.
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

  /// The table's rows; of every eighth, a date is moved to a limit where its bounds allow it.
  static func query(_ table: String, _ sqlName: String) -> String {
    guard let columns = columns[table] else { return "SELECT * FROM \(sqlName)" }
    let limit = "CAST(\(days)[1 + CAST(source_line // 8 AS INTEGER) % 5] AS DATE)"
    let replaced = columns.enumerated().map { index, column in
      var conditions = ["source_line % 8 = \(index)"]
      if let bound = column.notBefore { conditions.append("\(bound) <= \(limit)") }
      if let bound = column.notAfter { conditions.append("\(bound) >= \(limit)") }
      return
        "CASE WHEN \(conditions.joined(separator: " AND ")) THEN \(limit) ELSE \(column.name) END AS \(column.name)"
    }
    return "SELECT * REPLACE (\(replaced.joined(separator: ", "))) FROM \(sqlName)"
  }
}
