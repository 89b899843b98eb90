import Layouts

/// What a field's check needs, worked out once: small numbers and tables instead of names and lists.
struct FieldPlan {
  var first: Int
  var length: Int
  var kind: PartnerField.Kind
  var format: PartnerField.DateFormat
  var isNumeric: Bool
  var isRequired: Bool
  var allowed: UInt16
  /// Position in the checker's lists of codes; -1: none.
  var codes: Int
  /// The bits of those codes, where all have two characters.
  var pairs: UnsafePointer<UInt64>?
  var leastLetters: Int
  var leastCharacters: Int
  var exactLength: Int
  var beginsWithLetterOrDigit: Bool
  var refusesSuffix: Bool
  var refusesFuture: Bool
  var takesLeadingSpaces: Bool

  init(_ field: PartnerField, codes: Int, pairs: UnsafePointer<UInt64>?) {
    self.pairs = pairs
    first = field.first - 1
    length = field.length
    kind = field.kind
    format = field.format ?? .centuryFirst
    isNumeric = field.isNumeric
    isRequired = field.isRequired
    allowed = CharacterClass(field.characters).rawValue
    self.codes = codes
    leastLetters = field.leastLetters
    leastCharacters = field.leastCharacters
    exactLength = field.exactLength ?? 0
    beginsWithLetterOrDigit = field.beginsWithLetterOrDigit
    refusesSuffix = field.refusesSuffix
    refusesFuture = field.refusesFuture
    takesLeadingSpaces = field.takesLeadingSpaces
  }
}

/// The codes of a field: a bit for each pair of bytes where all codes have two, otherwise a short list of words.
final class CodeSet {
  private let words: [UInt64]
  /// 65,536 bits; `nil` where the codes have other lengths.
  let pairs: UnsafePointer<UInt64>?

  init(_ codes: [String]) {
    words = codes.map { FixedBytes.word($0) }
    guard codes.allSatisfy({ $0.utf8.count == 2 }) else {
      pairs = nil
      return
    }
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
    bits.initialize(repeating: 0, count: 1024)
    for word in words { bits[Int(word >> 6)] |= 1 << (word & 63) }
    pairs = UnsafePointer(bits)
  }

  deinit { pairs?.deallocate() }

  func contains(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard let word = FixedBytes.word(bytes, count) else { return false }
    return words.contains(word)
  }

  func contains(word: UInt64) -> Bool { words.contains(word) }
}
