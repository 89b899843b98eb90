import Layouts

/// Whose word holds where sources say different things of an employer: `pipelines/employers/sources.yaml`.
public struct SourceOrder: Sendable {
  /// Those that a load may name, the first before all others.
  public private(set) var sources: [String] = []
  private var ranks: [String: Int] = [:]
  /// Columns for which the source counts before the date.
  public private(set) var byRank: Set<String> = []

  public static let path = "pipelines/employers/sources.yaml"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> SourceOrder {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.day("effective")
    _ = try map.string("citation")
    var order = SourceOrder()
    for node in try map.list("sources") {
      let source = try node.text()
      guard order.ranks.updateValue(order.ranks.count, forKey: source) == nil else {
        throw node.fail("\(source) is there twice")
      }
      order.sources.append(source)
    }
    for node in try map.list("by_rank") {
      let column = try node.text()
      guard RegistryColumns.values.contains(column) else { throw node.fail("\(column) is no column of the registry") }
      order.byRank.insert(column)
    }
    try map.finish()
    return order
  }

  /// Whether a source may say something of an employer. - Throws: `RegistryError.unknownSource`.
  public func check(_ source: String) throws {
    guard ranks[source] != nil else { throw RegistryError.unknownSource(source, known: sources) }
  }

  /// 0 is the first; sources that are not in the list any more come last.
  func rank(_ source: String) -> Int { ranks[source] ?? ranks.count }
}
