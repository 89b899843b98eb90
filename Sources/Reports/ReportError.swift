import Warehouse

/// Why a report cannot be made. It names lines, files and counties, never a value of the data.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The form has no definition for the year.
  case noDefinition(form: String, fiscalYear: Int, effective: String)
  /// No county has a snapshot that the year's report may be made from.
  case noSnapshot(fiscalYear: Int, firstAsOf: String)
  case unknownLine(String)
  /// A column that the line does not have.
  case unknownColumn(line: String, column: String, known: [String])
  /// `--policy` that is no known switch, or a word that the switch does not have.
  case policy(String, expected: String)
  /// A line's table breaks a rule that makes the count provable.
  case unsound(line: String, reason: String)
  /// The first cases that two counties sent, with the counties.
  case sentTwice(cases: [String])
  /// A check's statement gives what is no comparison.
  case unsoundEdit(String, reason: String)
  /// No layout of the audit trail of that name, or for the year.
  case noAuditLayout(String, known: [String])
  /// The audit trail needs to know which option of the paternity measure is elected.
  case noPaternityOption(fiscalYear: Int)
  /// A line of which the rehearsed audit can draw nothing.
  case notDrawn(line: String, reason: String)

  public var description: String {
    switch self {
    case .noDefinition(let form, let fiscalYear, let effective):
      "\(form): no definition for fiscal year \(fiscalYear) (there is one for \(effective))"
    case .noSnapshot(let fiscalYear, let firstAsOf):
      "fiscal year \(fiscalYear): no county has an accepted snapshot as of \(firstAsOf) or later"
    case .unknownLine(let line): "line \(line): the form has no such line"
    case .unknownColumn(let line, let column, let known):
      "line \(line): no column \(column), expected \(known.joined(separator: ", "))"
    case .policy(let choice, let expected): "policy \(choice): expected \(expected)"
    case .unsound(let line, let reason): "line \(line): \(reason)"
    case .sentTwice(let cases):
      "a case is one county's (county-extract.md 2), and two counties sent case \(cases.joined(separator: ", case ")): "
        + "let the county that gave it up send its delivery again without it"
    case .noAuditLayout(let layout, let known):
      "audit trail: no layout for \(layout), expected one of \(known.joined(separator: ", "))"
    case .noPaternityOption(let fiscalYear):
      "fiscal year \(fiscalYear): no option of the paternity measure is elected, expected --pep iv-d or statewide, or "
        + "elected.paternity_statewide in the annual inputs"
    case .notDrawn(let line, let reason): "line \(line): no sample can be drawn: \(reason)"
    case .unsoundEdit(let edit, let reason): "check \(edit): \(reason)"
    }
  }
}
