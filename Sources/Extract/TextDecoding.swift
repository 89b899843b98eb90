import Layouts

/// Bytes of a text field to UTF-8.
///
/// Blanks and low values at the end are left out. A control character inside a text means damage or a record read at
/// the wrong place, and makes the field undecodable; tab and line ends may stand in delimited and XML text.
struct TextDecoding {
  let encoding: RecordLayoutEncoding
  let allowsLineEnds: Bool

  /// Bytes of UTF-8 that a source byte can become.
  static let expansion = 3

  /// Length without blanks and low values at the end.
  @inline(__always)
  func trimmed(_ source: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let blank: UInt8 = encoding.isEBCDIC ? 0x40 : 0x20
    var count = count
    while count > 0, source[count &- 1] == blank || source[count &- 1] == 0 { count &-= 1 }
    return count
  }

  /// - Parameters:
  ///   - count: bytes of the source, already trimmed.
  ///   - out: room for `expansion` times as many bytes.
  /// - Returns: bytes written, or -1 where the source is no text of the encoding.
  @inline(__always)
  func decode(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    switch encoding {
    case .cp037: decodeEBCDIC(source, count, out)
    case .windows1252: decodeWindows(source, count, out)
    case .ascii, .utf8: copy(source, count, out)
    }
  }

  @inline(__always)
  private func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !(allowsLineEnds && (byte == 0x09 || byte == 0x0A || byte == 0x0D))) || byte == 0x7F
  }

  private func copy(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    var all: UInt8 = 0
    for position in 0..<count {
      let byte = source[position]
      if isControl(byte) { return -1 }
      all |= byte
      out[position] = byte
    }
    guard all > 0x7F else { return count }
    guard encoding == .utf8, UTF8Check.firstInvalid(UnsafeBufferPointer(start: source, count: count)) == nil else {
      return -1
    }
    return count
  }

  private func decodeEBCDIC(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    let table = CodePage.cp037
    var length = 0
    for position in 0..<count {
      let point = table[Int(source[position])]
      if point < 0x7F {
        if point < 0x20 { return -1 }
        out[length] = point
        length &+= 1
      } else {
        if point < 0xA0 { return -1 }
        out[length] = 0xC0 | point >> 6
        out[length &+ 1] = 0x80 | point & 0x3F
        length &+= 2
      }
    }
    return length
  }

  private func decodeWindows(_ source: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    let table = CodePage.windows1252
    var length = 0
    for position in 0..<count {
      let byte = source[position]
      if byte < 0x80 {
        if isControl(byte) { return -1 }
        out[length] = byte
        length &+= 1
        continue
      }
      let point = byte < 0xA0 ? table[Int(byte &- 0x80)] : UInt16(byte)
      if point == 0 { return -1 }
      if point < 0x800 {
        out[length] = 0xC0 | UInt8(point >> 6)
        out[length &+ 1] = 0x80 | UInt8(point & 0x3F)
        length &+= 2
      } else {
        out[length] = 0xE0 | UInt8(point >> 12)
        out[length &+ 1] = 0x80 | UInt8(point >> 6 & 0x3F)
        out[length &+ 2] = 0x80 | UInt8(point & 0x3F)
        length &+= 3
      }
    }
    return length
  }
}
