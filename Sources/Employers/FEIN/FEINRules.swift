import Layouts

/// Which numbers can be a FEIN: `schemas/employers/fein.yaml`.
public struct FEINRules: Sendable {
  private var isPrefix = [Bool](repeating: false, count: 100)
  private var placeholders: Set<FEIN> = []

  public static let path = "schemas/employers/fein.yaml"

  /// What is wrong with a number as written.
  public enum Fault: String, Sendable {
    case missing, malformed, placeholder
    case prefix = "invalid_prefix"
  }

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> FEINRules {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.day("effective")
    _ = try map.string("citation")
    var rules = FEINRules()
    for node in try map.list("prefixes") {
      let text = try node.text()
      guard text.utf8.count == 2, let prefix = Int(text), prefix >= 0 else {
        throw node.fail("expected two digits, found \(text)")
      }
      rules.isPrefix[prefix] = true
    }
    for node in try map.list("placeholders") {
      let text = try node.text()
      guard let number = FEIN(text.utf8) else { throw node.fail("expected nine digits, found \(text)") }
      rules.placeholders.insert(number)
    }
    try map.finish()
    return rules
  }

  /// Reads a field. A number of an unknown prefix is read, with its fault.
  public func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (number: FEIN?, fault: Fault?) {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x2D }) { return (nil, .missing) }
    guard let number = FEIN(bytes) else { return (nil, .malformed) }
    if placeholders.contains(number) { return (nil, .placeholder) }
    return (number, isValid(number) ? nil : .prefix)
  }

  public func isValid(_ number: FEIN) -> Bool {
    isPrefix[Int(number.number / 10_000_000)] && !placeholders.contains(number)
  }
}
