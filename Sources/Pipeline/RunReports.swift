import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The reports of a run: the form in its formats, members, measures and pages.
public struct RunReports {
  public var home: String
  public var definitions: Definitions
  public var policies: [String]
  public var threads: Int

  public init(home: String, definitions: Definitions, policies: [String] = [], threads: Int) {
    self.home = home
    self.definitions = definitions
    self.policies = policies
    self.threads = threads
  }

  /// Memory that the engine may take before it spills to the folder of temporary files ($TMPDIR).
  private static let memoryLimit = "3GB"

  /// Computes the form. The engine keeps the lines' tables as long as the result is held.
  public func form(
    _ fiscalYear: FiscalYear, lines: Set<String>? = nil, purpose: ReportRun.Purpose = .numbers,
    elected: PaternityOption? = nil
  ) throws -> OCSE157 {
    var settings = DuckDBEngine.Settings(
      threads: threads, memoryLimit: Self.memoryLimit,
      temporaryFolder: FileManager.default.temporaryDirectory.path + "/ivd-spill-\(getpid())")
    settings.keepsJoinSides = true
    return try OCSE157.report(
      home: home, definitions: definitions.root + "/pipelines/ocse-157", extract: definitions.standard,
      fiscalYear: fiscalYear, policies: policies, lines: lines, purpose: purpose, elected: elected,
      engine: try DuckDBEngine(settings))
  }

  /// Writes the files of the form to a folder.
  public func write(_ form: OCSE157, to folder: String) throws -> [PerformanceMeasure] {
    let year = form.report.fiscalYear
    func save(_ name: String, _ body: (BufferedFile) throws -> Void) throws {
      let file = try BufferedFile(path: folder + "/" + name)
      try body(file)
      try file.close()
    }
    try FileManager.default.createDirectory(atPath: folder + "/ocse-157-\(year)", withIntermediateDirectories: true)
    try save("ocse-157-\(year).csv") { try $0.write(ReportCSV().text(of: form.report)) }
    try save("ocse-157-\(year).json") { try $0.write(ReportJSON().text(of: form.report)) }
    try save("ocse-157-\(year)-members.csv") { try MembersFile(form).write(to: $0.write) }
    try save("ocse-157-\(year)-edits.csv") { try $0.write(ReportEditsCSV().text(of: form.report)) }
    let measures = PerformanceMeasure.all(of: form.report)
    try save("measures-\(year).csv") { try $0.write(MeasuresCSV().text(of: measures, fiscalYear: year)) }
    try ReportPages(form).write { name, text in
      try save("ocse-157-\(year)/" + name) { try $0.write(text) }
    }
    return measures
  }

  /// The last fiscal year that a snapshot covers, or `nil` where none does.
  public static func latestFiscalYear(_ catalogue: SnapshotCatalogue) -> FiscalYear? {
    guard let last = catalogue.snapshots.compactMap(\.asOfDay).max() else { return nil }
    let (year, _, _) = last.civil
    for number in [year, year - 1] {
      if let fiscalYear = FiscalYear(number), fiscalYear.lastDay <= last { return fiscalYear }
    }
    return nil
  }
}
