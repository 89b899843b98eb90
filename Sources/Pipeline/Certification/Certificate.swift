import Warehouse

/// `certificate.json` of a certified report: what it was made from, who certified it, and what it revises.
public struct Certificate: Sendable, Codable, Equatable {
  public var form: String
  public var fiscalYear: Int
  /// 1 for the first report of a year.
  public var revision: Int
  public var certifiedBy: String
  /// `YYYY-MM-DD`.
  public var certifiedOn: String
  /// Why the report was revised; asked for from revision 2 on.
  public var reason: String?
  public var policies: [String]
  /// Last as-of date that a snapshot may have.
  public var cutOff: String?
  public var snapshots: [Snapshot]
  public var missingCounties: [String]
  public var annualInputs: String?
  /// The certified report that 5a and 8a were copied from, as fiscal year and revision.
  public var priorFiscalYear: Int?
  public var priorRevision: Int?

  enum CodingKeys: String, CodingKey {
    case form, revision, reason, policies, snapshots
    case fiscalYear = "fiscal_year"
    case certifiedBy = "certified_by"
    case certifiedOn = "certified_on"
    case cutOff = "cut_off"
    case missingCounties = "missing_counties"
    case annualInputs = "annual_inputs_sha256"
    case priorFiscalYear = "prior_fiscal_year"
    case priorRevision = "prior_revision"
  }
}
