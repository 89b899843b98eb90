import Records
import Reports

/// A comparison as people and programs read it.
public struct ComparisonText {
  let comparison: ReportComparison

  public init(_ comparison: ReportComparison) { self.comparison = comparison }

  public static let head = CSVText.line([
    "line", "change", "column_before", "column_after", "case_id", "person_id", "value_before", "value_after", "cause",
    "reason_before", "reason_after",
  ])

  /// One row a changed member.
  public func csv(_ write: (String) throws -> Void) throws {
    try write(Self.head)
    for line in comparison.lines {
      try comparison.changes(of: line) { member in
        try write(
          CSVText.line([
            member.line, member.change.rawValue, member.columns.before ?? "", member.columns.after ?? "",
            member.caseID, member.personID ?? "", value(member.values.before, line), value(member.values.after, line),
            member.cause, member.reasons.before ?? "", member.reasons.after ?? "",
          ]))
      }
    }
  }

  /// What differs in the sources; then for each line that changed its cells, and the changes by cause.
  public func text(_ write: (String) throws -> Void) throws {
    try write("before: \(comparison.before.label), fiscal year \(comparison.before.fiscalYear)\n")
    try write("after:  \(comparison.after.label), fiscal year \(comparison.after.fiscalYear)\n")
    for difference in comparison.differences { try write("differs: \(difference)\n") }
    if comparison.differences.isEmpty { try write("nothing that they are made from differs\n") }
    for line in comparison.reports.after.lines {
      let cells = line.columns.letters.compactMap { cell(line.id, $0) }
      var counts: [String: Int] = [:]
      if comparison.lines.contains(where: { $0.id == line.id }) {
        try comparison.changes(of: line) { counts["\($0.change.rawValue), \($0.cause)", default: 0] += 1 }
      }
      if cells.isEmpty, counts.isEmpty { continue }
      try write("\nline \(line.id): \(line.title)\n")
      for cell in cells { try write("  \(cell)\n") }
      for (words, count) in counts.sorted(by: { $0.key < $1.key }) {
        try write("  \(count) \(count == 1 ? noun(line).one : noun(line).many) \(words)\n")
      }
    }
  }

  private func cell(_ line: String, _ column: String) -> String? {
    let before = comparison.reports.before.cell(line, column)
    let after = comparison.reports.after.cell(line, column)
    guard before?.value != after?.value else { return nil }
    func word(_ cell: ReportCell?) -> String { cell.map { $0.value.map { "\($0)" } ?? "not computable" } ?? "none" }
    var difference = ""
    if let old = before?.value, let new = after?.value { difference = " (\(new > old ? "+" : "")\(new - old))" }
    return "column \(column): \(word(before)) -> \(word(after))\(difference)"
  }

  private func noun(_ line: LineDefinition) -> (one: String, many: String) {
    line.unit == .children ? ("child", "children") : ("case", "cases")
  }

  private func value(_ value: Cents, _ line: LineDefinition) -> String {
    line.unit == .dollars ? value.description : String(value.value / 100)
  }
}
