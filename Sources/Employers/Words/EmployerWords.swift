import Layouts

/// The words of names and street lines that the matching knows: `schemas/employers/words.yaml`.
public struct EmployerWords: Sendable {
  /// A word and how else it is written.
  public struct Spelling: Sendable, Equatable {
    public var word: String
    public var variants: [String]
  }

  public var blanks: [String]
  /// By kind; at most seven kinds.
  public var legalForms: [[String]]
  public var kinds: [String]
  public var relations: [String]
  public var numerals: [String]
  public var branches: [String]
  public var nameSpellings: [Spelling]

  public var boxes: [String]
  public var boxPrefixes: [String]
  public var units: [String]
  public var directions: [String]
  public var streetTypes: [String]
  public var streetSpellings: [Spelling]

  public static let path = "schemas/employers/words.yaml"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> EmployerWords {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.day("effective")
    _ = try map.string("citation")
    let names = try map.map("names")
    let streets = try map.map("streets")
    let words = EmployerWords(
      blanks: try self.words(names, "blanks"),
      legalForms: try names.list("legal_forms").map { node in try node.list().map { try word($0) } },
      kinds: try self.words(names, "kinds"), relations: try self.words(names, "relations"),
      numerals: try self.words(names, "numerals"), branches: try self.words(names, "branches"),
      nameSpellings: try spellings(names), boxes: try self.words(streets, "boxes"),
      boxPrefixes: try self.words(streets, "box_prefixes"), units: try self.words(streets, "units"),
      directions: try self.words(streets, "directions"), streetTypes: try self.words(streets, "types"),
      streetSpellings: try spellings(streets))
    guard words.legalForms.count <= 7 else { throw names.fail("legal_forms", "more than seven kinds") }
    try names.finish()
    try streets.finish()
    try map.finish()
    return words
  }

  private static func words(_ map: StrictMap, _ key: String) throws -> [String] {
    try map.list(key).map { try word($0) }
  }

  private static func word(_ node: StrictNode) throws -> String {
    let text = try node.text()
    guard text.utf8.allSatisfy(FoldedText.isWordByte) else {
      throw node.fail("\(text): expected capitals and digits only")
    }
    return text
  }

  private static func spellings(_ map: StrictMap) throws -> [Spelling] {
    var seen: Set<String> = []
    return try map.map("spellings").entries().map { entry in
      let variants = try entry.value.list().map { node -> String in
        let variant = try word(node)
        guard seen.insert(variant).inserted else { throw node.fail("\(variant) stands for two words") }
        return variant
      }
      return Spelling(word: try word(entry.name), variants: variants)
    }
  }
}
