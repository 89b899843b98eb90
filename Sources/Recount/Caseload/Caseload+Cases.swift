import Records

/// The cases of one county with everything but money.
extension Caseload {
  mutating func readCases(_ tables: TableReader) throws {
    try tables.each("cases", ["case_id", "no_jurisdiction", "locate_only"]) { row in
      let id = try row.requiredText(0)
      cases[id] = CaseRecord(id: id, hasNoJurisdiction: try row.text(1) != nil, isLocateOnly: try row.isYes(2))
    }
    try tables.each("case_period", ["case_id", "service", "opened_on", "closed_on"]) { row in
      try record(row).periods.append(CasePeriod(isIVD: try row.text(1) == "ivd", time: try row.span(2, 3)))
    }
    try tables.each("case_member", ["case_id", "person_id", "role", "from_on", "to_on"]) { row in
      let person = try row.requiredText(1)
      switch try row.requiredText(2) {
      case "child": try record(row).children.append(ChildRole(person: person, time: try row.span(3, 4)))
      case "noncustodial": try record(row).obligors.insert(person)
      default: break
      }
    }
    try tables.each("cooperation", ["case_id", "kind", "from_on", "to_on"]) { row in
      try record(row).determinations.append(
        Determination(kind: try row.code(Determination.Kind.self, 1), time: try row.span(2, 3)))
    }
    try tables.each("arrears_balance", ["case_id", "owed_to", "as_of_on", "amount"]) { row in
      try record(row).balances.append(
        Balance(
          owedTo: try row.code(Balance.OwedTo.self, 1), asOf: try row.requiredDay(2), cents: try row.requiredCents(3)))
    }
    try readRequests(tables)
    try readOrders(tables)
  }

  private func readRequests(_ tables: TableReader) throws {
    try tables.each(
      "intergovernmental",
      ["case_id", "request_id", "direction", "partner_kind", "sent_on", "closed_on", "partner_assistance"]
    ) { row in
      try record(row).requests.append(
        Request(
          id: try row.requiredText(1), direction: try row.code(Request.Direction.self, 2),
          partner: try row.code(Request.Partner.self, 3), sentOn: try row.requiredDay(4), closedOn: try row.day(5),
          reported: try row.text(6).flatMap(Category.init(word:))))
    }
  }

  private func readOrders(_ tables: TableReader) throws {
    // Where each order lies; its number is unique in the delivery.
    var places: [String: (record: CaseRecord, index: Int)] = [:]
    try tables.each("support_order", ["case_id", "order_id", "established_on", "ended_on", "paternity_only"]) { row in
      let record = try record(row)
      let order = SupportOrder(
        id: try row.requiredText(1), establishedOn: try row.requiredDay(2), endedOn: try row.day(3),
        isPaternityOnly: try row.isYes(4))
      places[order.id] = (record, record.orders.count)
      record.orders.append(order)
    }
    try tables.each("order_child", ["order_id", "person_id"]) { row in
      guard let place = places[try row.requiredText(0)] else { return }
      place.record.orders[place.index].children.insert(try row.requiredText(1))
    }
    try tables.each("provision", ["order_id", "kind", "obligated", "amount", "from_on", "to_on"]) { row in
      guard let place = places[try row.requiredText(0)] else { return }
      place.record.orders[place.index].provisions.append(
        Provision(
          kind: try row.code(Provision.Kind.self, 1), obligated: try row.code(Provision.Obligated.self, 2),
          cents: try row.row.cents(3)?.value, time: try row.span(4, 5)))
    }
  }

  /// The case that a row is about; its number is the row's first column.
  func record(_ row: TableRow) throws -> CaseRecord {
    let id = try row.requiredText(0)
    guard let record = cases[id] else { throw RecountError.orphan(table: row.table, caseID: id) }
    return record
  }
}
