import Layouts
import Records

/// The edits of employers' numbers: `schemas/employers/edits.yaml`.
public struct FEINEdits: Sendable {
  public struct Edit: Sendable {
    public var number: String
    public var code: String
    public var severity: Severity
    public var title: String
    public var expected: String
    public var citation: String
    /// Rows of `fein,name,street,city,state,zip` in which no row has the finding.
    public var pass: [String]
    /// Rows of which the last has it.
    public var fail: [String]
  }

  public private(set) var byKind: [FEINFinding.Kind: Edit] = [:]

  public static let path = "schemas/employers/edits.yaml"

  /// - Throws: `DefinitionError` with file and line, also where a kind of finding has no edit.
  public static func load(root: String) throws -> FEINEdits {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    var edits = FEINEdits()
    for node in try map.list("edits") {
      let entry = try node.map()
      let kind: FEINFinding.Kind = try entry.word("kind")
      let edit = Edit(
        number: try entry.string("edit"), code: try entry.string("code"), severity: try entry.word("severity"),
        title: try entry.string("title"), expected: try entry.string("expected"),
        citation: try entry.string("citation"), pass: try entry.strings("pass"), fail: try entry.strings("fail"))
      guard edits.byKind.updateValue(edit, forKey: kind) == nil else {
        throw entry.fail("kind", "\(kind.rawValue) has an edit already")
      }
      try entry.finish()
    }
    for kind in FEINFinding.Kind.allCases where edits.byKind[kind] == nil {
      throw map.fail("edits", "no edit of kind \(kind.rawValue)")
    }
    try map.finish()
    return edits
  }
}
