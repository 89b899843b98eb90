import Glibc
import Layouts
import Pipeline
import Records
import Recount
import Sample

@testable import Reports
@testable import Warehouse

/// A warehouse of its own with some deliveries of the standard extract published into it.
final class CaseloadHome: Sendable {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  let home: String
  let extract: StandardExtract

  /// - Parameters:
  ///   - folders: a delivery each, named `<county>-<as-of date>`.
  ///   - inputs: the annual inputs.
  ///   - isNudged: dates of every sixth row are put on the limits of the year (`LimitDays`).
  init(folders: [String], inputs: String? = nil, isNudged: Bool = false) throws {
    home = try Self.temporaryFolder()
    extract = try StandardExtract.load(path: Self.root + "/schemas/county/standard.yaml")
    let folder = WarehouseFolder(home: home)
    var staged: [StagedSnapshot] = []
    for (number, path) in folders.enumerated() { staged.append(try stage(path, number, in: folder, isNudged)) }
    try folder.publish(staged)
    if let inputs {
      let text = try StrictYAML.text(path: inputs)
      _ = try folder.acceptAnnualInputs(Array(text.utf8), file: "annual-inputs.csv")
    }
  }

  /// The caseload of `ivd sample` with a seed, and more deliveries beside it.
  convenience init(seed: UInt64, cases: Int, counties: [String], years: Int = 4, isNudged: Bool = false) throws {
    let path = try Self.temporaryFolder()
    defer { try? Disk.remove(path) }
    let options = try SampleOptions(seed: seed, cases: cases, counties: counties, years: years)
    let summary = try SampleWriter(options).write(to: path)
    try Sample.AnnualInputs(fiscalYear: 2024, summary: summary).write(to: path + "/annual-inputs.csv")
    try self.init(
      folders: counties.map { "\(path)/\($0)-2024-09-30" }, inputs: path + "/annual-inputs.csv", isNudged: isNudged)
  }

  deinit { try? Disk.remove(home) }

  private static func temporaryFolder() throws -> String {
    var template = Array("/tmp/ivd-recount-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(path: "/tmp", reason: "no temporary folder") }
    return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  private func stage(_ path: String, _ number: Int, in folder: WarehouseFolder, _ isNudged: Bool) throws
    -> StagedSnapshot
  {
    let name = String(path.split(separator: "/").last!)
    let county = String(name.prefix(5))
    let engine = try DuckDBEngine(.init(threads: 1))
    var snapshot = try folder.stage(
      county: county, asOf: DayNumber(String(name.dropFirst(6)))!,
      contentDigest: String(repeating: "\(number)", count: 64))
    for table in extract.tables {
      let plain = "\(path)/\(table.name).csv"
      let file = Disk.exists(plain) ? plain : plain + ".gz"
      guard Disk.exists(file) else { continue }
      let fields = table.fields.map { field in
        let type = TableLoader.columns(of: table).first { $0.name == field.sqlName }!.type
        return "CAST(NULLIF(\"\(field.name)\", '') AS \(type)) AS \(field.sqlName)"
      }
      try engine.createTable(
        table.sqlName,
        as: """
          SELECT \(fields.joined(separator: ", ")), '\(county)' AS sender, '\(name)/\(table.name).csv' AS source_file,
            ROW_NUMBER() OVER () + 1 AS source_line, CAST(0 AS BIGINT) AS source_byte
          FROM read_csv('\(file)', all_varchar = true, header = true)
          """, file: nil)
      try engine.writeParquet(
        query: isNudged ? LimitDays.query(table.name, table.sqlName) : "SELECT * FROM \(table.sqlName)",
        to: snapshot.path(of: table.name))
      snapshot.add(table: table.name, rows: Int(try engine.count("SELECT COUNT(*) FROM \(table.sqlName)")))
    }
    try snapshot.derive(extract, on: try DuckDBEngine(.init(threads: 1)))
    return snapshot
  }

  func report(
    _ definition: ReportDefinition, year: Int = 2024, policies: [String] = [], lines: Set<String>? = nil
  ) throws -> OCSE157 {
    let made = try OCSE157.report(
      definition, FiscalYear(year)!, from: ReportSources(WarehouseFolder(home: home), FiscalYear(year)!), home: home,
      extract: extract, policies: policies, lines: lines,
      engine: try DuckDBEngine(.init(threads: 1, memoryLimit: "400MB")))
    return lines == nil ? try made.checked(elected: .ivd) : made
  }

  func recount(_ definition: ReportDefinition, year: Int = 2024, policies: [String] = []) throws -> Recount {
    let fiscalYear = FiscalYear(year)!
    return try Recount(
      ReportSources(WarehouseFolder(home: home), fiscalYear).selection, home: home, extract: extract,
      terms: RecountTerms(year: fiscalYear, policies: RecountPolicies(definition.policies(policies))),
      engine: DuckDBEngine(.init(threads: 1)))
  }

  func comparison(
    _ definition: ReportDefinition, year: Int = 2024, policies: [String] = []
  ) throws -> RecountComparison {
    let form = try report(definition, year: year, policies: policies, lines: Recount.lines)
    return try RecountRun.comparison(of: form, home: home, extract: extract) { try DuckDBEngine(.init(threads: 1)) }
  }

  static let definition = try! ReportDefinition.load(folder: root + "/pipelines/ocse-157")
  /// The other word of every switch.
  static var otherWords: [String] { definition.switches.map { "\($0.id)=\($0.words[1])" } }
}
