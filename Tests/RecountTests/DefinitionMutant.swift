/// One change to one statement of the report's definitions.
struct DefinitionMutant: Sendable {
  /// Below `pipelines/ocse-157`, such as `lines/28.sql`.
  var file: String
  /// 1-based line of the file.
  var line: Int
  /// 1-based character of the line.
  var position: Int
  var old: String
  var new: String

  /// Such as `lines/28.sql:31:17 '<=' -> '<'`.
  var name: String { "\(file):\(line):\(position) '\(old)' -> '\(new)'" }

  /// The statement with the change.
  func applied(to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = lines[line - 1].index(lines[line - 1].startIndex, offsetBy: position - 1)
    let end = lines[line - 1].index(start, offsetBy: old.count)
    lines[line - 1].replaceSubrange(start..<end, with: new)
    return lines.joined(separator: "\n")
  }

  private static let operators: [(old: String, new: String)] = [
    (" <= ", " < "), (" >= ", " > "), (" < ", " <= "), (" > ", " >= "), (" = '", " <> '"), (" <> ", " = "),
    (" AND ", " OR "), (" OR ", " AND "), (":fye", ":fys"), (":fys", ":fye"), ("SUM(", "MAX("), ("SUM(", "-SUM("),
    ("MAX(", "MIN("), ("MIN(", "MAX("), ("MAX_BY(", "MIN_BY("), ("LEFT JOIN ", "JOIN "), ("IS NOT NULL", "IS NULL"),
    ("IS NULL", "IS NOT NULL"), ("NOT ", ""), ("GREATEST(", "LEAST("), ("LEAST(", "GREATEST("),
    ("BOOL_OR(", "BOOL_AND("), ("'family'", "'state'"), ("'state'", "'family'"), ("'ivd'", "'non_ivd'"),
    ("'current_support'", "'voluntary'"), ("'arrears'", "'fee'"), ("'medical_arrears'", "'recovery'"),
    ("'arrears_judgment'", "'zero_support'"), ("'health_coverage'", "'zero_support'"),
    ("'cash_medical'", "'zero_support'"), ("'medical_costs'", "'zero_support'"), ("'iv_e'", "'chip'"),
    ("'tanf'", "'chip'"), ("'afdc'", "'chip'"), ("'good_cause'", "'noncooperation'"),
    ("'best_interest'", "'noncooperation'"), ("'responding'", "'initiating'"), ("'closure_writeoff'", "'adjustment'"),
    ("'child'", "'noncustodial'"), ("'direct'", "'obligor'"), ("'adoption'", "'court'"),
    ("'parents_married'", "'court'"), ("'marital'", "'court'"),
  ]
  /// What no count reads: where a row came from, and the words that show why it counts.
  private static let shown = ["source_file", "source_line", "sender", "evidence", "any_case", "||"]

  /// Every change that the operators give in a statement, in the order of its text.
  static func all(of text: String, file: String) -> [DefinitionMutant] {
    var mutants: [DefinitionMutant] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("--") || shown.contains(where: line.contains) { continue }
      for (old, new) in operators {
        for range in line.ranges(of: old) {
          // A join without its key pairs everything with everything: it ends the memory, not the test.
          if old == " AND ", line.contains("_id = ") { continue }
          // The AND of BETWEEN is no conjunction.
          if old == " AND ", isOfBetween(line[..<range.lowerBound]) { continue }
          if old == "MAX(" || old == "MIN(" || old == "SUM(", line[..<range.lowerBound].last?.isLetter == true {
            continue
          }
          let position = line.distance(from: line.startIndex, to: range.lowerBound) + 1
          mutants.append(DefinitionMutant(file: file, line: number + 1, position: position, old: old, new: new))
        }
      }
      // A conjunct on a line of its own is dropped.
      let bare = line.drop { $0 == " " }
      if bare.hasPrefix("AND "), !bare.contains("_id = "),
        bare.count(where: { $0 == "(" }) == bare.count(where: { $0 == ")" })
      {
        mutants.append(
          DefinitionMutant(
            file: file, line: number + 1, position: line.count - bare.count + 1, old: String(bare), new: ""))
      }
    }
    return mutants
  }

  private static func isOfBetween(_ before: Substring) -> Bool {
    guard let between = before.ranges(of: " BETWEEN ").last else { return false }
    return !before[between.upperBound...].contains(" AND ")
  }
}
