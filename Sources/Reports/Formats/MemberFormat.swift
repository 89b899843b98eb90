import Records

/// Writes traced rows one after another, so that a list of any length takes no memory.
public protocol MemberFormat: Sendable {
  var head: String { get }
  /// - Parameter isFirst: whether it is the first of the list.
  func text(of member: ReportMember, isFirst: Bool) -> String
  var tail: String { get }
}

/// ```
/// line,column,case_id,person_id,amount,counted,reason,source_file,source_line,sender,evidence
/// 1,,K10,,,false,closed_in_year,27053-2024-09-30/case.csv,5,27053,IV-D since 2016-01-01
/// ```
/// With records, a last column `record`.
public struct TraceCSV: MemberFormat {
  public var hasRecords: Bool

  public init(hasRecords: Bool = false) { self.hasRecords = hasRecords }

  public var head: String {
    CSVText.line(
      [
        "line", "column", "case_id", "person_id", "amount", "counted", "reason", "source_file", "source_line", "sender",
        "evidence",
      ] + (hasRecords ? ["record"] : []))
  }

  public func text(of member: ReportMember, isFirst: Bool) -> String {
    CSVText.line(
      [
        member.line, member.column, member.caseID ?? "", member.personID ?? "", member.amount?.description ?? "",
        member.counted ? "true" : "false", member.reason ?? "", member.sourceFile ?? "",
        member.sourceLine.map { String($0) } ?? "", member.sender ?? "", member.evidence ?? "",
      ] + (hasRecords ? [member.record ?? ""] : []))
  }

  public var tail: String { "" }
}

/// An array of objects with the columns of `TraceCSV`; amounts are text with two digits after the point.
public struct TraceJSON: MemberFormat {
  public var hasRecords: Bool

  public init(hasRecords: Bool = false) { self.hasRecords = hasRecords }

  public var head: String { "[" }

  public func text(of member: ReportMember, isFirst: Bool) -> String {
    (isFirst ? "\n  " : ",\n  ")
      + JSONDocument.object(
        [
          ("line", .string(member.line)), ("column", .string(member.column)), ("case_id", .optional(member.caseID)),
          ("person_id", .optional(member.personID)), ("amount", .optional(member.amount?.description)),
          ("counted", .bool(member.counted)), ("reason", .optional(member.reason)),
          ("source_file", .optional(member.sourceFile)), ("source_line", .optional(member.sourceLine)),
          ("sender", .optional(member.sender)), ("evidence", .optional(member.evidence)),
        ] + (hasRecords ? [("record", .optional(member.record))] : [])
      ).text()
  }

  public var tail: String { "\n]\n" }
}

extension MemberFormat {
  /// Writes a whole list.
  /// - Parameter list: calls its argument with each member.
  public func write(
    _ list: ((ReportMember) throws -> Void) throws -> Void, to write: @escaping (String) throws -> Void
  ) throws {
    try write(head)
    var isFirst = true
    try list { member in
      try write(text(of: member, isFirst: isFirst))
      isFirst = false
    }
    try write(tail)
  }
}
