/// A member or a cell on which the report and the recount disagree.
public struct RecountDifference: Sendable, Equatable {
  public var line: String
  /// Column of the cell; blank for a member.
  public var column: String
  /// Blank for a cell.
  public var caseID: String
  public var personID: String
  /// Such as `b 300.00` or `K01 b`; `not counted` where the path has no such member.
  public var report: String
  public var recount: String
  /// Why the recount says so.
  public var reason: String

  public init(
    line: String, column: String = "", caseID: String = "", personID: String = "", report: String, recount: String,
    reason: String = ""
  ) {
    self.line = line
    self.column = column
    self.caseID = caseID
    self.personID = personID
    self.report = report
    self.recount = recount
    self.reason = reason
  }

  /// Such as `line 29, case K13: the report counts it in column a; the recount does not: …`.
  public var sentence: String {
    let place =
      caseID.isEmpty
      ? "line \(line).\(column)" : "line \(line), case \(caseID)" + (personID.isEmpty ? "" : ", child \(personID)")
    return "\(place): the report says \(report), the recount says \(recount)" + (reason.isEmpty ? "" : ": \(reason)")
  }
}
