import Layouts

/// Classes of bytes; the classes of a whole field are the union of those of its bytes, so that one pass over it answers
/// every question about its characters.
struct CharacterClass: OptionSet {
  let rawValue: UInt16

  static let digit = CharacterClass(rawValue: 1)
  static let letter = CharacterClass(rawValue: 2)
  static let space = CharacterClass(rawValue: 4)
  static let hyphen = CharacterClass(rawValue: 8)
  /// Period and apostrophe.
  static let inName = CharacterClass(rawValue: 16)
  static let otherPrintable = CharacterClass(rawValue: 32)
  static let lowerCase = CharacterClass(rawValue: 64)
  /// Low values, tabs and the like.
  static let control = CharacterClass(rawValue: 128)
  static let notASCII = CharacterClass(rawValue: 256)

  static func of(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A: .letter
    case 0x20: .space
    case 0x2D: .hyphen
    case 0x27, 0x2E: .inName
    case 0x61...0x7A: .lowerCase
    case 0x00..<0x20, 0x7F: .control
    case 0x80...: .notASCII
    default: .otherPrintable
    }
  }

  /// The classes of all 256 bytes.
  static func table() -> UnsafeMutablePointer<UInt16> {
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    for byte in 0..<256 { table[byte] = of(UInt8(byte)).rawValue }
    return table
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ characters: PartnerField.Characters) {
    switch characters {
    case .lettersHyphen: self = [.letter, .space, .hyphen]
    case .name: self = [.letter, .space, .hyphen, .inName]
    case .alphanumeric: self = [.letter, .digit, .space]
    case .alphanumericHyphen: self = [.letter, .digit, .space, .hyphen]
    case .upper: self = [.letter, .digit, .space, .hyphen, .inName, .otherPrintable]
    case .printable: self = [.letter, .digit, .space, .hyphen, .inName, .otherPrintable, .lowerCase]
    }
  }
}
