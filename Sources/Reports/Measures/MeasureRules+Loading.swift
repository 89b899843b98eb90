import Layouts
import Warehouse

extension MeasureRules {
  /// Loads `incentives.yaml`, `penalties.yaml`, `forms.yaml` and `pool.yaml`.
  /// - Parameter folder: such as `pipelines/measures`.
  /// - Throws: `DefinitionError` with file and line.
  public static func load(folder: String) throws -> MeasureRules {
    let pool = try map(folder, "pool.yaml")
    let rules = MeasureRules(
      incentives: try editions(try map(folder, "incentives.yaml"), IncentiveRules.init),
      penalties: try PenaltyRules(try map(folder, "penalties.yaml")),
      forms: try editions(try map(folder, "forms.yaml"), FormRules.init),
      pools: try editions(pool, finish: false, PoolRules.init), phaseIn: try PhaseIn(try pool.map("phase_in")))
    try pool.finish()
    return rules
  }

  private static func map(_ folder: String, _ name: String) throws -> StrictMap {
    try StrictYAML.load(path: folder + "/" + name).map()
  }

  /// The sets of rules of a file; no two are in force in the same year.
  static func editions<Edition>(
    _ root: StrictMap, finish: Bool = true, _ read: (StrictMap) throws -> Edition
  ) throws -> [Edition] {
    var years: [EffectiveYears] = []
    let editions = try root.list("editions").map { node -> Edition in
      let map = try node.map()
      let edition = try read(map)
      let own = try EffectiveYears(map)
      if let other = years.first(where: { $0.overlaps(own) }) {
        throw map.fail("effective", "\(own) overlaps \(other)")
      }
      years.append(own)
      try map.finish()
      return edition
    }
    if finish { try root.finish() }
    return editions
  }
}

extension EffectiveYears {
  func overlaps(_ other: EffectiveYears) -> Bool {
    first <= other.last ?? Int.max && other.first <= last ?? Int.max
  }
}

extension MeasureRules.Origin {
  init(_ map: StrictMap) throws {
    self.init(
      effective: try EffectiveYears(map), citation: try map.string("citation"),
      confidence: try map.string("confidence"),
      file: map.file.split(separator: "/").last.map { "pipelines/measures/" + $0 } ?? map.file)
  }

}

extension MeasureRules.PhaseIn {
  init(_ map: StrictMap) throws {
    citation = try map.string("citation")
    confidence = try map.string("confidence")
    thirds = [:]
    for node in try map.list("years") {
      let entry = try node.map()
      guard thirds.updateValue(try entry.int("thirds"), forKey: try entry.int("year")) == nil else {
        throw entry.fail("year", "written twice")
      }
      try entry.finish()
    }
    try map.finish()
  }
}

extension StrictMap {
  /// A decimal number, exact.
  func ratio(_ key: String) throws -> Ratio {
    guard let ratio = Ratio(try string(key)) else { throw fail(key, "expected a decimal number") }
    return ratio
  }

  func optionalRatio(_ key: String) throws -> Ratio? { has(key) ? try ratio(key) : nil }

  /// A whole percentage from 0 to 100.
  func percentage(_ key: String) throws -> Int {
    let number = try int(key)
    guard (0...100).contains(number) else { throw fail(key, "expected a whole percentage from 0 to 100") }
    return number
  }
}

extension IncentiveRules {
  init(_ map: StrictMap) throws {
    origin = try MeasureRules.Origin(map)
    lookup = try map.word("lookup")
    var tables: [String: Table] = [:]
    for node in try map.list("tables") {
      let table = try Table(try node.map())
      guard tables.updateValue(table, forKey: table.id) == nil else {
        throw node.fail("table \(table.id): written twice")
      }
    }
    terms = [:]
    for node in try map.list("measures") {
      let entry = try node.map()
      let measure = try entry.word("measure", of: IncentiveMeasure.self)
      guard let table = tables[try entry.string("table")] else { throw entry.fail("table", "there is no such table") }
      let improvement = try entry.optionalMap("improvement").map { try Improvement($0) }
      let terms = Terms(table: table, weight: try entry.ratio("weight"), improvement: improvement)
      guard self.terms.updateValue(terms, forKey: measure) == nil else { throw entry.fail("measure", "written twice") }
      try entry.finish()
    }
    for measure in IncentiveMeasure.allCases where terms[measure] == nil {
      throw map.fail("measures", "\(measure.rawValue) is missing")
    }
  }
}

extension IncentiveRules.Table {
  init(_ map: StrictMap) throws {
    id = try map.string("id")
    title = try map.string("title")
    brackets = []
    for node in try map.list("brackets") {
      let entry = try node.map()
      let bracket = IncentiveRules.Bracket(
        floor: try entry.ratio("at_least"), end: try entry.optionalRatio("below"),
        percentage: try entry.percentage("percentage"))
      try entry.finish()
      let expected = brackets.isEmpty ? Ratio.zero : brackets[brackets.count - 1].end
      guard bracket.floor == expected else {
        throw entry.fail("at_least", "a bracket begins where the one before ends, the first at 0")
      }
      if let end = bracket.end, end <= bracket.floor { throw entry.fail("below", "not above at_least") }
      if let last = brackets.last, bracket.percentage <= last.percentage {
        throw entry.fail("percentage", "not above that of the bracket before")
      }
      brackets.append(bracket)
    }
    guard let last = brackets.last, last.end == nil else { throw map.fail("brackets", "the last one has no `below`") }
    try map.finish()
  }
}

extension IncentiveRules.Improvement {
  init(_ map: StrictMap) throws {
    below = try map.ratio("below")
    points = try map.ratio("points")
    percentage = try map.percentage("percentage")
    try map.finish()
  }
}

extension FormRules {
  init(_ map: StrictMap) throws {
    origin = try MeasureRules.Origin(map)
    version = try map.string("version")
    collections = try map.list("collections").map { try Term(try $0.map()) }
    expenditures = try map.list("expenditures").map { try Term(try $0.map()) }
    collectionsBase = try map.list("collections_base").map { try Term(try $0.map()) }
  }
}

extension FormRules.Term {
  init(_ map: StrictMap) throws {
    factor = Ratio(Int64(try map.optionalInt("factor") ?? 1))
    line = try map.string("line")
    columns = try map.strings("columns")
    guard let name = AnnualInputName(line) else { throw map.fail("line", "the annual inputs have no such line") }
    if let unknown = columns.first(where: { !name.columns.contains($0) }) {
      throw map.fail("columns", "line \(line) has no column \(unknown)")
    }
    guard !columns.isEmpty else { throw map.fail("columns", "there is none") }
    try map.finish()
  }
}

extension PoolRules {
  init(_ map: StrictMap) throws {
    origin = try MeasureRules.Origin(map)
    indexConfidence = try map.string("index_confidence")
    amounts = try Self.years(map, "amounts", "dollars")
    indexes = try Self.years(map, "indexes", "mean")
  }

  private static func years(_ map: StrictMap, _ list: String, _ key: String) throws -> [Int: Ratio] {
    var values: [Int: Ratio] = [:]
    for node in try map.list(list) {
      let entry = try node.map()
      let value = try entry.ratio(key)
      guard value > .zero else { throw entry.fail(key, "not above 0") }
      guard values.updateValue(value, forKey: try entry.int("year")) == nil else {
        throw entry.fail("year", "written twice")
      }
      try entry.finish()
    }
    return values
  }
}
