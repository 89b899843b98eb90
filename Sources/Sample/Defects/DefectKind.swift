import Records

/// A kind of defect that can be planted in a standard delivery: a cause of county-extract.md, section 3, and what a
/// check has to make of it.
public struct DefectKind: Sendable {
  /// How a record is spoiled.
  enum Act: Sendable {
    /// Values of a record that is there; `nil` = this record cannot carry the defect.
    case change(@Sendable (DeliveryRecord, DefectPlace) -> [String: String]?)
    /// A copy of a record with other values, added at the end of its file. For records that others refer to, so that
    /// the defect does not orphan them.
    case add(@Sendable (DeliveryRecord, DefectPlace) -> [String: String]?)
    /// The record a second time.
    case again
    /// A record with a field too few.
    case shorten
    /// More is distributed than was received.
    case exceed
    /// The file, or the delivery.
    case file(FileDefect)
  }

  /// Stable name, for `ivd sample --defects`.
  public let name: String
  public let severity: DefectSeverity
  /// Family of the fault.
  public let code: String
  public let table: String
  /// The field that the finding names; empty for the record or the file as a whole.
  public let field: String
  let act: Act

  /// Every kind, in the order of county-extract.md, section 3: deliveries, records, warnings.
  public static let all: [DefectKind] = ofFiles + ofFields + ofKeys + ofDates + warnings

  public static func named(_ name: String) -> DefectKind? { all.first { $0.name == name } }
}

/// What a defect may need to know of its delivery.
struct DefectPlace: Sendable {
  let asOf: DayNumber
  /// A number that no key of the delivery has: 9 million and counting.
  let serial: Int

  func day(afterAsOf days: Int) -> String { (asOf + days).description }
}

/// Faults of a file or of a delivery: nothing of it is loaded, but for the last two, which are warnings.
enum FileDefect: Sendable {
  case absentFile, unlistedFile, unlistedTable, wrongRowCount, wrongTotal, wrongHash, cutGzip, damagedGzip, notUTF8,
    nulByte, unclosedQuote, noHeader, missingColumn, emptyCaseTable, unknownColumn, mixedLineEnds
}

extension DefectKind {
  static let ofFiles: [DefectKind] = [
    .init("absent-file", .rejectDelivery, "CNT", "cooperation", "file", .file(.absentFile)),
    .init("unlisted-file", .rejectDelivery, "CNT", "", "", .file(.unlistedFile)),
    .init("unlisted-table", .rejectDelivery, "CNT", "health_coverage", "", .file(.unlistedTable)),
    .init("wrong-row-count", .rejectDelivery, "CNT", "case_member", "rows", .file(.wrongRowCount)),
    .init("wrong-total", .rejectDelivery, "SUM", "receipt", "amount_total", .file(.wrongTotal)),
    .init("wrong-hash", .rejectDelivery, "SUM", "charge", "sha256", .file(.wrongHash)),
    .init("cut-gzip", .rejectDelivery, "ENC", "distribution", "", .file(.cutGzip)),
    .init("damaged-gzip", .rejectDelivery, "ENC", "arrears_balance", "", .file(.damagedGzip)),
    .init("not-utf8", .rejectDelivery, "ENC", "employment", "", .file(.notUTF8)),
    .init("nul-byte", .rejectDelivery, "CHR", "event", "", .file(.nulByte)),
    .init("unclosed-quote", .rejectDelivery, "CHR", "person", "", .file(.unclosedQuote)),
    .init("no-header", .rejectDelivery, "CNT", "intergovernmental", "", .file(.noHeader)),
    .init("missing-column", .rejectDelivery, "REQ", "assistance", "program", .file(.missingColumn)),
    .init("empty-case-table", .rejectDelivery, "CNT", "case", "", .file(.emptyCaseTable)),
    .init("unknown-column", .warning, "COD", "worker", "desk", .file(.unknownColumn)),
    .init("mixed-line-ends", .warning, "CHR", "order_child", "", .file(.mixedLineEnds)),
  ]

  init(
    _ name: String, _ severity: DefectSeverity, _ code: String, _ table: String, _ field: String, _ act: Act
  ) {
    self.init(name: name, severity: severity, code: code, table: table, field: field, act: act)
  }

  /// A defect of a record, which sends it to quarantine.
  static func record(_ name: String, _ code: String, _ table: String, _ field: String, _ act: Act) -> DefectKind {
    .init(name, .rejectRecord, code, table, field, act)
  }

  /// One value of a record that nothing refers to, where it is not blank.
  static func value(_ name: String, _ code: String, _ table: String, _ field: String, _ value: String) -> DefectKind {
    .record(name, code, table, field, .change { record, _ in record[field].isEmpty ? nil : [field: value] })
  }
}
