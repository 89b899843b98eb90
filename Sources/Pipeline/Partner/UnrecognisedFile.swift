import Layouts
import Records

/// A file in a folder of partners that is of no known layout, or of more than one: it is refused.
public struct UnrecognisedFile: Sendable, Codable, Equatable {
  /// Below the input folder.
  public var file: String
  public var reason: String

  var finding: Finding {
    let code = PartnerFaultCode.identifier
    return Finding(
      severity: .rejectDelivery, edit: code.edit, code: code.rawValue, file: file, field: "(record)", value: reason,
      expected: "a file of a known layout",
      message: "\(file): no partner's file that is known: \(reason), expected a file of a known layout "
        + "(docs/partners.md)")
  }

  /// The finding as a run's ledger entry counts it.
  var group: Outcome.Group { Outcome.Group(finding) }
}
