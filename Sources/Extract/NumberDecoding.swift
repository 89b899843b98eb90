import Layouts

/// Numbers written in characters: sign, digits, point.
enum WrittenNumber {
  /// - Parameter text: ASCII without blanks at the end.
  /// - Returns: bytes written, 0 for blank, -1 where it is no such number.
  static func decode(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ form: RecordNumber, _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var start = 0
    var end = count
    while start < end, text[start] == 0x20 { start += 1 }
    if start == end { return 0 }
    guard end - start <= NumberText.digitLimit else { return -1 }
    var isNegative = false
    let leads = text[start] == 0x2B || text[start] == 0x2D
    let trails = text[end - 1] == 0x2B || text[end - 1] == 0x2D
    switch form.sign {
    case .leadingSeparate: guard leads else { return -1 }
    case .trailingSeparate: guard trails else { return -1 }
    default: break
    }
    if leads || trails {
      guard form.isSigned, leads != trails, !(leads && form.sign == .trailingSeparate),
        !(trails && form.sign == .leadingSeparate)
      else { return -1 }
      isNegative = text[leads ? start : end - 1] == 0x2D
      if leads { start += 1 } else { end -= 1 }
      while start < end, text[start] == 0x20 { start += 1 }
      while start < end, text[end - 1] == 0x20 { end -= 1 }
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.digitLimit * 2) { digits in
      let padding = form.decimals == .implied ? form.scale : 0
      // Room for implied decimals that are not written: `5` with scale 2 is 0.05.
      digits.initialize(repeating: 0)
      var length = padding
      var point = -1
      for position in start..<end {
        let byte = text[position]
        if byte == 0x2E, point < 0 {
          point = length
        } else if byte &- 0x30 <= 9 {
          digits[length] = byte &- 0x30
          length += 1
        } else {
          return -1
        }
      }
      guard length > padding, point != length else { return -1 }
      let fraction = point >= 0 ? length - point : form.decimals == .implied ? form.scale : 0
      return NumberText.write(
        UnsafePointer(digits.baseAddress!), length, fraction: fraction, isNegative: isNegative, form, out)
    }
  }
}

/// Zoned decimals (USAGE DISPLAY): a digit a byte, the sign over the last or first digit or in a byte of its own.
///
/// EBCDIC zones (IBM z/Architecture Principles of Operation, chapter 8): A, C, E and F are plus, B and D are minus.
/// ASCII: `{` and `A` to `I` are plus, `}` and `J` to `R` minus, as the EBCDIC bytes translate; `p` to `y` minus, as
/// compilers on ASCII machines write it.
enum ZonedNumber {
  static func decode(
    _ source: UnsafePointer<UInt8>, _ count: Int, _ form: RecordNumber, isEBCDIC: Bool,
    _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    if FieldBytes.areBlank(source, count, isEBCDIC: isEBCDIC) { return 0 }
    guard count <= NumberText.digitLimit else { return -1 }
    let separate = form.sign == .leadingSeparate || form.sign == .trailingSeparate
    let signAt = form.sign == .leading || form.sign == .leadingSeparate ? 0 : count - 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.digitLimit * 2) { digits in
      digits.initialize(repeating: 0)
      var length = form.scale
      var isNegative = false
      for position in 0..<count {
        let byte = source[position]
        var digit = isEBCDIC ? byte &- 0xF0 : byte &- 0x30
        if position == signAt, form.isSigned {
          if separate {
            guard byte == (isEBCDIC ? 0x4E : 0x2B) || byte == (isEBCDIC ? 0x60 : 0x2D) else { return -1 }
            isNegative = byte == (isEBCDIC ? 0x60 : 0x2D)
            continue
          }
          let code = isEBCDIC ? overpunchEBCDIC(byte) : overpunchASCII(byte)
          isNegative = code & 0x80 != 0
          digit = code & 0x7F
        }
        guard digit <= 9 else { return -1 }
        digits[length] = digit
        length += 1
      }
      guard length > form.scale else { return -1 }
      return NumberText.write(
        UnsafePointer(digits.baseAddress!), length, fraction: form.scale, isNegative: isNegative, form, out)
    }
  }

  /// The digit, with 0x80 for minus; above 9 where the byte is no signed digit.
  @inline(__always)
  private static func overpunchEBCDIC(_ byte: UInt8) -> UInt8 {
    switch byte >> 4 {
    case 0xA, 0xC, 0xE, 0xF: byte & 0x0F
    case 0xB, 0xD: 0x80 | byte & 0x0F
    default: 0x7F
    }
  }

  @inline(__always)
  private static func overpunchASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x7B: 0
    case 0x41...0x49: byte - 0x40
    case 0x7D: 0x80
    case 0x4A...0x52: 0x80 | byte - 0x49
    case 0x70...0x79: 0x80 | byte - 0x70
    default: 0x7F
    }
  }
}

