/// Families of faults in the records of federal and state partners (file-layouts-eiwo-newhire.md, section 0.5), in the
/// order in which a record is looked at.
public enum PartnerFaultCode: String, CaseIterable, Sendable {
  case length = "LEN"
  case identifier = "RID"
  case sequence = "SEQ"
  case required = "REQ"
  case number = "NUM"
  case place = "JST"
  case date = "DTE"
  case code = "COD"
  case character = "CHR"
  case form = "FMT"
  case ssn = "SSN"
  case condition = "CND"
  case reference = "XRF"
  case count = "CNT"
  case duplicate = "DUP"
  case range = "RNG"
  case encoding = "ENC"

  /// Number in the catalogue of edits.
  public var edit: String {
    "P" + (Self.allCases.firstIndex(of: self)! + 1).zeroPadded(to: 4)
  }

  /// What is wrong, in words that begin a message.
  public var title: String {
    switch self {
    case .length: "record too short or too long"
    case .identifier: "record identifier unknown"
    case .sequence: "record in the wrong place"
    case .required: "required field blank"
    case .number: "something else than digits in a numeric field"
    case .place: "value not at the left edge of its field"
    case .date: "no calendar date or time of day"
    case .code: "value not in the code list"
    case .character: "character that is not allowed"
    case .form: "wrong form"
    case .ssn: "a number that cannot be an SSN"
    case .condition: "rule between fields broken"
    case .reference: "value disagrees with another record or field"
    case .count: "count or total disagrees"
    case .duplicate: "already received or already used"
    case .range: "value out of range"
    case .encoding: "file in another character set"
    }
  }
}

/// How much a fault refuses.
public enum PartnerRefusal: String, CaseIterable, Sendable {
  case warning, record, batch, file
}
