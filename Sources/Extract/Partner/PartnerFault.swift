import Layouts

/// One fault of a record, found in its bytes; words are made of it only where it is reported.
struct PartnerFault {
  /// What stands in the place of a field, where it is not the bytes of the record.
  enum Seen {
    case bytes
    case text(String)
  }

  var code: PartnerFaultCode
  /// Position of the field; `nil`: the record as a whole.
  var field: Int?
  var refuses: PartnerRefusal
  var expected: String
  var seen = Seen.bytes
}
