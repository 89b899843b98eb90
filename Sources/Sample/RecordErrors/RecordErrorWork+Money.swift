import Records

/// Errors of charges, payments and balances.
extension RecordErrorWork {
  mutating func keepBalance(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard try files.openPeriod(of: caseID) != nil else { return false }
    let rows = try files.entries("arrears_balance", "case_id", caseID)
      .sorted { $0.record["as_of_on"] < $1.record["as_of_on"] }
    guard let last = rows.last else { return false }
    // Paid off by the last row, but that never reached the balance.
    if nextSerial() % 2 == 0, last.record["amount"] == "0.00", last.record["as_of_on"] <= files.fys.description,
      let before = rows.last(where: {
        $0.record["owed_to"] == last.record["owed_to"] && $0.record["amount"] != "0.00"
      })
    {
      try change(kind, [caseID], "arrears_balance", last, [("amount", before.record["amount"])])
      return true
    }
    // The balance was never brought over from the old ledger.
    var isFound = false
    for row in rows where row.record["amount"] != "0.00" {
      try change(kind, [caseID], "arrears_balance", row, [("amount", "0.00")])
      isFound = true
    }
    return isFound
  }

  mutating func movePayment(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let year = (files.fys.description, files.fye.description)
    let all = try files.entries("distribution", "case_id", caseID)
    let paid = all.filter {
      ["current_support", "arrears"].contains($0.record["applied_to"]) && !$0.record["amount"].hasPrefix("-")
        && $0.record["disbursed_on"] >= year.0 && $0.record["disbursed_on"] <= year.1
    }
    guard try files.openPeriod(of: caseID) != nil, let first = paid.first else { return false }
    // Every other time, what was moved is all that was paid toward arrears.
    if nextSerial() % 2 == 0 {
      let receipts = Set(paid.filter { $0.record["applied_to"] == "arrears" }.map { $0.record["receipt_id"] })
      guard receipts == [first.record["receipt_id"]] else { return false }
    }
    let files = files
    let other = try other(than: caseID) { candidate in
      guard let period = try files.openPeriod(of: candidate) else { return false }
      return try period.record["opened_on"] < year.0 && !files.orders(of: candidate).isEmpty
    }
    guard let other else { return false }
    for entry in paid where entry.record["receipt_id"] == first.record["receipt_id"] {
      try change(kind, [caseID, other], "distribution", entry, [("case_id", other), ("person_id", "")])
    }
    return true
  }

  mutating func mistypeCharge(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let due = try files.entries("charge", "case_id", caseID).first {
      $0.record["kind"] == "current_support" && $0.record["reason"].isEmpty && !$0.record["amount"].hasPrefix("-")
        && $0.record["due_on"] >= files.fys.description && $0.record["due_on"] <= files.fye.description
    }
    guard try files.openPeriod(of: caseID) != nil, let due, let amount = Cents(due.record["amount"]) else {
      return false
    }
    try change(kind, [caseID], "charge", due, [("amount", Cents(amount.value * 10).description)])
    return true
  }
}
