import Layouts
import Records
import Recount
import Reports
import Warehouse

/// The report of a year held against its recount: the same snapshots, two paths, member by member.
public struct RecountRun {
  public let reports: RunReports

  public init(reports: RunReports) { self.reports = reports }

  /// What a comparison was made of.
  public struct Outcome: Sendable {
    public var comparison: RecountComparison
    public var fiscalYear: FiscalYear
    /// Every switch with its word.
    public var policies: [(id: String, word: String)]
    public var missingCounties: [String]
  }

  /// Makes the form and recounts it.
  /// - Throws: `ReportError`, `RecountError`, `EngineError`.
  public func outcome(_ fiscalYear: FiscalYear) throws -> Outcome {
    let form = try reports.form(fiscalYear)
    return Outcome(
      comparison: try comparison(of: form), fiscalYear: fiscalYear, policies: form.report.policies,
      missingCounties: form.report.missingCounties)
  }

  /// Recounts a form that has been made.
  public func comparison(of form: OCSE157) throws -> RecountComparison {
    try Self.comparison(of: form, home: reports.home, extract: reports.standard) {
      try RunReports.engine(threads: reports.threads)
    }
  }

  /// - Parameter engine: makes a fresh engine for each reading of the tables; the second one is for sentences, and only
  ///   where there are differences.
  public static func comparison(
    of form: OCSE157, home: String, extract: StandardExtract, engine: () throws -> any SQLEngine
  ) throws -> RecountComparison {
    let terms = RecountTerms(year: form.report.fiscalYear, policies: try RecountPolicies(form.report.policies))
    func recount(_ explained: Set<Recount.Place>) throws -> Recount {
      try Recount(
        form.sources.selection, home: home, extract: extract, terms: terms, engine: engine(), explained: explained)
    }
    var comparison = try comparison(of: form, with: recount([]))
    let places = Set(comparison.differences.filter { !$0.caseID.isEmpty }.map(\.place))
    if places.isEmpty { return comparison }
    let sentences = try recount(places).sentences
    comparison.explain { sentences[$0.place] }
    return comparison
  }

  /// Member by member and cell by cell; the differences have no sentences yet.
  static func comparison(of form: OCSE157, with recount: Recount) throws -> RecountComparison {
    var comparison = RecountComparison()
    for line in form.report.lines where Recount.lines.contains(line.id) {
      var members: [RecountMember] = []
      try form.run.members(of: line) { member in
        members.append(
          RecountMember(
            column: member.column, caseID: member.caseID ?? "", personID: member.personID, amount: member.amount))
      }
      comparison.compare(
        line: line.id, report: members, recount: recount.members[line.id] ?? [], isOfChildren: line.unit == .children)
      for column in line.columns.letters {
        comparison.compareCell(
          line: line.id, column: column, report: form.report.cell(line.id, column)?.value,
          recount: recount.cell(line.id, column))
      }
    }
    return comparison
  }
}

extension RecountDifference {
  fileprivate var place: Recount.Place {
    Recount.Place(line: line, caseID: caseID, personID: personID.isEmpty ? nil : personID)
  }
}
