/// Texts as e-IWO records have them (file-layouts-eiwo-newhire.md, section 1.3): capitals, digits, spaces; in names
/// period, hyphen and apostrophe. Accents are dropped, every other character becomes a space.
enum OrderText {
  private static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    let letters = [
      "A": "ÀÁÂÃÄÅ", "C": "Ç", "E": "ÈÉÊË", "I": "ÌÍÎÏ", "N": "Ñ", "O": "ÒÓÔÕÖØ", "U": "ÙÚÛÜ", "Y": "ÝŸ", "S": "Š",
      "Z": "Ž", "SS": "ß", "AE": "Æ", "OE": "Œ",
    ]
    for (letter, accented) in letters { for scalar in accented.unicodeScalars { plain[scalar] = letter } }
    return plain
  }()

  /// - Parameter isName: only letters and the signs of names.
  static func cleaned(_ text: String, isName: Bool = false, length: Int) -> String {
    var bytes: [UInt8] = []
    for scalar in text.precomposed.uppercased().unicodeScalars {
      if let letters = plain[scalar] {
        bytes += Array(letters.utf8)
      } else {
        let byte = scalar.isASCII ? UInt8(scalar.value) : 0x20
        let isLetter = (0x41...0x5A).contains(byte)
        let isDigit = !isName && (0x30...0x39).contains(byte)
        let isSign = isName ? [0x27, 0x2D, 0x2E].contains(byte) : [0x27, 0x2D, 0x2E, 0x40].contains(byte)
        let kept = isLetter || isDigit || isSign ? byte : 0x20
        if kept != 0x20 || (bytes.last ?? 0x20) != 0x20 { bytes.append(kept) }
      }
    }
    while let first = bytes.first, !isName && !isStart(first) || isName && first == 0x20 { bytes.removeFirst() }
    var cut = bytes.prefix(length)
    while cut.last == 0x20 { cut.removeLast() }
    return String(decoding: cut, as: UTF8.self)
  }

  private static func isStart(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) }

  /// An address of one line on two of 25 characters, parted at a space.
  static func lines(_ street: String) -> (String, String) {
    let text = cleaned(street, length: 51)
    guard text.utf8.count > 25 else { return (text, "") }
    let head = Array(text.utf8.prefix(26))
    let split = head.lastIndex(of: 0x20) ?? 25
    let first = String(decoding: head[..<min(split, 25)], as: UTF8.self)
    return (first, cleaned(String(text.dropFirst(first.count)), length: 25))
  }

  static func digits(_ text: String, _ count: Int) -> String {
    String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }.prefix(count), as: UTF8.self)
  }
}

extension String {
  /// Letters with combining marks as one scalar each, where there is one.
  fileprivate var precomposed: String {
    String(
      map { character in
        let scalars = character.unicodeScalars
        guard scalars.count > 1, let first = scalars.first, first.isASCII else { return character }
        // A mark that follows a plain letter is an accent; the letter is what counts.
        return Character(first)
      })
  }
}