/// Packed decimals (COMP-3, and COMP-6 without a sign): two digits a byte, the sign in the last half byte.
enum PackedNumber {
  static func decode(
    _ source: UnsafePointer<UInt8>, _ count: Int, _ form: RecordNumber, isEBCDIC: Bool,
    _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let hasNoSign = form.sign == .none && !form.isSigned && form.digits == count * 2
    if !hasNoSign, FieldBytes.areBlank(source, count, isEBCDIC: isEBCDIC) { return 0 }
    guard count <= 16 else { return -1 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.digitLimit * 2) { digits in
      digits.initialize(repeating: 0)
      var length = form.scale
      for position in 0..<count {
        digits[length] = source[position] >> 4
        digits[length + 1] = source[position] & 0x0F
        length += 2
      }
      let last = digits[length - 1]
      var isNegative = false
      if form.isSigned {
        guard last > 9 else { return -1 }
        isNegative = last == 0xB || last == 0xD
        length -= 1
      } else if last == 0xF || last == 0xC {
        length -= 1
      } else if let declared = form.digits, declared < count * 2 {
        return -1
      }
      for position in 0..<length where digits[position] > 9 { return -1 }
      return NumberText.write(
        UnsafePointer(digits.baseAddress!), length, fraction: form.scale, isNegative: isNegative, form, out)
    }
  }
}

/// Binary integers of 1 to 8 bytes (COMP, COMP-4, COMP-5), two's complement where signed. They are never blank.
enum BinaryNumber {
  static func decode(
    _ source: UnsafePointer<UInt8>, _ count: Int, _ form: RecordNumber, _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard count >= 1, count <= 8 else { return -1 }
    var value: UInt64 = 0
    for position in 0..<count {
      value = value << 8 | UInt64(source[form.byteOrder == .big ? position : count - 1 - position])
    }
    let top: UInt64 = 1 << UInt64(count * 8 - 1)
    let isNegative = form.isSigned && value & top != 0
    if isNegative {
      value = (~value &+ 1) & (top | (top &- 1))
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.digitLimit * 2) { digits in
      digits.initialize(repeating: 0)
      let length = 20 + form.scale
      var position = length
      while value > 0 {
        position -= 1
        digits[position] = UInt8(value % 10)
        value /= 10
      }
      return NumberText.write(
        UnsafePointer(digits.baseAddress!), length, fraction: form.scale, isNegative: isNegative, form, out)
    }
  }
}

enum FieldBytes {
  /// All blanks, or all low values.
  @inline(__always)
  static func areBlank(_ source: UnsafePointer<UInt8>, _ count: Int, isEBCDIC: Bool) -> Bool {
    guard count > 0 else { return true }
    let first = source[0]
    guard first == 0 || first == (isEBCDIC ? 0x40 : 0x20) else { return false }
    for position in 1..<max(count, 1) where source[position] != first { return false }
    return true
  }

  /// Writes upper-case hexadecimal digits. - Returns: bytes written.
  static func hex(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    for position in 0..<count {
      let high = source[position] >> 4
      let low = source[position] & 0x0F
      out[position * 2] = high < 10 ? high + 0x30 : high + 0x37
      out[position * 2 + 1] = low < 10 ? low + 0x30 : low + 0x37
    }
    return count * 2
  }
}
