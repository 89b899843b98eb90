import Records

/// JSON that people read as well: indented, with the keys in the order in which they are written, so that the same
/// values give the same bytes.
indirect enum JSONDocument {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONDocument])
  case object([(String, JSONDocument)])

  static func optional(_ text: String?) -> JSONDocument { text.map { .string($0) } ?? .null }
  static func optional(_ number: Int64?) -> JSONDocument { number.map { .integer($0) } ?? .null }

  /// Arrays and objects one element a line, except objects that hold no others, which take one line.
  func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .string(let value): return JSONText.string(value)
    case .array(let elements):
      if elements.isEmpty { return "[]" }
      return "[\n" + elements.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let pairs = members.map { JSONText.string($0.0) + ": " + $0.1.text(indent: inner) }
      if members.allSatisfy(\.1.isScalar) { return "{" + pairs.joined(separator: ", ") + "}" }
      return "{\n" + pairs.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
