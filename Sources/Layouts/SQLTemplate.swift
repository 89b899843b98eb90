/// SQL text of a definition file with its placeholders (`:fiscal_year`, `:p01` …). What stands in strings, quoted names
/// and comments is never a placeholder.
public struct SQLTemplate: Sendable, Equatable {
  enum Piece: Sendable, Equatable {
    /// Kept as it is.
    case text(String)
    case placeholder(String)
    /// An unquoted name or keyword.
    case word(String)
  }
  let pieces: [Piece]

  public init(_ sql: String) {
    var scanner = Scanner(bytes: Array(sql.utf8))
    pieces = scanner.run()
  }

  /// The statement as written, with its placeholders.
  public var text: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .word(let text): text
      case .placeholder(let name): ":" + name
      }
    }.joined()
  }

  /// Names of all placeholders.
  public var placeholders: Set<String> {
    Set(pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
  }

  /// Unquoted names and keywords, as written.
  public var words: Set<String> {
    Set(pieces.compactMap { if case .word(let word) = $0 { word } else { nil } })
  }

  /// The statement with every placeholder replaced.
  /// - Throws: `DefinitionError` where one has no value.
  public func filled(_ values: [String: String], file: String) throws -> String {
    try pieces.map { piece in
      switch piece {
      case .text(let text), .word(let text): return text
      case .placeholder(let name):
        guard let value = values[name] else {
          throw DefinitionError(file: file, line: 0, message: "no value for :\(name)")
        }
        return value
      }
    }.joined()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var pieces: [Piece] = []
    var began = 0

    mutating func run() -> [Piece] {
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): skipQuoted(bytes[index])
        case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"): skip { $0 != 0x0A }
        case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): skipBlockComment()
        case UInt8(ascii: ":") where byte(1) == UInt8(ascii: ":"): index += 2
        case UInt8(ascii: ":") where Self.startsName(byte(1)): take(from: index + 1) { .placeholder($0) }
        case let first where Self.startsName(first): take(from: index) { .word($0) }
        case let first where Self.continuesName(first): skip(while: Self.continuesName)
        default: index += 1
        }
      }
      flush(to: bytes.count)
      return pieces
    }

    private func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    private mutating func skip(while holds: (UInt8) -> Bool) {
      while index < bytes.count, holds(bytes[index]) { index += 1 }
    }

    private mutating func skipQuoted(_ quote: UInt8) {
      index += 1
      // A doubled quote closes and opens again, which comes to the same.
      skip { $0 != quote }
      index = min(index + 1, bytes.count)
    }

    private mutating func skipBlockComment() {
      index += 2
      while index < bytes.count, !(bytes[index] == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { index += 1 }
      index = min(index + 2, bytes.count)
    }

    private mutating func take(from start: Int, _ piece: (String) -> Piece) {
      flush(to: index)
      index = start
      skip(while: Self.continuesName)
      pieces.append(piece(String(decoding: bytes[start..<index], as: UTF8.self)))
      began = index
    }

    private mutating func flush(to end: Int) {
      if began < end { pieces.append(.text(String(decoding: bytes[began..<end], as: UTF8.self))) }
      began = end
    }

    static func startsName(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
    }

    static func continuesName(_ byte: UInt8) -> Bool { startsName(byte) || (0x30...0x39).contains(byte) }
  }
}
