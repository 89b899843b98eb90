import Layouts

/// Whose word holds where sources say different things of an employer: `pipelines/employers/sources.yaml`.
public struct SourceOrder: Sendable {
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
    }
    for node in try map.list("by_rank") {
      let column = try node.text()
      guard RegistryColumns.values.contains(column) else { throw node.fail("\(column) is no column of the registry") }
      order.byRank.insert(column)
    }
    try map.finish()
    return order
  }

  /// 0 is the first; sources that are not named come last.
  func rank(_ source: String) -> Int { ranks[source] ?? ranks.count }
}
