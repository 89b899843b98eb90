import Reports
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
  /// The option of the paternity measure, where it was not taken from the annual inputs.
  public var paternityOption: String?
  /// Snapshots of the year before, which the self-check held this year's against.
  public var beforeSnapshots: [Snapshot]?
  /// Checks that failed and were waived.
  public var waivers: [Waiver]?

  enum CodingKeys: String, CodingKey {
    case form, revision, reason, policies, snapshots, waivers
    case fiscalYear = "fiscal_year"
    case certifiedBy = "certified_by"
    case certifiedOn = "certified_on"
    case cutOff = "cut_off"
    case missingCounties = "missing_counties"
    case annualInputs = "annual_inputs_sha256"
    case priorFiscalYear = "prior_fiscal_year"
    case priorRevision = "prior_revision"
    case paternityOption = "paternity_option"
    case beforeSnapshots = "before_snapshots"
  }
}

extension Certificate {
  /// What the report was made from, as it was sealed.
  func sources(_ seal: SealedFolder) throws -> ReportSources {
    var sources = ReportSources(
      selection: SnapshotSelection(snapshots: snapshots, missingCounties: missingCounties), inputs: .none,
      inputsDigest: annualInputs)
    if seal.entries["annual-inputs.csv"] != nil {
      sources.inputs = AnnualInputs(try seal.read("annual-inputs.csv"), file: "annual-inputs.csv")
    }
    if let year = priorFiscalYear.flatMap({ FiscalYear($0) }), let revision = priorRevision {
      sources.prior = PriorReport(
        fiscalYear: year, revision: revision,
        cells: try CertifiedReports.cells(try seal.read("prior-report.csv"), path: seal.path),
        file: CertifiedReports.place(year, revision) + "/report.csv")
    }
    return sources
  }
}
