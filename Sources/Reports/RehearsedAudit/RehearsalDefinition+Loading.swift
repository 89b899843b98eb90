import Layouts

extension RehearsalDefinition {
  /// - Parameters:
  ///   - report: the form that the lines belong to.
  ///   - extract: the tables that pages may show.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(
    path: String, report: ReportDefinition, extract: StandardExtract
  ) throws -> RehearsalDefinition {
    let root = try StrictYAML.load(path: path).map()
    let years = try EffectiveYears(root)
    let size = try root.int("size")
    guard sizes.contains(size) else { throw root.fail("size", "expected a number from 2 to 20000") }
    let (strata, smallest) = try readStrata(root)
    let definition = RehearsalDefinition(
      title: try root.string("title"), effective: years, confidence: try root.string("confidence"),
      citation: try root.string("citation"), standard: try readStandard(root), size: size, strata: strata,
      smallest: smallest, lines: try root.list("lines").map { try readLine($0, report, extract) },
      notDrawn: try root.map("not_drawn").entries().map { (line: $0.key, reason: try $0.value.text()) },
      groups: try root.list("groups").map(readGroup),
      reasons: try root.map("reasons").entries().map { (code: $0.key, meaning: try $0.value.text()) })
    try root.finish()
    let drawn = definition.lines.map(\.id)
    guard Set(drawn).count == drawn.count else { throw root.fail("lines", "a line is written twice") }
    let known = Set(drawn + definition.notDrawn.map(\.line))
    for group in definition.groups {
      if let line = group.lines.first(where: { !known.contains($0) }) {
        throw root.fail("groups", "\(group.measure): line \(line) is neither drawn nor named under not_drawn")
      }
    }
    return definition
  }

  /// - Throws: `ReportError.notDrawn` for a line that the rehearsal does not draw.
  public func requireDrawn(_ wanted: Set<String>) throws {
    guard let unknown = wanted.subtracting(lines.map(\.id)).min() else { return }
    throw ReportError.notDrawn(
      line: unknown, reason: notDrawn.first { $0.line == unknown }?.reason ?? "the rehearsal has no such line")
  }

  /// Sizes that a sample may have.
  public static let sizes = 2...20_000

  private static func readStrata(_ root: StrictMap) throws -> ([Stratum], Int) {
    let node = try root.required("strata")
    if node.isScalar {
      guard try node.text() == "none" else { throw node.fail("expected none, or by and smallest") }
      return ([], 0)
    }
    let map = try node.map()
    let by: [Stratum] = try map.list("by").map { try $0.word() }
    let smallest = try map.int("smallest")
    guard !by.isEmpty, Set(by).count == by.count else { throw map.fail("by", "expected trail, county or both") }
    guard smallest >= 2 else { throw map.fail("smallest", "expected 2 or more: one unit has no spread") }
    try map.finish()
    return (by, smallest)
  }

  private static func readStandard(_ root: StrictMap) throws -> ReliabilityStandard {
    func ratio(_ key: String, below limit: Ratio) throws -> Ratio {
      let text = try root.string(key)
      guard let ratio = Ratio(text), ratio > .zero, ratio < limit, ratio.denominator <= 1_000_000 else {
        throw root.fail(key, "expected a decimal number above 0 and below \(limit.numerator), found `\(text)`")
      }
      return ratio
    }
    return ReliabilityStandard(
      rate: try ratio("standard", below: Ratio(1)), tail: try ratio("tail", below: Ratio(1)),
      quantile: try ratio("quantile", below: Ratio(10)))
  }

  private static func readLine(
    _ node: StrictNode, _ report: ReportDefinition, _ extract: StandardExtract
  ) throws -> Line {
    let map = try node.map()
    let id = try map.string("line")
    guard let line = report.lines.first(where: { $0.id == id }), line.source == .warehouse,
      line.unit == .cases || line.unit == .children || line.unit == .dollars
    else { throw map.fail("line", "expected a line of cases, children or dollars that the warehouse gives") }
    let records = try map.list("records").map { node in
      let entry = try node.map()
      let records = Records(table: try entry.string("table"), inYear: try entry.optionalString("in_year"))
      guard let table = extract.tables.first(where: { $0.name == records.table }) else {
        throw entry.fail("table", "expected a table of the standard extract")
      }
      if let field = records.inYear, table.fields.first(where: { $0.name == field })?.type != .date {
        throw entry.fail("in_year", "expected a date of \(table.name)")
      }
      try entry.finish()
      return records
    }
    try map.finish()
    return Line(id: id, records: records)
  }

  private static func readGroup(_ node: StrictNode) throws -> Group {
    let map = try node.map()
    let group = Group(
      measure: try map.string("measure"), title: try map.string("title"), lines: try map.strings("lines"))
    try map.finish()
    return group
  }
}
