import Glibc
import Records
import Yams

/// Reads definition files: YAML in which nothing is guessed.
///
/// Scalars stay as they are written (`27115`, `Y` and `1998-01-01` are text until a reader asks for something else),
/// a key that is written twice or that nobody reads is an error.
public enum StrictYAML {
  /// A definition file never comes near this size, in bytes; a larger one is a mistake.
  public static let sizeLimit = 16 << 20

  /// Reads the one document of a file. Throws `DefinitionError`.
  public static func load(path: String) throws -> StrictNode {
    try parse(text(path: path), file: path)
  }

  /// Reads the one document of a text. Throws `DefinitionError`.
  /// - Parameter file: the name that errors carry.
  public static func parse(_ text: String, file: String) throws -> StrictNode {
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw DefinitionError(file: file, line: 0, message: "the file is empty")
      }
      return StrictNode(root, file: file)
    } catch let error as YamlError {
      throw definitionError(error, file: file)
    }
  }

  /// The text of a definition file. Throws `DefinitionError` where it cannot be read or is not UTF-8.
  public static func text(path: String) throws -> String {
    func fail(_ message: String) -> DefinitionError { DefinitionError(file: path, line: 0, message: message) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fail("cannot be opened: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw fail("cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= sizeLimit else { throw fail("is larger than \(sizeLimit) bytes") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fail("is not UTF-8") }
    return text
  }

  private static func definitionError(_ error: YamlError, file: String) -> DefinitionError {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = context.map { "\(problem) (\($0.text))" } ?? problem
      return DefinitionError(file: file, line: mark.line, message: "not YAML: \(words)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return DefinitionError(
        file: file, line: context.mark.line,
        message: "key written twice: \(duplicates.sorted().joined(separator: ", "))")
    case .reader(let problem, _, _, _):
      return DefinitionError(file: file, line: 0, message: "not YAML: \(problem)")
    default:
      return DefinitionError(file: file, line: 0, message: "not YAML")
    }
  }
}

/// A node of a definition file, with the name of the file.
public struct StrictNode {
  public let node: Node
  public let file: String

  public init(_ node: Node, file: String) {
    self.node = node
    self.file = file
  }

  /// 1-based line on which the node begins; 0 where it is not known.
  public var line: Int { node.mark?.line ?? 0 }

  public func fail(_ message: String) -> DefinitionError {
    DefinitionError(file: file, line: line, message: message)
  }

  public var isScalar: Bool { node.scalar != nil }
  public var isList: Bool { node.sequence != nil }

  /// The scalar as it is written. An empty text must be written in quotes.
  public func text() throws -> String {
    guard let scalar = node.scalar else { throw fail("expected a text, found \(kind)") }
    if scalar.style == .plain || scalar.style == .any, scalar.string.isEmpty || scalar.string == "~" {
      throw fail("expected a text, found nothing (an empty text is written \"\")")
    }
    return scalar.string
  }

  /// Decimal digits with an optional minus, not in quotes.
  public func integer() throws -> Int {
    guard let scalar = node.scalar else { throw fail("expected a whole number, found \(kind)") }
    guard isPlain(scalar), let number = Int(scalar.string), !scalar.string.hasPrefix("+") else {
      throw fail("expected a whole number, found `\(scalar.string)`")
    }
    return number
  }

  /// `true` or `false`, not in quotes.
  public func flag() throws -> Bool {
    guard let scalar = node.scalar else { throw fail("expected true or false, found \(kind)") }
    guard isPlain(scalar), let flag = Bool(scalar.string) else {
      throw fail("expected true or false, found `\(scalar.string)`")
    }
    return flag
  }

  /// A date as `YYYY-MM-DD`.
  public func day() throws -> DayNumber {
    let words = try text()
    guard let day = DayNumber(words) else { throw fail("expected a date as YYYY-MM-DD, found `\(words)`") }
    return day
  }

  /// One of the raw values of an enumeration.
  public func word<Word: RawRepresentable & CaseIterable>(
    of type: Word.Type = Word.self
  ) throws -> Word where Word.RawValue == String {
    let words = try text()
    guard let word = Word(rawValue: words) else {
      throw fail("expected one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")), found `\(words)`")
    }
    return word
  }

  public func list() throws -> [StrictNode] {
    guard let sequence = node.sequence else { throw fail("expected a list, found \(kind)") }
    return sequence.map { StrictNode($0, file: file) }
  }

  /// A list of texts.
  public func texts() throws -> [String] { try list().map { try $0.text() } }

  public func map() throws -> StrictMap { try StrictMap(self) }

  private func isPlain(_ scalar: Node.Scalar) -> Bool { scalar.style == .plain || scalar.style == .any }

  private var kind: String {
    if let scalar = node.scalar { return scalar.string.isEmpty ? "nothing" : "the text `\(scalar.string)`" }
    return node.sequence != nil ? "a list" : "a map"
  }
}

extension StrictNode {
  /// The scalar stands in quotes.
  public var isQuoted: Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.style == .singleQuoted || scalar.style == .doubleQuoted
  }
}
