/// Defects that are loaded as they stand.
extension DefectKind {
  static let warnings: [DefectKind] = [
    later("future-paternity", "child", "paternity_on"),
    .warning(
      "future-receipt", "DTE", "receipt", "collected_on",
      .add { record, place in
        record["reverses"].isEmpty
          ? ["receipt_id": "R\(place.serial)", "collected_on": place.day(afterAsOf: 14)] : nil
      }),
    later("future-disbursement", "distribution", "disbursed_on"),
    later("future-event", "event", "on"),
    .warning(
      "paternity-before-birth", "SEQ", "child", "paternity_on",
      .change { record, _ in record["paternity_on"].isEmpty ? nil : ["paternity_on": "1971-01-04"] }),
    .warning(
      "overlapping-periods", "SEQ", "case_period", "opened_on",
      .add { record, place in
        // Only the last period is open, so that the new one begins later than all.
        guard record["closed_on"].isEmpty, let day = record.day("opened_on", plus: 9), day < place.asOf.description
        else { return nil }
        return ["opened_on": day]
      }),
    .warning("distributions-exceed-receipt", "SUM", "receipt", "amount", .exceed),
    .warning(
      "unknown-worker", "REF", "case", "worker_id", .change { _, place in ["worker_id": "W\(place.serial)"] }),
    .warning(
      "negative-provision", "SUM", "provision", "amount",
      .change { record, _ in
        record["kind"] == "current_support" && record["amount"].utf8.count > 4
          ? ["amount": "-" + record["amount"]] : nil
      }),
    .warning(
      "negative-balance", "SUM", "arrears_balance", "amount",
      .change { record, _ in record["amount"] == "0.00" ? nil : ["amount": "-" + record["amount"]] }),
    .warning(
      "positive-reversal", "SUM", "receipt", "amount",
      .change { record, _ in
        record["reverses"].isEmpty ? nil : ["amount": String(record["amount"].drop { $0 == "-" })]
      }),
    personValue("bad-ssn", "NUM", "ssn", "12345"),
    personValue("bad-birth-date", "DTE", "born_on", "1985-13-01"),
    personValue("bad-sex", "COD", "sex", "female"),
    .warning(
      "died-before-born", "SEQ", "person", "died_on",
      .change { record, _ in record.day("born_on", plus: -400).map { ["died_on": $0] } }),
  ]

  private static func warning(
    _ name: String, _ code: String, _ table: String, _ field: String, _ act: Act
  ) -> DefectKind {
    .init(name, .warning, code, table, field, act)
  }

  /// Something that has happened, after the as-of date.
  private static func later(_ name: String, _ table: String, _ field: String) -> DefectKind {
    .warning(
      name, "DTE", table, field,
      .change { record, place in record[field].isEmpty ? nil : [field: place.day(afterAsOf: 21)] })
  }

  /// In `person` a bad value outside of the key reads as blank.
  private static func personValue(_ name: String, _ code: String, _ field: String, _ value: String) -> DefectKind {
    .warning(name, code, "person", field, .change { record, _ in record[field].isEmpty ? nil : [field: value] })
  }
}
