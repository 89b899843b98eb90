import Layouts
import Records
import Warehouse

/// What a reviewer gets for one line: the drawn units with what the line says of each and why, and room for the answer.
public struct Worksheet {
  struct Entry {
    var row: RehearsedSample.Row
    var reason: String
    var evidence: String
    var source: String
    var records: [AuditRecords.Record]
  }

  let line: RehearsedSample.Line
  let fiscalYear: Int
  let reasons: [(code: String, meaning: String)]
  let entries: [Entry]

  /// Columns that are filled when the sample is drawn, and those that the reviewer fills.
  public static let drawnColumns = [
    "number", "unit", "stratum", "reported", "reported_amount", "reason", "evidence", "source",
  ]
  public static let answerColumns = ["correct", "audited_amount", "error_reason", "note", "reviewer"]

  public static func name(of line: String) -> String { "line-\(line)" }

  /// - Throws: `EngineError`.
  public init(_ line: RehearsedSample.Line, of rehearsal: Rehearsal, _ extract: StandardExtract) throws {
    self.line = line
    let run = rehearsal.annual.run
    fiscalYear = rehearsal.annual.report.fiscalYear.number
    reasons = rehearsal.definition.reasons
    let definition = try run.definition.line(line.line)
    let units = line.rows.map(\.unit)
    let records = try AuditRecords(
      of: definition, units: units, rehearsal.definition.lines.first { $0.id == line.line }?.records ?? [], in: run,
      extract)
    var members: [String: [ReportMember]] = [:]
    if !units.isEmpty {
      let key = definition.unit == .children ? "person_id" : "case_id"
      let list = units.map(SQLText.quoted).joined(separator: ", ")
      try run.trace(definition, where: "\(key) IN (\(list))") { member in
        members[(definition.unit == .children ? member.personID : member.caseID) ?? "", default: []].append(member)
      }
    }
    entries = line.rows.map { row in
      let own = members[row.unit] ?? []
      return Entry(
        row: row, reason: Self.reason(own, definition), evidence: Self.evidence(own, isDollars: line.isDollars),
        source: line.isDollars ? "" : own.first.map(Self.place) ?? "", records: records[row.unit])
    }
  }

  private static func place(_ member: ReportMember) -> String {
    guard let file = member.sourceFile, let line = member.sourceLine else { return "" }
    return "\(file) \(line)"
  }

  /// Why it is not on the line, in words.
  private static func reason(_ members: [ReportMember], _ line: LineDefinition) -> String {
    var codes: [String] = []
    for code in members.compactMap(\.reason) where !codes.contains(code) { codes.append(code) }
    return codes.map { code in line.reasons.first { $0.code == code }.map { "\(code): \($0.meaning)" } ?? code }
      .joined(separator: " ")
  }

  private static func evidence(_ members: [ReportMember], isDollars: Bool) -> String {
    let counted = members.filter(\.counted)
    guard isDollars else { return counted.compactMap(\.evidence).joined(separator: "; ") }
    return members.isEmpty
      ? "nothing in the year" : "\(counted.count) of \(members.count) amounts counted"
  }

  /// The sheet as CSV, the answers blank.
  public func csv(_ write: (String) throws -> Void) throws {
    try write(CSVText.line(Self.drawnColumns + Self.answerColumns))
    for entry in entries {
      try write(
        CSVText.line(
          [
            String(entry.row.number), entry.row.unit, entry.row.stratum, Self.word(entry.row), entry.row.amount ?? "",
            entry.reason, entry.evidence, entry.source,
          ] + Self.answerColumns.map { _ in "" }))
    }
  }

  /// What the line says of a unit.
  static func word(_ row: RehearsedSample.Row) -> String { row.isReported ? "in" : "out" }
}
