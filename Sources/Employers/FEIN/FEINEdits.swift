import Layouts
import Records

/// The edits of lists of employers, of their numbers and of their rows: `schemas/employers/edits.yaml`.
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

  public let byKind: [FEINFinding.Kind: Edit]

  /// Of a row that has not as many fields as the first line.
  public let fieldCount: Edit

  public static let path = "schemas/employers/edits.yaml"

  private static let fieldCountKind = "field_count"

  /// - Throws: `DefinitionError` with file and line, also where a kind of finding has no edit.
  public static func load(root: String) throws -> FEINEdits {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    var byKind: [FEINFinding.Kind: Edit] = [:]
    var fieldCount: Edit?
    for node in try map.list("edits") {
      let entry = try node.map()
      let edit = Edit(
        number: try entry.string("edit"), code: try entry.string("code"), severity: try entry.word("severity"),
        title: try entry.string("title"), expected: try entry.string("expected"),
        citation: try entry.string("citation"), pass: try entry.strings("pass"), fail: try entry.strings("fail"))
      let kind = try entry.string("kind")
      let isFirst: Bool
      if kind == fieldCountKind {
        isFirst = fieldCount == nil
        fieldCount = edit
      } else {
        isFirst = byKind.updateValue(edit, forKey: try entry.word("kind")) == nil
      }
      guard isFirst else { throw entry.fail("kind", "\(kind) has an edit already") }
      try entry.finish()
    }
    for kind in FEINFinding.Kind.allCases where byKind[kind] == nil {
      throw map.fail("edits", "no edit of kind \(kind.rawValue)")
    }
    guard let fieldCount else { throw map.fail("edits", "no edit of kind \(fieldCountKind)") }
    try map.finish()
    return FEINEdits(byKind: byKind, fieldCount: fieldCount)
  }
}
