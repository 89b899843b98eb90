import Recount
import Reports

/// The seam for parts of the examination that are modules of their own: what they find enters as evidence.
struct SelfCheckOthers {
  var reports: RunReports
  var step: (String) -> Void

  func evidence(_ form: OCSE157) throws -> [SelfCheckEvidence] {
    step("independent recount")
    return [Self.evidence(of: try RecountRun(reports: reports).comparison(of: form), form.report)]
  }

  /// A difference between the form and its recount blocks: one of the two is wrong, and nobody knows which.
  static func evidence(of comparison: RecountComparison, _ report: AnnualReport) -> SelfCheckEvidence {
    let differences = comparison.differences
    let touched = Set(differences.map(\.line))
    let finding = SelfCheckFinding(
      id: SelfCheck.recountID, part: .recount, effect: .blocking,
      title: "The form and its recount have the same members and cells",
      expected: "no difference between the two paths", citation: "county-extract.md 6; 42 USC 654a(c)",
      examined: Int64(comparison.memberCount + comparison.cellCount), failed: Int64(differences.count),
      lines: report.lines.map(\.id).filter(touched.contains),
      places: differences.prefix(SelfCheckFinding.placesKept).map { difference in
        .init(
          line: difference.line + (difference.column.isEmpty ? "" : "." + difference.column),
          caseID: difference.caseID, personID: difference.personID,
          value: "line \(difference.line): the report has \(difference.report)",
          expected: "\(difference.recount) as the recount has it"
            + (difference.reason.isEmpty ? "" : " (\(difference.reason))"))
      }, nothing: "no line is recounted")
    return SelfCheckEvidence(
      finding: finding,
      problems: differences.filter { !$0.caseID.isEmpty }.map {
        SelfCheckProblem(
          caseID: $0.caseID, personID: $0.personID.isEmpty ? nil : $0.personID, county: nil)
      })
  }
}
