/// Defects of fields and keys: the record goes to quarantine.
extension DefectKind {
  static let ofFields: [DefectKind] = [
    .record("field-count", "CNT", "case_member", "", .shorten),
    .value("blank-required", "REQ", "case_period", "service", ""),
    .value("bad-date", "DTE", "assistance", "from_on", "2023-02-29"),
    .value("bad-date-format", "DTE", "provision", "to_on", "09/30/2023"),
    .value("bad-money", "NUM", "arrears_balance", "amount", "12.3"),
    .record(
      "bad-money-comma", "NUM", "charge", "amount",
      .add { _, place in ["charge_id": "C\(place.serial)", "amount": "1,204.50"] }),
    .record(
      "bad-flag", "COD", "support_order", "paternity_only",
      .add { _, place in ["order_id": "O\(place.serial)", "paternity_only": "1"] }),
    .value("bad-code", "COD", "cooperation", "kind", "NONCOOPERATION"),
    .value("bad-code-closure", "COD", "case_period", "closure_code", "b22"),
    .record(
      "bad-county", "NUM", "case", "county", .add { _, place in ["case_id": "\(place.serial)", "county": "2700"] }),
    .value("bad-fein", "NUM", "employment", "fein", "89-000001"),
    .record(
      "blank-in-id", "CHR", "worker", "worker_id", .add { _, place in ["worker_id": "W \(place.serial)"] }),
    .record(
      "long-id", "LEN", "event", "event_id", .add { _, place in ["event_id": "E00000000000000\(place.serial)"] }),
    .record(
      "long-text", "LEN", "worker", "name",
      .add { _, place in ["worker_id": "W\(place.serial)", "name": String(repeating: "x", count: 1001)] }),
  ]

  static let ofKeys: [DefectKind] = [
    .record("duplicate-key", "KEY", "charge", "charge_id", .again),
    .record("duplicate-case", "KEY", "case", "case_id", .again),
    .record("duplicate-person", "KEY", "person", "person_id", .again),
    .record("duplicate-child", "KEY", "child", "person_id", .again),
    .record("duplicate-member", "KEY", "case_member", "case_id", .again),
    .record("duplicate-balance", "KEY", "arrears_balance", "case_id", .again),
    orphan("orphan-period", "case_period", "case_id"),
    .record(
      "orphan-member", "REF", "case_member", "person_id",
      .change { record, place in record["role"] == "child" ? nil : ["person_id": "\(place.serial)"] }),
    orphan("orphan-assistance", "assistance", "person_id"),
    .record(
      "orphan-order", "REF", "support_order", "case_id",
      .add { _, place in ["order_id": "O\(place.serial)", "case_id": "\(place.serial)"] }),
    orphan("orphan-order-child", "order_child", "person_id"),
    orphan("orphan-provision", "provision", "order_id"),
    orphan("orphan-charge", "charge", "case_id"),
    .record(
      "orphan-receipt", "REF", "receipt", "payor_id",
      .add { record, place in
        record["reverses"].isEmpty ? ["receipt_id": "R\(place.serial)", "payor_id": "\(place.serial)"] : nil
      }),
    .record(
      "orphan-distribution", "REF", "distribution", "receipt_id",
      .add { record, place in
        record["reverses"].isEmpty
          ? ["distribution_id": "D\(place.serial)", "receipt_id": "R\(place.serial)"] : nil
      }),
    .record(
      "orphan-reversal", "REF", "receipt", "reverses",
      .add { record, place in
        record["reverses"].isEmpty ? nil : ["receipt_id": "R\(place.serial)", "reverses": "R\(place.serial)0"]
      }),
    orphan("orphan-balance", "arrears_balance", "case_id"),
    orphan("orphan-request", "intergovernmental", "case_id"),
    orphan("orphan-cooperation", "cooperation", "case_id"),
    orphan("orphan-coverage", "health_coverage", "person_id"),
    orphan("orphan-employment", "employment", "person_id"),
    orphan("orphan-event", "event", "person_id"),
    .record(
      "child-without-row", "REF", "case_member", "person_id",
      .add { record, _ in record["role"] == "noncustodial" ? ["role": "child"] : nil }),
  ]

  /// A reference that leads nowhere.
  private static func orphan(_ name: String, _ table: String, _ field: String) -> DefectKind {
    .record(
      name, "REF", table, field,
      .change { record, place in record[field].isEmpty ? nil : [field: "\(place.serial)"] })
  }

  static let ofDates: [DefectKind] = [
    ends("closed-before-opened", "case_period", "opened_on", "closed_on"),
    ends("member-ends-first", "case_member", "from_on", "to_on"),
    ends("assistance-ends-first", "assistance", "from_on", "to_on"),
    ends("provision-ends-first", "provision", "from_on", "to_on"),
    ends("request-closed-first", "intergovernmental", "sent_on", "closed_on"),
    ends("cooperation-ends-first", "cooperation", "from_on", "to_on"),
    ends("coverage-ends-first", "health_coverage", "from_on", "to_on"),
    ends("employment-ends-first", "employment", "from_on", "to_on"),
    .record(
      "order-ends-first", "SEQ", "support_order", "ended_on",
      .add { record, place in
        record.day("established_on", plus: -1).map { ["order_id": "O\(place.serial)", "ended_on": $0] }
      }),
  ]

  /// A last day that lies before the first.
  private static func ends(_ name: String, _ table: String, _ from: String, _ to: String) -> DefectKind {
    .record(name, "SEQ", table, to, .change { record, _ in record.day(from, plus: -1).map { [to: $0] } })
  }
}
