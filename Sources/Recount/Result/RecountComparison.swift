import Records

/// Holds the members of the report against those of the recount, line by line.
public struct RecountComparison: Sendable {
  /// In the order in which lines were compared, then of case and child.
  public private(set) var differences: [RecountDifference] = []
  /// Members of both paths that were held against each other, and lines.
  public private(set) var memberCount = 0
  public private(set) var cellCount = 0
  public private(set) var lines: [String] = []

  public init() {}

  private struct Key: Hashable {
    var subject: String
    /// The how-manieth of the subject: closings of line 14.
    var number: Int
  }

  /// - Parameters:
  ///   - isOfChildren: members are known by their child, else by their case.
  public mutating func compare(
    line: String, report: [RecountMember], recount: [RecountMember], isOfChildren: Bool
  ) {
    lines.append(line)
    memberCount += max(report.count, recount.count)
    if report == recount { return }
    let theirs = Self.keyed(report, isOfChildren)
    let ours = Self.keyed(recount, isOfChildren)
    var found: [RecountDifference] = []
    for key in Set(theirs.keys).union(ours.keys) {
      let (report, recount) = (theirs[key], ours[key])
      if report == recount { continue }
      let place = recount ?? report!
      found.append(
        RecountDifference(
          line: line, caseID: place.caseID, personID: place.personID ?? "", report: Self.words(report),
          recount: Self.words(recount)))
    }
    found.sort { ($0.caseID, $0.personID, $0.report) < ($1.caseID, $1.personID, $1.report) }
    differences += found
  }

  /// - Parameter report: the value of a cell of the form; `nil` = not computable.
  public mutating func compareCell(line: String, column: String, report: Int64?, recount: Int64) {
    cellCount += 1
    if report == recount { return }
    differences.append(
      RecountDifference(
        line: line, column: column, report: report.map { "\($0)" } ?? "nothing", recount: "\(recount)",
        reason: "the cell is not what the recounted members come to"))
  }

  /// Gives the differences the sentences of the recount.
  public mutating func explain(_ sentence: (RecountDifference) -> String?) {
    for index in differences.indices where !differences[index].caseID.isEmpty {
      differences[index].reason = sentence(differences[index]) ?? differences[index].reason
    }
  }

  private static func keyed(_ members: [RecountMember], _ isOfChildren: Bool) -> [Key: RecountMember] {
    var keyed: [Key: RecountMember] = [:]
    for member in members {
      var key = Key(subject: isOfChildren ? member.personID ?? "" : member.caseID, number: 0)
      while keyed[key] != nil { key.number += 1 }
      keyed[key] = member
    }
    return keyed
  }

  private static func words(_ member: RecountMember?) -> String {
    guard let member else { return "not counted" }
    let amount = member.amount.map { " \($0)" } ?? ""
    return member.personID == nil ? "\(member.column)\(amount)" : "\(member.column) with case \(member.caseID)\(amount)"
  }
}
