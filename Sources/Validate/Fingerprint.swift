/// 64-bit fingerprints of keys: what the key sets hold instead of the keys.
///
/// Two different keys of one delivery share a fingerprint with odds of n² / 2^65: for ten million keys, 3 in a million.
/// Fingerprints never leave the program and never reach an output.
enum Fingerprint {
  private static let seedA: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let seedB: UInt64 = 0xD6E8_FEB8_6659_FD93
  private static let seedC: UInt64 = 0xA076_1D64_78BD_642F

  @inline(__always)
  static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// The fingerprint of 1 to 24 bytes.
  @inline(__always)
  static func of(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    let words = ByteTriple(bytes, count: count)
    return of(words, count: count)
  }

  @inline(__always)
  static func of(_ words: ByteTriple, count: Int) -> UInt64 {
    let mixed = fold(words.first ^ seedA, words.last ^ seedB ^ UInt64(truncatingIfNeeded: count))
    return fold(mixed ^ seedC, words.middle ^ seedA)
  }

  /// The fingerprint of a key of several fields.
  @inline(__always)
  static func combined(_ left: UInt64, _ right: UInt64) -> UInt64 {
    fold(left ^ seedB, right ^ seedC) ^ right
  }
}

/// Up to 24 bytes as three words that together hold each byte at least once.
struct ByteTriple {
  var first: UInt64
  var middle: UInt64
  var last: UInt64

  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    let raw = UnsafeRawPointer(bytes)
    if count >= 8 {
      first = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
      middle =
        count > 16 ? UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) : 0x2121_2121_2121_2121
    } else if count >= 4 {
      let head = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let tail = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)))
      first = head | (tail &<< 32)
      last = first
      middle = 0x2121_2121_2121_2121
    } else {
      // 1 to 3 bytes: first, middle and last of them, and printable filling.
      let head = UInt64(bytes[0])
      let centre = UInt64(bytes[count &>> 1])
      let tail = UInt64(bytes[count &- 1])
      first = head | (centre &<< 8) | (tail &<< 16) | 0x2121_2121_2100_0000
      last = first
      middle = 0x2121_2121_2121_2121
    }
  }

  /// Every byte is printable ASCII and no blank (0x21 to 0x7E).
  @inline(__always)
  var isPrintable: Bool {
    Self.isPrintable(first) && Self.isPrintable(middle) && Self.isPrintable(last)
  }

  @inline(__always)
  private static func isPrintable(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let below = (word &- ones &* 0x21) & ~word
    let above = (word &+ ones) | word
    return (below | above) & high == 0
  }
}
