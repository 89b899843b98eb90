/// Knows from its first line a file that is not ASCII: what came through a transfer in the wrong mode.
enum ForeignEncoding {
  /// Name of the character set that a line seems to be in; `nil` where nothing speaks against ASCII.
  static func suspected(_ line: UnsafePointer<UInt8>, _ count: Int) -> String? {
    let sample = UnsafeBufferPointer(start: line, count: min(count, 512))
    guard sample.count >= 16 else { return nil }
    let even = stride(from: 0, to: sample.count, by: 2).count { sample[$0] == 0 }
    let odd = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
    let half = sample.count / 2
    if even >= half, odd == 0 || odd >= half, even + odd < sample.count - 1 { return "UTF-16" }
    if odd >= half, even == 0 { return "UTF-16" }
    let ebcdic = sample.count { isEBCDIC($0) }
    return !sample.contains(0x20) && ebcdic * 10 >= sample.count * 8 ? "EBCDIC" : nil
  }

  /// Space, letters, digits, period, apostrophe and hyphen of EBCDIC, none of which is a letter or digit in ASCII.
  private static func isEBCDIC(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x40, 0x4B, 0x60, 0x7D, 0xC1...0xC9, 0xD1...0xD9, 0xE2...0xE9, 0xF0...0xF9: true
    default: false
    }
  }
}
