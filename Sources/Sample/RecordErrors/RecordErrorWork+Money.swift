import Records

/// Errors of charges, payments and balances.
extension RecordErrorWork {
  mutating func keepBalance(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard try files.openPeriod(of: caseID) != nil else { return false }
    let rows = try files.entries("arrears_balance", "case_id", caseID)
      .sorted { $0.record["as_of_on"] < $1.record["as_of_on"] }
    guard let last = rows.last else { return false }
    // Every other time: paid off by the last row, but that never reached the balance.
    if count(of: kind) % 2 == 1, last.record["amount"] == "0.00", last.record["as_of_on"] <= files.fys.description,
      let before = rows.last(where: {
        $0.record["owed_to"] == last.record["owed_to"] && $0.record["amount"] != "0.00"
      })
    {
      try change(kind, [caseID], "arrears_balance", last, [("amount", before.record["amount"])])
      return true
    }
    guard count(of: kind) % 2 == 0, try payments(of: caseID, ["arrears", "medical_arrears"]).isEmpty else {
      return false
    }
    // The balance was never brought over from the old ledger.
    var isFound = false
    for row in rows where row.record["amount"] != "0.00" {
      try change(kind, [caseID], "arrears_balance", row, [("amount", "0.00")])
      isFound = true
    }
    return isFound
  }

  /// Distributions of a case that were disbursed in the year, those taken back left out.
  func payments(of caseID: String, _ appliedTo: [String]) throws -> [CaseFiles.Entry] {
    try files.entries("distribution", "case_id", caseID).filter {
      appliedTo.contains($0.record["applied_to"]) && !$0.record["amount"].hasPrefix("-")
        && $0.record["disbursed_on"] >= files.fys.description && $0.record["disbursed_on"] <= files.fye.description
    }
  }

  mutating func movePayment(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    // Every other time all that was paid toward arrears, else one payment of current support.
    let isArrears = count(of: kind) % 2 == 0
    let paid = try payments(of: caseID, isArrears ? ["arrears", "medical_arrears"] : ["current_support"])
    guard try files.openPeriod(of: caseID) != nil, let first = paid.first,
      !isArrears || paid.allSatisfy({ $0.record["receipt_id"] == first.record["receipt_id"] })
    else { return false }
    let year = (files.fys.description, files.fye.description)
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
