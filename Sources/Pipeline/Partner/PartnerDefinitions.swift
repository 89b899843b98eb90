import Extract
import Foundation
import Layouts
import Records

/// What partners' files are known, read and kept by.
struct PartnerDefinitions {
  static let csvPath = "schemas/partners/new-hire-csv.yaml"
  static let tablesPath = "schemas/warehouse/partner-tables.yaml"

  var layouts: PartnerLayouts
  var tables: [PartnerTable]
  /// Families whose files are taken in.
  var candidates: [PartnerRecognition.Candidate]
  /// Families whose files are known and not taken in.
  var notTaken: [PartnerRecognition.Candidate]
  var csv: PartnerCSV
  var encoding: PartnerProfile.Encoding

  /// - Parameters:
  ///   - partner: a profile of `schemas/partners/`, whose changes hold on `day`.
  /// - Throws: `DefinitionError`.
  static func load(root: String, partner: String? = nil, on day: DayNumber? = nil) throws -> PartnerDefinitions {
    let folder = root + "/schemas/federal"
    let profile = partner.map { root + "/schemas/partners/\($0).yaml" }
    let layouts = try PartnerLayouts.load(folder: folder, profile: profile, on: day)
    let tables = try PartnerTable.loadAll(path: root + "/" + tablesPath)
    let known = try layouts.families.compactMap { family in
      try PartnerIntake.load(folder: folder, family: family, tables: tables).map {
        PartnerRecognition.Candidate(family: family, intake: $0)
      }
    }
    let candidates = known.filter { $0.intake.notTaken == nil }
    let intakes = Dictionary(uniqueKeysWithValues: candidates.map { ($0.family.name, $0.intake) })
    return PartnerDefinitions(
      layouts: layouts, tables: tables, candidates: candidates, notTaken: known.filter { $0.intake.notTaken != nil },
      csv: try PartnerCSV.load(path: root + "/" + csvPath, layouts: layouts, intakes: intakes),
      encoding: try profile.map { try PartnerProfile.load(path: $0).encoding } ?? .ascii)
  }

  /// Names of the families whose new hires are reports of employers.
  var employerReports: [String] {
    (candidates.filter(\.intake.isEmployerReport).map(\.family.name) + [csv.family.name]).sorted()
  }
}
