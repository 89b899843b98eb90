import Records
import Yams

/// A map of a definition file that knows which of its keys have been read; `finish()` throws on the others.
public final class StrictMap {
  public let origin: StrictNode
  private let pairs: [(key: String, name: StrictNode, value: StrictNode)]
  private let positions: [String: Int]
  private var read: Set<String> = []

  /// Throws `DefinitionError` where the node is no map, a key is no scalar or is written twice.
  public init(_ node: StrictNode) throws {
    guard let mapping = node.node.mapping else { throw node.fail("expected a map of keys and values") }
    var pairs: [(key: String, name: StrictNode, value: StrictNode)] = []
    var positions: [String: Int] = [:]
    for (name, value) in mapping {
      let name = StrictNode(name, file: node.file)
      let key = try name.text()
      guard positions.updateValue(pairs.count, forKey: key) == nil else {
        throw name.fail("key written twice: \(key)")
      }
      pairs.append((key, name, StrictNode(value, file: node.file)))
    }
    origin = node
    self.pairs = pairs
    self.positions = positions
  }

  public convenience init(_ node: Node, _ file: String) throws { try self.init(StrictNode(node, file: file)) }

  public var file: String { origin.file }
  public var line: Int { origin.line }
  public func fail(_ message: String) -> DefinitionError { origin.fail(message) }

  /// The error at a key's value, or at the map where the key is not written.
  public func fail(_ key: String, _ message: String) -> DefinitionError {
    positions[key].map { pairs[$0].value.fail("\(key): \(message)") } ?? fail("\(key): \(message)")
  }

  public func has(_ key: String) -> Bool { positions[key] != nil }

  /// Keys and values in the order of the file, for maps whose keys are names; all of them count as read.
  public func entries() -> [(key: String, name: StrictNode, value: StrictNode)] {
    read.formUnion(positions.keys)
    return pairs
  }

  public func optional(_ key: String) -> StrictNode? {
    guard let position = positions[key] else { return nil }
    read.insert(key)
    return pairs[position].value
  }

  public func required(_ key: String) throws -> StrictNode {
    guard let node = optional(key) else { throw fail("missing key: \(key)") }
    return node
  }

  public func string(_ key: String) throws -> String { try required(key).text() }
  public func optionalString(_ key: String) throws -> String? { try optional(key)?.text() }
  public func int(_ key: String) throws -> Int { try required(key).integer() }
  public func optionalInt(_ key: String) throws -> Int? { try optional(key)?.integer() }
  public func bool(_ key: String) throws -> Bool { try required(key).flag() }
  public func bool(_ key: String, default absent: Bool) throws -> Bool { try optional(key)?.flag() ?? absent }
  public func day(_ key: String) throws -> DayNumber { try required(key).day() }
  public func optionalDay(_ key: String) throws -> DayNumber? { try optional(key)?.day() }
  public func list(_ key: String) throws -> [StrictNode] { try required(key).list() }
  public func optionalList(_ key: String) throws -> [StrictNode]? { try optional(key)?.list() }
  public func strings(_ key: String) throws -> [String] { try required(key).texts() }
  public func optionalStrings(_ key: String) throws -> [String]? { try optional(key)?.texts() }
  public func map(_ key: String) throws -> StrictMap { try required(key).map() }
  public func optionalMap(_ key: String) throws -> StrictMap? { try optional(key)?.map() }

  /// One of the raw values of an enumeration.
  public func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, of type: Word.Type = Word.self
  ) throws -> Word where Word.RawValue == String { try required(key).word() }

  public func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ key: String, of type: Word.Type = Word.self
  ) throws -> Word? where Word.RawValue == String { try optional(key)?.word() }

  /// Throws on the first key that nobody has read.
  public func finish() throws {
    for pair in pairs where !read.contains(pair.key) {
      let known = read.sorted().joined(separator: ", ")
      throw pair.name.fail("unknown key: \(pair.key)" + (known.isEmpty ? "" : " (read here: \(known))"))
    }
  }
}
