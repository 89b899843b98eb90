import Layouts
import Records

extension AssessmentDefinition {
  /// Loads `pipelines/self-assessment`. Everything in it must be named, and everything named must be in it.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(folder: String) throws -> AssessmentDefinition {
    let file = "self-assessment.yaml"
    let root = try StrictYAML.load(path: folder + "/" + file).map()
    guard try root.int("version") == 1 else { throw root.fail("version", "expected 1") }
    let effective = try EffectiveYears(root)
    guard try root.string("review_period") == "federal fiscal year" else {
      throw root.fail("review_period", "expected federal fiscal year")
    }
    let names = try root.list("base")
    try ReportDefinition.requireSame(folder + "/base", as: names, by: file)
    let criteria = try root.list("criteria").map { try criterion(try $0.map(), folder) }
    var statements: [StrictNode] = []
    for node in try root.list("criteria") {
      let name = try node.map().required("statement")
      if try !statements.contains(where: { try $0.text() == name.text() }) { statements.append(name) }
    }
    try ReportDefinition.requireSame(folder + "/criteria", as: statements, by: file)
    try ReportDefinition.requireSame(folder + "/duties", as: statements, by: file)
    let definition = AssessmentDefinition(
      title: try root.string("title"), citation: try root.string("citation"), effective: effective,
      base: try names.map { try BaseDefinition(path: folder + "/base/\(try $0.text()).sql", name: try $0.text()) },
      words: try words(try root.map("words")), amounts: try amounts(try root.map("amounts")),
      sample: try SampleRule(try root.map("sample")), undetermined: try root.word("undetermined"), criteria: criteria,
      notShown: try root.list("not_shown").map { try notShown(try $0.map(), criteria) },
      clocks: try TimeStandard.load(path: folder + "/clocks.yaml"))
    try root.finish()
    try definition.checkReferences(root)
    return definition
  }

  private static func criterion(_ map: StrictMap, _ folder: String) throws -> Criterion {
    let rule: Criterion.Rule = try map.word("judge")
    let items = try map.map("items").entries().map { id, _, node -> Criterion.Item in
      let entry = try node.map()
      let item = Criterion.Item(id: id, title: try entry.string("title"), citation: try entry.string("citation"))
      try entry.finish()
      return item
    }
    let criterion = Criterion(
      id: try map.string("id"), row: try map.string("row"), rule: rule,
      clock: rule == .disposition ? try map.string("clock") : nil,
      frame: rule == .disposition ? try map.string("frame") : nil, standard: try map.int("standard"),
      citation: try map.string("citation"), confidence: try map.string("confidence"),
      events: try map.strings("events"), items: items,
      statement: try CriterionStatement(folder: folder, name: try map.string("statement")))
    guard (1...100).contains(criterion.standard) else { throw map.fail("standard", "expected 1 to 100") }
    try map.finish()
    return criterion
  }

  private static func words(_ map: StrictMap) throws -> [(name: String, values: [String])] {
    try map.entries().map { name, node, value in
      let words = try value.texts()
      let isPlain = words.allSatisfy { word in
        word.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
      guard isPlain, !words.isEmpty else { throw node.fail("\(name): expected words of lower-case letters and digits") }
      return (name, words)
    }
  }

  private static func amounts(_ map: StrictMap) throws -> [(name: String, value: Cents)] {
    try map.entries().map { name, node, value in
      guard let amount = Cents(try value.text()) else { throw node.fail("\(name): expected dollars and cents") }
      return (name, amount)
    }
  }

  private static func notShown(_ map: StrictMap, _ criteria: [Criterion]) throws -> NotShown {
    let entry = NotShown(
      criterion: try map.string("criterion"), what: try map.string("what"), why: try map.string("why"),
      citation: try map.string("citation"))
    guard criteria.contains(where: { $0.id == entry.criterion }) else {
      throw map.fail("criterion", "unknown criterion: \(entry.criterion)")
    }
    try map.finish()
    return entry
  }

  /// Placeholders, clocks and items that are written somewhere must exist.
  private func checkReferences(_ root: StrictMap) throws {
    let day = DayNumber(0)
    let known = Set(placeholders(from: day, to: day).keys)
    let statements =
      base.map { ($0.file, $0.sql) } + criteria.map { ($0.statement.appliesFile, $0.statement.applies) }
      + criteria.map { ($0.statement.dutiesFile, $0.statement.duties) }
    for (file, sql) in statements {
      if let unknown = sql.placeholders.subtracting(known).sorted().first {
        throw DefinitionError(file: file, line: 0, message: "unknown placeholder: :\(unknown)")
      }
    }
    for criterion in criteria {
      for id in [criterion.clock, criterion.frame].compactMap({ $0 }) where clock(id) == nil {
        throw root.fail("criteria", "\(criterion.id): unknown clock: \(id)")
      }
    }
    guard Set(criteria.map(\.id)).count == criteria.count else { throw root.fail("criteria", "an id is written twice") }
  }
}

extension AssessmentDefinition.SampleRule {
  fileprivate init(_ map: StrictMap) throws {
    func number(_ key: String) throws -> Ratio {
      guard let number = Ratio(try map.string(key)), number > .zero else {
        throw map.fail(key, "expected a number greater than 0")
      }
      return number
    }
    self.init(
      confidenceLevel: try map.int("confidence_level"), z: try number("z"), expected: try number("expected"),
      margin: try number("margin"), citation: try map.string("citation"), confidence: try map.string("confidence"))
    try map.finish()
  }
}
