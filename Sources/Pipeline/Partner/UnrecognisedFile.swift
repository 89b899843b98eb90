import Layouts
import Records

/// A file that is refused before a record is looked at: in a folder of partners one of no known layout, or of more than
/// one; anywhere one of a layout that describes some of its records only.
public struct UnrecognisedFile: Sendable, Codable, Equatable {
  /// Below the input folder.
  public var file: String
  public var reason: String
  /// The family, where it is known.
  public var family: String?

  var finding: Finding {
    let code = PartnerFaultCode.identifier
    let expected = family == nil ? "a file of a known layout" : "a file of which every record has a known layout"
    let what = family.map { "a file of \($0) is not taken in" } ?? "no partner's file that is known"
    return Finding(
      severity: .rejectDelivery, edit: code.edit, code: code.rawValue, file: file, field: "(record)", value: reason,
      expected: expected, message: "\(file): \(what): \(reason), expected \(expected) (docs/partners.md)")
  }

  /// The finding as a run's ledger entry counts it.
  var group: Outcome.Group { Outcome.Group(finding) }
}
