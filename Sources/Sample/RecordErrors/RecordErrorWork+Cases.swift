import Records

/// Errors of cases, orders and children.
extension RecordErrorWork {
  /// - Returns: `false` where the case cannot carry the error; nothing is changed then.
  mutating func apply(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    switch kind {
    case .closingNotEntered: try forgetClosing(kind, caseID)
    case .wrongService: try changeService(kind, caseID)
    case .orderOnWrongCase: try moveOrder(kind, caseID)
    case .orderEndMistyped: try endOrder(kind, caseID)
    case .paternityDateMissing: try forgetPaternity(kind, caseID)
    case .birthStatusWrong: try turnBirthStatus(kind, caseID)
    case .emancipationMissing: try forgetEmancipation(kind, caseID)
    case .duplicateChild: try doubleChild(kind, caseID)
    case .arrearsNotUpdated: try keepBalance(kind, caseID)
    case .paymentOnWrongCase: try movePayment(kind, caseID)
    case .chargeMistyped: try mistypeCharge(kind, caseID)
    case .coverageMissing: try forgetCoverage(kind, caseID)
    }
  }

  private mutating func forgetClosing(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let periods = try files.entries("case_period", "case_id", caseID)
    // The last period, so that it overlaps no other.
    guard let last = periods.max(by: { $0.record["opened_on"] < $1.record["opened_on"] }),
      last.record["service"] == "ivd", !last.record["closed_on"].isEmpty,
      last.record["closed_on"] <= files.fye.description
    else { return false }
    try change(kind, [caseID], "case_period", last, [("closed_on", ""), ("closure_code", "")])
    return true
  }

  private mutating func changeService(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    // Every other time a case with payments, so that dollars go with it.
    guard let period = try files.openPeriod(of: caseID),
      try count(of: kind) % 2 == 1 || !payments(of: caseID, ["current_support"]).isEmpty
    else { return false }
    try change(kind, [caseID], "case_period", period, [("service", "non_ivd")])
    return true
  }

  private mutating func moveOrder(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let orders = try files.orders(of: caseID)
    guard orders.count == 1, let order = orders.first, order.record["established_on"] <= files.fye.description,
      try files.openPeriod(of: caseID) != nil
    else { return false }
    let files = files
    let other = try other(than: caseID) { candidate in
      try files.openPeriod(of: candidate) != nil && files.orders(of: candidate).isEmpty
    }
    guard let other else { return false }
    try change(kind, [caseID, other], "support_order", order, [("case_id", other)])
    return true
  }

  private mutating func endOrder(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard try files.openPeriod(of: caseID) != nil else { return false }
    let day = (files.fys + 45).description
    let orders = try files.orders(of: caseID)
    guard orders.count == 1, let order = orders.first, order.record["ended_on"].isEmpty,
      order.record["established_on"] < day
    else { return false }
    let duties = try files.entries("provision", "order_id", order.record["order_id"]).map(\.record)
    guard
      duties.contains(where: { ["current_support", "health_coverage", "cash_medical"].contains($0["kind"]) })
    else { return false }
    try change(kind, [caseID], "support_order", order, [("ended_on", day)])
    return true
  }

  /// A child in force on a case that is open, with its own record.
  private func child(
    of caseID: String, where holds: (DeliveryRecord) -> Bool
  ) throws -> (role: DeliveryRecord, entry: CaseFiles.Entry)? {
    guard try files.openPeriod(of: caseID) != nil else { return nil }
    for role in try files.children(of: caseID) {
      if let entry = try files.entries("child", "person_id", role["person_id"]).first, holds(entry.record) {
        return (role, entry)
      }
    }
    return nil
  }

  private mutating func forgetPaternity(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let last = files.fye.description
    guard
      let (role, entry) = try child(
        of: caseID,
        where: {
          $0["born_out_of_wedlock"] == "Y" && !$0["paternity_on"].isEmpty && $0["paternity_on"] <= last
            && $0["disestablished_on"].isEmpty && $0["emancipated_on"].isEmpty
        })
    else { return false }
    try change(
      kind, [caseID], person: role["person_id"], "child", entry, [("paternity_on", ""), ("paternity_basis", "")])
    return true
  }

  private mutating func turnBirthStatus(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard
      let (role, entry) = try child(
        of: caseID, where: { !$0["born_out_of_wedlock"].isEmpty && $0["emancipated_on"].isEmpty })
    else { return false }
    let turned = entry.record["born_out_of_wedlock"] == "Y" ? "N" : "Y"
    try change(kind, [caseID], person: role["person_id"], "child", entry, [("born_out_of_wedlock", turned)])
    return true
  }

  private mutating func forgetEmancipation(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    let first = files.fys.description
    guard
      let (role, entry) = try child(
        of: caseID,
        where: {
          $0["born_out_of_wedlock"] == "Y" && !$0["emancipated_on"].isEmpty && $0["emancipated_on"] < first
        })
    else { return false }
    try change(kind, [caseID], person: role["person_id"], "child", entry, [("emancipated_on", "")])
    return true
  }

  private mutating func doubleChild(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard
      let (role, entry) = try child(
        of: caseID, where: { $0["born_out_of_wedlock"] == "Y" && $0["emancipated_on"].isEmpty }),
      let person = try files.entries("person", "person_id", role["person_id"]).first
    else { return false }
    // Above the numbers that the generator gives: the county, and eight digits.
    let double = (person.record["person_id"].prefix(5) + String(90_000_000 + nextSerial())).zeroPadded(to: 13)
    try add(kind, [caseID], person: double, "person", person.record.with(["person_id": double, "ssn": ""]))
    try add(kind, [caseID], person: double, "child", entry.record.with(["person_id": double]))
    try add(kind, [caseID], person: double, "case_member", role.with(["person_id": double]))
    return true
  }

  private mutating func forgetCoverage(_ kind: RecordErrorKind, _ caseID: String) throws -> Bool {
    guard try files.openPeriod(of: caseID) != nil else { return false }
    var isFound = false
    for role in try files.children(of: caseID) {
      for entry in try files.entries("health_coverage", "person_id", role["person_id"]) {
        try remove(kind, [caseID], person: role["person_id"], "health_coverage", entry)
        isFound = true
      }
    }
    return isFound
  }
}
