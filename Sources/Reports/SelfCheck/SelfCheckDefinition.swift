import Layouts

/// What a measure stands on.
public struct MeasureGroup: Sendable, Equatable {
  public var measure: IncentiveMeasure
  /// The option of the paternity measure that it belongs to.
  public var option: PaternityOption?
  public var lines: [String]
  public var confidence: String
  public var citation: String
}

/// The self-check as its folder defines it: `self-check.yaml`, `elements.yaml`, `edits/<id>.sql`.
public struct SelfCheckDefinition: Sendable {
  public var title: String
  /// In the order of the file; the paternity measure stands once for each option.
  public var groups: [MeasureGroup]
  /// A line of which more than this share of members rests on open problems is at risk.
  public var riskPercent: Int
  public var riskCitation: String
  public var edits: [WarehouseEdit]
  public var elements: [SelfCheckElement]
  public var waiverRule: WaiverRule

  /// The folder below the root of the definitions.
  public static let path = "pipelines/self-check"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String, extract: StandardExtract) throws -> SelfCheckDefinition {
    let folder = root + "/" + path
    let map = try StrictYAML.load(path: folder + "/self-check.yaml").map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.string("citation")
    let editNames = try map.list("edits")
    try ReportDefinition.requireSame(folder + "/edits", as: editNames)
    let waivers = try map.map("waivers")
    let definition = SelfCheckDefinition(
      title: try map.string("title"), groups: try map.list("measures").map { try MeasureGroup($0) },
      riskPercent: try percent(map), riskCitation: try map.string("risk_citation"),
      edits: try editNames.map { try WarehouseEdit(path: "\(folder)/edits/\(try $0.text()).sql", id: try $0.text()) },
      elements: try elements(folder + "/elements.yaml", extract),
      waiverRule: WaiverRule(
        longestDays: try waivers.int("longest_days"), shortestReason: try waivers.int("shortest_reason")))
    try waivers.finish()
    try map.finish()
    let known = Set(definition.groups.flatMap(\.lines))
    for edit in definition.edits {
      guard !edit.lines.isEmpty, Set(edit.lines).isSubset(of: known) else {
        throw DefinitionError(file: edit.file, line: 0, message: "lines: expected lines that a measure stands on")
      }
    }
    for element in definition.elements where !Set(element.lines).isSubset(of: known) || element.lines.isEmpty {
      throw DefinitionError(
        file: element.file, line: 0, message: "\(element.name): lines: expected lines that a measure stands on")
    }
    return definition
  }

  private static func percent(_ map: StrictMap) throws -> Int {
    let percent = try map.int("risk_percent")
    guard (0...100).contains(percent) else { throw map.fail("risk_percent", "expected 0 to 100") }
    return percent
  }

  private static func elements(_ path: String, _ extract: StandardExtract) throws -> [SelfCheckElement] {
    let map = try StrictYAML.load(path: path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.string("citation")
    let elements = try map.list("elements").map { try SelfCheckElement($0, extract: extract) }
    try map.finish()
    guard Set(elements.map(\.name)).count == elements.count else { throw map.fail("an element is named twice") }
    return elements
  }
}

extension MeasureGroup {
  init(_ node: StrictNode) throws {
    let map = try node.map()
    self.init(
      measure: try map.word("measure"), option: try map.optionalWord("option", of: PaternityOption.self),
      lines: try map.strings("lines"), confidence: try map.string("confidence"), citation: try map.string("citation"))
    guard (measure == .paternity) == (option != nil) else {
      throw map.fail("option: expected with the measure paternity, and only there")
    }
    try map.finish()
  }
}
