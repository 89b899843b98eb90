import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The self-assessment of a year from the warehouse, and the results that are kept for the year after.
public struct SelfAssessmentRun {
  public var reports: RunReports

  public init(reports: RunReports) { self.reports = reports }

  /// - Parameters:
  ///   - previous: file of last year's result; `nil` = the kept one, where there is one.
  ///   - sample: size of the sample of each criterion (`nil` = as suggested) and its seed; `nil` = all cases.
  ///   - undetermined: what becomes of cases that only their files can decide; `nil` = as the definition says.
  /// - Throws: `ReportError.noSnapshot`, `AssessmentError`, `DefinitionError`, `EngineError`.
  public func assess(
    _ fiscalYear: FiscalYear, previous: String? = nil, sample: (size: Int?, seed: UInt64)? = nil,
    undetermined: AssessmentDefinition.Undetermined? = nil
  ) throws -> SelfAssessment {
    let definition = try AssessmentDefinition.load(folder: reports.root + "/pipelines/self-assessment")
    let calendar = try BusinessCalendar.load(root: reports.root)
    let before = try rates(before: fiscalYear, named: previous)
    let folder = WarehouseFolder(home: reports.home)
    let selection = SnapshotSelection.fiscalYear(fiscalYear, cutOff: reports.cutOff, from: try folder.catalogue())
    guard !selection.snapshots.isEmpty else {
      throw ReportError.noSnapshot(fiscalYear: fiscalYear.number, firstAsOf: fiscalYear.lastDay.description)
    }
    let engine = try reports.engine()
    let run = try AssessmentRun(definition, fiscalYear, calendar: calendar, engine: engine)
    try WarehouseViews(folder: folder, extract: reports.standard).create(selection, on: engine)
    var assessment = try run.assess(selection)
    assessment.previous = before
    if let undetermined { assessment.undetermined = undetermined }
    guard let sample else { return assessment }
    return try AssessmentSample(size: sample.size, seed: sample.seed, hash: { FileDigest.sha256(of: $0) })
      .drawn(from: assessment)
  }

  private func rates(before fiscalYear: FiscalYear, named path: String?) throws -> PreviousRates? {
    if let path { return try PreviousRates(path: path) }
    guard let year = FiscalYear(fiscalYear.number - 1) else { return nil }
    let kept = self.path(of: year)
    guard FileManager.default.fileExists(atPath: kept) else { return nil }
    var rates = try PreviousRates(path: kept)
    rates.file = Self.name(of: year)
    return rates
  }

  /// Keeps the rows as the result of their year; an earlier result of the year is replaced.
  public func keep(_ assessment: SelfAssessment) throws {
    let path = path(of: assessment.fiscalYear)
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(AssessmentCSV().text(of: assessment, by: nil).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func path(of year: FiscalYear) -> String { reports.home + "/" + Self.name(of: year) }

  /// Below the home folder.
  private static func name(of year: FiscalYear) -> String { "self-assessment/\(year).csv" }
}
