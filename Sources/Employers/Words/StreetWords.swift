/// The words of street lines as numbers, each with its standard spelling and what it is.
struct StreetWords: Sendable {
  enum Kind: UInt8 {
    case other, direction, type, unit, box, boxPrefix
  }

  private(set) var table = WordTable(capacity: 1 << 15)
  private(set) var canonical: [Int32] = []
  private(set) var kinds: [Kind] = []
  /// What `#` counts as.
  private(set) var unitMark: Int32 = 0

  init(_ words: EmployerWords) {
    for spelling in words.streetSpellings {
      let target = number(of: spelling.word)
      for variant in spelling.variants {
        let word = number(of: variant)
        canonical[Int(word)] = target
      }
    }
    for word in words.directions { set(word, .direction) }
    for word in words.streetTypes { set(word, .type) }
    for word in words.units { set(word, .unit) }
    for word in words.boxes { set(word, .box) }
    for word in words.boxPrefixes { set(word, .boxPrefix) }
    unitMark = number(of: "UNIT")
    kinds[Int(unitMark)] = .unit
  }

  private mutating func set(_ word: String, _ kind: Kind) {
    let number = number(of: word)
    kinds[Int(number)] = kind
  }

  private mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let word = table.number(bytes)
    if Int(word) >= canonical.count {
      canonical.append(word)
      kinds.append(.other)
    }
    return word
  }

  /// Begins with a digit and is no ordinal (`5TH`): a house number such as `65`, `12A` or `820`.
  func isHouseNumber(_ word: Int32) -> Bool {
    table.withBytes(word) { bytes in
      guard FoldedText.isDigit(bytes[0]) else { return false }
      let count = bytes.count
      return !(count > 2 && bytes[count - 1] >= 0x41 && bytes[count - 2] >= 0x41)
    }
  }
}
