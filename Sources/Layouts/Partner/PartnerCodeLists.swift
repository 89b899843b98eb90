/// Code lists that several layouts share (`schemas/federal/codes.yaml`).
public struct PartnerCodeLists: Sendable {
  public struct List: Sendable {
    public var title: String
    public var citation: String
    public var codes: [String]
  }

  public private(set) var lists: [String: List] = [:]
  /// Words that are no part of a name.
  public private(set) var suffixes: [String] = []

  /// Throws `DefinitionError`.
  static func load(path: String) throws -> PartnerCodeLists {
    let map = try StrictYAML.load(path: path).map()
    var result = PartnerCodeLists()
    for entry in try map.map("lists").entries() {
      let list = try entry.value.map()
      // A list may be wrapped over several lines of text.
      let codes = try list.string("codes").split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
      let ending = try list.optionalString("ending") ?? ""
      result.lists[entry.key] = List(
        title: try list.string("title"), citation: try list.string("citation"), codes: codes.map { $0 + ending })
      try list.finish()
    }
    result.suffixes = try map.strings("name_suffixes")
    try map.finish()
    return result
  }

  func codes(_ name: String, _ map: StrictMap) throws -> [String] {
    guard let list = lists[name] else { throw map.fail("list", "no such list: \(name)") }
    return list.codes
  }
}
