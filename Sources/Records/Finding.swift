/// What a finding does to the thing it is about (county-extract.md, section 3).
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  /// The record is loaded as it stands.
  case warning
  /// The record goes to quarantine; the rest is loaded.
  case rejectRecord = "reject_record"
  /// The batch of records goes back whole; other batches of the file are loaded.
  case rejectBatch = "reject_batch"
  /// Nothing of the delivery is loaded.
  case rejectDelivery = "reject_delivery"

  private var rank: Int {
    switch self {
    case .warning: 0
    case .rejectRecord: 1
    case .rejectBatch: 2
    case .rejectDelivery: 3
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One fault found in what was delivered, with its address.
///
/// `line` is 1-based in the unpacked file; bytes are 1-based in the record; 0 means "no such place".
/// `value` is already masked where the field is personal.
public struct Finding: Sendable, Codable, Equatable {
  public var severity: Severity
  /// Number of the edit in the catalogue, such as `E1042`.
  public var edit: String
  /// Family of the fault: `REQ`, `NUM`, `DTE`, `COD`, `LEN`, `CHR`, `SEQ`, `CNT`, `RID`, `KEY`, `REF`, `SUM`, `ENC` …
  public var code: String
  /// Path below the input folder, or as given.
  public var file: String
  public var line: Int
  public var firstByte: Int
  public var lastByte: Int
  public var table: String
  public var field: String
  public var key: String
  public var value: String
  public var expected: String
  public var message: String

  public init(
    severity: Severity, edit: String, code: String, file: String, line: Int = 0, firstByte: Int = 0,
    lastByte: Int = 0, table: String = "", field: String = "", key: String = "", value: String = "",
    expected: String = "", message: String
  ) {
    self.severity = severity
    self.edit = edit
    self.code = code
    self.file = file
    self.line = line
    self.firstByte = firstByte
    self.lastByte = lastByte
    self.table = table
    self.field = field
    self.key = key
    self.value = value
    self.expected = expected
    self.message = message
  }

  enum CodingKeys: String, CodingKey {
    case severity, edit, code, file, line
    case firstByte = "first_byte"
    case lastByte = "last_byte"
    case table, field, key, value, expected, message
  }
}
