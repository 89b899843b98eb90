/// Eight bytes at a time.
enum ByteWord {
  /// Marks (with the high bit of its byte) every byte that may be a comma, a quote, a control character or not ASCII.
  /// A borrow can mark the byte above a true mark as well, so a marked byte is looked at before it is believed.
  @inline(__always)
  static func specials(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let comma = word ^ (ones &* 0x2C)
    let quote = word ^ (ones &* 0x22)
    let control = (word &- ones &* 0x20) & ~word
    return (control | ((comma &- ones) & ~comma) | ((quote &- ones) & ~quote)) & high
  }
}

/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  /// Index of the first byte that cannot be UTF-8, or `nil`.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0:
        length = 3
        low = 0xA0
      case 0xE1...0xEC, 0xEE...0xEF: length = 3
      case 0xED:
        length = 3
        high = 0x9F
      case 0xF0:
        length = 4
        low = 0x90
      case 0xF1...0xF3: length = 4
      case 0xF4:
        length = 4
        high = 0x8F
      default: return index
      }
      guard index + length <= count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return index }
      for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}
