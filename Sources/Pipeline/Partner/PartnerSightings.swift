import Employers
import Foundation
import Layouts
import Records
import Warehouse

/// Hands the employers that accepted transmissions name to the employer registry, once for each transmission.
struct PartnerSightings {
  var home: String
  var root: String
  var jobs: Int

  /// Name of the source in the registry, and the query of one table's employers.
  private static let sources: [(table: String, source: String, query: String)] = [
    (
      "new_hire", "new-hire",
      """
      SELECT fein, employer_name, employer_street, employer_city, employer_state, employer_zip, 'mailing' AS kind
      FROM seen WHERE employer_name IS NOT NULL
      UNION
      SELECT fein, employer_name, order_street, order_city, order_state, order_zip, 'withholding' AS kind
      FROM seen WHERE employer_name IS NOT NULL AND order_street IS NOT NULL
      """
    ),
    (
      "quarterly_wage", "wage",
      """
      SELECT DISTINCT fein, employer_name, employer_street, employer_city, employer_state, employer_zip,
        'mailing' AS kind
      FROM seen WHERE employer_name IS NOT NULL
      """
    ),
    (
      "acknowledgment", "acknowledgment",
      """
      SELECT DISTINCT new_employer_fein AS fein, new_employer_name AS employer_name,
        new_employer_street AS employer_street, new_employer_city AS employer_city,
        new_employer_state AS employer_state, new_employer_zip AS employer_zip, 'mailing' AS kind
      FROM seen WHERE new_employer_name IS NOT NULL
      """
    ),
  ]

  /// - Throws: `DefinitionError`, `DiskError`, `RegistryError`, `EngineError`.
  func load(_ ledger: PartnerLedger) throws {
    let folder = RegistryFolder(home: home)
    let known = Set(try folder.catalogue().loads.map { "\($0.source) \($0.digest)" })
    var definitions: (EmployerWords, MatchModel, FEINRules)?
    for entry in ledger.entries where entry.verdict == .accepted {
      for (table, source, query) in Self.sources where !known.contains("\(source) \(entry.sha256)") {
        let path = PartnerLedger.path(home: home, table: table, transmission: entry.transmission)
        guard Disk.exists(path) else { continue }
        let sightings = try sightings(path, query)
        guard !sightings.isEmpty else { continue }
        if definitions == nil {
          definitions = (
            try EmployerWords.load(root: root), try MatchModel.load(root: root), try FEINRules.load(root: root)
          )
        }
        guard let (words, model, rules) = definitions else { continue }
        _ = try RegistryLoad(
          source: source, asOf: entry.receivedOn, kind: .registry, words: words, model: model, rules: rules, jobs: jobs
        ).load(sightings, digest: entry.sha256, into: folder)
      }
    }
  }

  private func sightings(_ path: String, _ query: String) throws -> [EmployerSighting] {
    let engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "512MB"))
    try engine.execute("CREATE TEMP VIEW seen AS SELECT * FROM read_parquet(\(SQLText.quoted(path)))")
    var sightings: [EmployerSighting] = []
    try engine.query("SELECT * FROM (\(query)) ORDER BY ALL") { row in
      var sighting = EmployerSighting(name: try row.string(1) ?? "")
      sighting.fein = try row.string(0) ?? ""
      sighting.street = try row.string(2) ?? ""
      sighting.city = try row.string(3) ?? ""
      sighting.state = try row.string(4) ?? ""
      sighting.zip = try row.string(5) ?? ""
      sighting.addressKind = try row.string(6) ?? ""
      sightings.append(sighting)
    }
    return sightings
  }
}
