import Records

/// The money of one county's cases.
extension Caseload {
  /// What a distribution needs to know of a receipt.
  private struct Receipt {
    var collectedOn: DayNumber
    var isDirect: Bool
    var reverses: String?
  }

  mutating func readMoney(_ tables: TableReader, _ terms: RecountTerms) throws {
    try readCharges(tables, terms)
    var receipts: [String: Receipt] = [:]
    try tables.each("receipt", ["receipt_id", "collected_on", "source", "reverses"]) { row in
      receipts[try row.requiredText(0)] = Receipt(
        collectedOn: try row.requiredDay(1), isDirect: try row.text(2) == "direct", reverses: try row.text(3))
    }
    let receiptTakenBack = try receiptsOfReversed(tables)
    try tables.each(
      "distribution",
      [
        "case_id", "person_id", "receipt_id", "reverses", "applied_to", "paid_to", "amount", "distributed_on",
        "disbursed_on",
      ]
    ) { row in
      let record = try record(row)
      guard let receipt = receipts[try row.requiredText(2)] else {
        throw RecountError.row(table: "distribution", column: "receipt_id")
      }
      let cents = try row.requiredCents(6)
      var collectedOn = receipt.collectedOn
      if cents < 0 {
        // Of a negative one the date is that of the receipt it takes back: of the distribution that it reverses, else
        // of the receipt that its receipt reverses, else its own.
        if let original = try row.text(3).flatMap({ receiptTakenBack[$0] }).flatMap({ receipts[$0] }) {
          collectedOn = original.collectedOn
        } else if let original = receipt.reverses.flatMap({ receipts[$0] }) {
          collectedOn = original.collectedOn
        }
      }
      record.distributions.append(
        Distribution(
          person: try row.text(1), appliedTo: try row.code(Distribution.AppliedTo.self, 4),
          paidTo: try row.code(Distribution.PaidTo.self, 5), cents: cents, collectedOn: collectedOn,
          isDirect: receipt.isDirect, distributedOn: try row.requiredDay(7), disbursedOn: try row.day(8)))
    }
  }

  /// Only current and voluntary support that fell due in the year: no line reads another charge.
  private func readCharges(_ tables: TableReader, _ terms: RecountTerms) throws {
    try tables.each("charge", ["case_id", "person_id", "kind", "due_on", "amount", "reason"]) { row in
      let dueOn = try row.requiredDay(3)
      let kind = try row.requiredText(2)
      guard terms.contains(dueOn), kind == "current_support" || kind == "voluntary" else { return }
      try record(row).charges.append(
        Charge(
          isVoluntary: kind == "voluntary", person: try row.text(1), dueOn: dueOn, cents: try row.requiredCents(4),
          isWriteOff: try row.text(5) == "closure_writeoff"))
    }
  }

  /// By the number of each distribution that another one reverses: its receipt.
  private func receiptsOfReversed(_ tables: TableReader) throws -> [String: String] {
    var reversed: Set<String> = []
    try tables.each("distribution", ["reverses"]) { row in
      if let id = try row.text(0) { reversed.insert(id) }
    }
    var receipts: [String: String] = [:]
    try tables.each("distribution", ["distribution_id", "receipt_id"]) { row in
      let id = try row.requiredText(0)
      if reversed.contains(id) { receipts[id] = try row.requiredText(1) }
    }
    return receipts
  }
}
