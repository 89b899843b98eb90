/// Upper-case ASCII of a field of a list: letters without their accents, digits, and the four signs that mean something
/// in names and addresses (`&`, `-`, `#`, `/`). Apostrophes and full stops leave nothing, all else leaves a blank.
/// Bytes that are no UTF-8 (names in Windows-1252, NUL) are blanks: a list is never refused for them.
enum FoldedText {
  /// Longer fields are cut here.
  static let limit = 1024

  /// ASCII letters of U+00C0–U+00FF, U+0100–U+013F and U+0140–U+017F, by the second byte of their UTF-8.
  private static let c3 = Array("AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTY".utf8)
  private static let c4 = Array("AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL".utf8)
  private static let c5 = Array("LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS".utf8)

  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to folded: inout [UInt8]) {
    var index = 0
    let count = min(bytes.count, limit)
    while index < count {
      let byte = bytes[index]
      switch byte {
      case 0x61...0x7A: folded.append(byte - 32)
      case 0x41...0x5A, 0x30...0x39, 0x26, 0x2D, 0x23, 0x2F: folded.append(byte)
      case 0x27, 0x60, 0x2E: break
      case 0xC3...0xC5 where index + 1 < count && bytes[index + 1] & 0xC0 == 0x80:
        let letter = Int(bytes[index + 1] & 0x3F)
        folded.append(byte == 0xC3 ? c3[letter] : byte == 0xC4 ? c4[letter] : c5[letter])
        index += 1
      case 0xE2 where index + 2 < count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0x98:
        index += 2  // the typographer's apostrophes
      default:
        // The bytes behind the first of a character have been made up for by it.
        if byte & 0xC0 != 0x80 || index == 0 { folded.append(0x20) }
      }
      index += 1
    }
  }

  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool { (byte >= 0x41 && byte <= 0x5A) || isDigit(byte) }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
