/// The words of names as numbers, each with what it counts as (its spelling in the list of words, a last S dropped) and
/// its kinds.
struct NameWords: Sendable {
  struct Kinds: OptionSet {
    let rawValue: UInt16
    static let blank = Kinds(rawValue: 1)
    static let kind = Kinds(rawValue: 2)
    static let numeral = Kinds(rawValue: 4)
    static let relation = Kinds(rawValue: 8)
    static let hasDigit = Kinds(rawValue: 16)
    /// The legal form, 1...7, in the high byte.
    var legalForm: UInt16 { rawValue >> 8 }
  }

  private(set) var table = WordTable(capacity: 1 << 16)
  private(set) var canonical: [Int32] = []
  private(set) var kinds: [Kinds] = []
  /// Words of a branch that stand for no place, ascending.
  private(set) var branches: [Int32] = []
  let county: Int32
  /// `CO`, which is COUNTY inside a name and a legal form behind it.
  let co: Int32

  init(_ words: EmployerWords) {
    county = table.number("COUNTY")
    co = table.number("CO")
    canonical = [county, co]
    kinds = [[], []]
    for word in words.blanks { add(word, [.blank]) }
    for (index, forms) in words.legalForms.enumerated() {
      for word in forms { add(word, Kinds(rawValue: UInt16(index + 1) << 8)) }
    }
    for spelling in words.nameSpellings {
      let target = Int(number(of: spelling.word))
      for variant in spelling.variants {
        let word = Int(number(of: variant))
        canonical[word] = canonical[target]
        kinds[word] = kinds[target]
      }
    }
    for word in words.kinds { addToCanonical(word, .kind) }
    for word in words.relations { addToCanonical(word, .relation) }
    for word in words.numerals { addToCanonical(word, .numeral) }
    for word in words.branches {
      let number = number(of: word)
      branches.append(canonical[Int(number)])
    }
    branches.sort()
  }

  private mutating func add(_ word: String, _ kind: Kinds) {
    let number = number(of: word)
    kinds[Int(number)].formUnion(kind)
  }

  private mutating func addToCanonical(_ word: String, _ kind: Kinds) {
    let number = number(of: word)
    kinds[Int(canonical[Int(number)])].formUnion(kind)
  }

  private mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// The number of a word; a new word is given its canonical form and kinds.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let word = table.number(bytes)
    guard Int(word) >= canonical.count else { return word }
    canonical.append(word)
    var kind: Kinds = bytes.contains(where: FoldedText.isDigit) ? .hasDigit : []
    if bytes.allSatisfy(FoldedText.isDigit) { kind.formUnion(.numeral) }
    kinds.append(kind)
    if let singular = singular(of: bytes) {
      canonical[Int(word)] = canonical[Int(singular)]
      kinds[Int(word)] = Kinds(rawValue: kinds[Int(singular)].rawValue & 0xFF)
    }
    return word
  }

  /// MUSEUMS is MUSEUM and GALLERIES is GALLERY; GLASS, CAMPUS and PARIS stay.
  private mutating func singular(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    let count = bytes.count
    guard count >= 4, bytes[count - 1] == 0x53 else { return nil }
    let before = bytes[count - 2]
    guard before != 0x53, before != 0x55, before != 0x49 else { return nil }
    if count >= 6, before == 0x45, bytes[count - 3] == 0x49 {
      return (Array(bytes[..<(count - 3)]) + [0x59]).withUnsafeBufferPointer { number(of: $0) }
    }
    return number(of: UnsafeBufferPointer(rebasing: bytes[..<(count - 1)]))
  }
}
