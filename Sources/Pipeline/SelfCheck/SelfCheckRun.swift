import Foundation
import Layouts
import Records
import Reports
import Warehouse

/// The self-check of a home folder: the form, its checks, and everything behind them.
public struct SelfCheckRun {
  public var reports: RunReports
  public var edits: EditCatalogue
  /// The file of waivers; `nil` = `waivers.csv` of the home folder, where it is.
  public var waiversPath: String?
  /// The day on which waivers must hold.
  public var on: DayNumber
  public var elected: PaternityOption?
  /// Told of each step as it begins.
  public var step: (String) -> Void

  public init(
    reports: RunReports, edits: EditCatalogue, waiversPath: String? = nil, on: DayNumber,
    elected: PaternityOption? = nil, step: @escaping (String) -> Void = { _ in }
  ) {
    self.reports = reports
    self.edits = edits
    self.waiversPath = waiversPath
    self.on = on
    self.elected = elected
    self.step = step
  }

  public struct Result {
    public var report: SelfCheckReport
    /// `nil` where no form can be made.
    public var form: OCSE157?
    /// Snapshots whose findings of the load are no longer kept.
    public var withoutFindings: [String]
  }

  /// - Parameter problems: told of every row behind an open finding: check, case, child, county.
  /// - Throws: `DefinitionError`, `WaiverError`, `ReportError`, `EngineError`.
  public func run(_ year: FiscalYear, problems: (([String]) throws -> Void)? = nil) throws -> Result {
    let definition = try ReportDefinition.load(folder: reports.root + "/pipelines/ocse-157")
    let check = try selfCheck(definition, year)
    let waivers = try waivers(check, definition)
    let sources = try reports.sources(year)
    let engine = try reports.engine()
    step("the form")
    let form: OCSE157
    do {
      form = try OCSE157.report(
        definition, year, from: sources, home: reports.home, extract: reports.standard, policies: reports.policies,
        engine: engine
      ).checked(elected: elected)
    } catch let fault as ReportError {
      switch fault {
      case .unsound, .sentTwice: break
      default: throw fault
      }
      let run = try ReportRun(
        definition: definition, engine: engine, fiscalYear: year, policies: reports.policies)
      let report = try check.examine(
        without: fault, on: engine, run: run,
        sources: sources.selection.snapshots.map {
          ReportSource(county: $0.county, asOf: $0.asOf, snapshot: $0.id)
        }, waivers: waivers)
      return Result(report: report, form: nil, withoutFindings: [])
    }
    return try examine(form, check, waivers, problems: problems)
  }

  /// Examines a form that is made already.
  public func run(of form: OCSE157, problems: (([String]) throws -> Void)? = nil) throws -> Result {
    let check = try selfCheck(form.run.definition, form.report.fiscalYear)
    return try examine(form, check, try waivers(check, form.run.definition), problems: problems)
  }

  private func examine(
    _ form: OCSE157, _ check: SelfCheck, _ waivers: WaiverFile, problems: (([String]) throws -> Void)?
  ) throws -> Result {
    let loads = try LoadFindings(home: reports.home, edits: edits, extract: reports.standard).read(
      form.sources.selection.snapshots)
    let others = try SelfCheckOthers(reports: reports, step: step).evidence(form)
    let report = try check.examine(form, loads: loads, others: others, waivers: waivers, problems: problems)
    return Result(report: report, form: form, withoutFindings: loads.missing)
  }

  /// Waivers of the file that hold no longer.
  public func expiredWaivers(_ form: OCSE157) throws -> [Waiver] {
    try waivers(try selfCheck(form.run.definition, form.report.fiscalYear), form.run.definition).expired
  }

  /// The part of the examination that a certified report seals: all but the findings of the loads, which are no snapshot.
  func sealable(_ form: OCSE157) throws -> (report: SelfCheckReport, before: SnapshotSelection) {
    let check = try selfCheck(form.run.definition, form.report.fiscalYear)
    let others = try SelfCheckOthers(reports: reports, step: step).evidence(form)
    let report = try check.examine(form, others: others, waivers: try waivers(check, form.run.definition))
    return (report, check.before)
  }

  /// The same, made again from a certificate.
  static func resealed(_ form: OCSE157, _ reports: RunReports, _ certificate: Certificate) throws -> SelfCheckReport {
    let check = try SelfCheck(
      root: reports.root, report: form.run.definition, extract: reports.standard, home: reports.home,
      before: SnapshotSelection(snapshots: certificate.beforeSnapshots ?? []))
    let others = try SelfCheckOthers(reports: reports, step: { _ in }).evidence(form)
    return try check.examine(form, others: others, waivers: WaiverFile(sealed: certificate.waivers ?? []))
  }

  private func selfCheck(_ definition: ReportDefinition, _ year: FiscalYear) throws -> SelfCheck {
    try SelfCheck(
      root: reports.root, report: definition, extract: reports.standard, home: reports.home,
      before: Self.before(year, home: reports.home), step: step)
  }

  /// The snapshots of the year before: the last of each county that does not reach the end of the year.
  static func before(_ year: FiscalYear, home: String) throws -> SnapshotSelection {
    guard let earlier = FiscalYear(year.number - 1) else { return SnapshotSelection(snapshots: []) }
    return .fiscalYear(
      earlier, cutOff: year.lastDay + -1, from: try WarehouseFolder(home: home).catalogue())
  }

  private func waivers(_ check: SelfCheck, _ definition: ReportDefinition) throws -> WaiverFile {
    let path = waiversPath ?? reports.home + "/waivers.csv"
    guard let data = FileManager.default.contents(atPath: path) else {
      if waiversPath != nil { throw WaiverError(file: path, line: 0, message: "cannot be read") }
      return .none
    }
    return try WaiverFile(
      Array(data), file: path, on: on, rule: check.definition.waiverRule,
      known: check.knownChecks(definition, loads: edits.edits.map(\.number)))
  }
}
