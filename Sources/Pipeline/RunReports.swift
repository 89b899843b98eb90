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

  /// Computes the form. The engine keeps the lines' tables as long as the result is held.
  public func form(_ fiscalYear: FiscalYear, lines: Set<String>? = nil) throws -> OCSE157 {
    let engine = try DuckDBEngine(
      .init(threads: threads, memoryLimit: "4GB", temporaryFolder: home + "/tmp/spill-\(getpid())"))
    return try OCSE157.report(
      home: home, definitions: definitions.root + "/pipelines/ocse-157", extract: definitions.standard,
      fiscalYear: fiscalYear, policies: policies, lines: lines, engine: engine)
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
    try save("ocse-157-\(year)-members.csv") { try MembersCSV().write(form.members, to: $0.write) }
    let measures = PerformanceMeasure.all(of: form.report)
    let all = try MeasuresRun(reports: self).measures(of: form)
    try save("measures-\(year).csv") { try $0.write(MeasuresCSV().text(of: all)) }
    try save("measures-\(year).json") { try $0.write(MeasuresJSON().text(of: all)) }
    try save("measures-\(year).html") { try $0.write(MeasuresPage().text(of: all)) }
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
