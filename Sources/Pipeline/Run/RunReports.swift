import Extract
import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The reports of a home folder: the form in its formats, members, measures and pages.
public struct RunReports {
  public var home: String
  /// The folder that holds `schemas/` and `pipelines/`.
  public var root: String
  public var standard: StandardExtract
  public var policies: [String]
  /// Last as-of date that a snapshot may have; `nil` = any.
  public var cutOff: DayNumber?
  public var threads: Int
  /// Spark, where it does the work in DuckDB's place.
  public var spark: SparkSettings?

  /// Memory that the engine may take before it spills to the folder of temporary files ($TMPDIR).
  private static let memoryLimit = "3GB"

  public init(
    home: String, root: String, standard: StandardExtract, policies: [String] = [], cutOff: DayNumber? = nil,
    threads: Int, spark: SparkSettings? = nil
  ) {
    self.home = home
    self.root = root
    self.standard = standard
    self.policies = policies
    self.cutOff = cutOff
    self.threads = threads
    self.spark = spark
  }

  func engine() throws -> any SQLEngine { try spark.map(SparkEngine.init) ?? Self.engine(threads: threads) }

  /// The engine of this process.
  static func engine(threads: Int) throws -> DuckDBEngine {
    var settings = DuckDBEngine.Settings(
      threads: threads, memoryLimit: memoryLimit,
      temporaryFolder: FileManager.default.temporaryDirectory.path + "/ivd-spill-\(getpid())")
    settings.keepsJoinSides = true
    return try DuckDBEngine(settings)
  }

  /// What the year's report is made from: the snapshots, the annual inputs, and last year's certified report.
  public func sources(_ fiscalYear: FiscalYear) throws -> ReportSources {
    try ReportSources(
      WarehouseFolder(home: home), fiscalYear, cutOff: cutOff,
      prior: FiscalYear(fiscalYear.number - 1).flatMap { try CertifiedReports(home: home).prior($0) })
  }

  /// Every switch of the form with its word, such as `P-06=included`, in order.
  func policyWords() throws -> [String] {
    try ReportDefinition.load(folder: root + "/pipelines/ocse-157").policies(policies).map { "\($0.id)=\($0.word)" }
  }

  /// The whole form with its checks.
  /// - Parameter elected: the option of the paternity measure; `nil` = as the annual inputs say.
  public func checkedForm(_ fiscalYear: FiscalYear, elected: PaternityOption? = nil) throws -> OCSE157 {
    try form(fiscalYear).checked(elected: elected)
  }

  /// Computes the form. The engine keeps the lines' tables as long as the result is held.
  /// - Parameter caseID: a case that only is asked for; `nil` = all.
  public func form(
    _ fiscalYear: FiscalYear, lines: Set<String>? = nil, purpose: ReportRun.Purpose = .numbers,
    around caseID: String? = nil
  ) throws -> OCSE157 {
    try OCSE157.report(
      ReportDefinition.load(folder: root + "/pipelines/ocse-157"), fiscalYear, from: sources(fiscalYear),
      home: home, extract: standard, policies: policies, lines: lines, purpose: purpose, around: caseID,
      engine: engine())
  }

  /// The form as XML, held against its schema.
  public func xml(_ form: OCSE157) throws -> String {
    let text = ReportXML().text(of: form.report)
    let path = root + "/schemas/federal/ocse-157.xsd"
    if let fault = try XMLSchema(path: path).fault(of: text) {
      throw DefinitionError(file: path, line: 0, message: "the form does not suit it: \(fault)")
    }
    return text
  }

  /// What `write` wrote.
  public struct Written {
    public var measures: [PerformanceMeasure]
    /// Files that hold the form as commands hand it out -> SHA-256.
    public var formFiles: [String: String]
  }

  /// Writes the files of the form to a folder.
  public func write(_ form: OCSE157, to folder: String) throws -> Written {
    let year = form.report.fiscalYear
    var digests: [String: String] = [:]
    func save(_ name: String, _ body: (BufferedFile) throws -> Void) throws {
      let file = try BufferedFile(path: folder + "/" + name)
      try body(file)
      try file.close()
    }
    func save(_ part: StandingForm.Part, _ body: (BufferedFile) throws -> Void) throws {
      let name = part.fileName(year)
      try save(name, body)
      digests[name] = try FileDigest.sha256(path: folder + "/" + name)
    }
    try FileManager.default.createDirectory(atPath: folder + "/ocse-157-\(year)", withIntermediateDirectories: true)
    try save(.csv) { try $0.write(ReportCSV().text(of: form.report)) }
    try save(.json) { try $0.write(ReportJSON().text(of: form.report)) }
    try save(.xml) { try $0.write(try xml(form)) }
    try save(.html) { try $0.write(FormPage(isLinked: false).text(of: form.report)) }
    try save(.members) { try MembersFile(form).write(to: $0.write) }
    try save(.edits) { try $0.write(ReportEditsCSV().text(of: form.report)) }
    let measures = PerformanceMeasure.all(of: form.report)
    let all = try MeasuresRun(reports: self).measures(of: form)
    try save("measures-\(year).csv") { try $0.write(MeasuresCSV().text(of: all)) }
    try save("measures-\(year).json") { try $0.write(MeasuresJSON().text(of: all)) }
    try save("measures-\(year).html") { try $0.write(MeasuresPage().text(of: all)) }
    try ReportPages(form).write { name, text in
      try save("ocse-157-\(year)/" + name) { try $0.write(text) }
    }
    return Written(measures: measures, formFiles: digests)
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
