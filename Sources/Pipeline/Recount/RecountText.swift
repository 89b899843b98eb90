import Records
import Recount

/// The outcome of a recount as text, CSV or JSON.
public enum RecountText {
  /// ```
  /// fiscal year 2024: 46 lines recounted, 143 members and 113 cells equal
  /// ```
  /// or a sentence for each difference and their number.
  public static func text(_ outcome: RecountRun.Outcome) -> String {
    let comparison = outcome.comparison
    let head =
      "fiscal year \(outcome.fiscalYear): \(comparison.lines.count) lines recounted, \(comparison.memberCount) members "
      + "and \(comparison.cellCount) cells"
    if comparison.differences.isEmpty { return head + ", all equal\n" }
    return comparison.differences.map { $0.sentence + "\n" }.joined() + head
      + ", \(comparison.differences.count) differences\n"
  }

  public static func csv(_ outcome: RecountRun.Outcome) -> String {
    CSVText.line(["line", "column", "case_id", "person_id", "report", "recount", "reason"])
      + outcome.comparison.differences.map { difference in
        CSVText.line([
          difference.line, difference.column, difference.caseID, difference.personID, difference.report,
          difference.recount, difference.reason,
        ])
      }.joined()
  }

  public static func json(_ outcome: RecountRun.Outcome) -> String {
    let differences = outcome.comparison.differences.map { difference in
      JSONText.object(
        [
          ("line", difference.line), ("column", difference.column), ("case_id", difference.caseID),
          ("person_id", difference.personID), ("report", difference.report), ("recount", difference.recount),
          ("reason", difference.reason),
        ].map { ($0, JSONText.string($1)) })
    }
    return JSONText.object([
      ("fiscal_year", "\(outcome.fiscalYear)"), ("lines", "\(outcome.comparison.lines.count)"),
      ("members", "\(outcome.comparison.memberCount)"), ("cells", "\(outcome.comparison.cellCount)"),
      ("policies", JSONText.object(outcome.policies.map { ($0.id, JSONText.string($0.word)) })),
      ("differences", "[" + differences.joined(separator: ",") + "]"),
    ]) + "\n"
  }
}
