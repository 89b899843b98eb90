/// Reads what stands in a field, from its bytes, without making a text of it.
enum FixedBytes {
  /// Length without the spaces at the end.
  @inline(__always)
  static func trimmed(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var end = count
    let spaces: UInt64 = 0x2020_2020_2020_2020
    while end >= 8, UnsafeRawPointer(bytes + (end &- 8)).loadUnaligned(as: UInt64.self) == spaces { end &-= 8 }
    while end > 0, bytes[end &- 1] == 0x20 { end &-= 1 }
    return end
  }

  /// Up to 8 bytes without the spaces around them, as one number; `nil` where there are more.
  @inline(__always)
  static func word(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64? {
    let end = trimmed(bytes, count)
    var start = 0
    while start < end, bytes[start] == 0x20 { start &+= 1 }
    guard end &- start <= 8 else { return nil }
    var word: UInt64 = 0
    while end > start {
      word = word << 8 | UInt64(bytes[start])
      start &+= 1
    }
    return word
  }

  static func word(_ text: String) -> UInt64 { text.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// The number that digits make; leading spaces count as zeros. `nil` where it is too long.
  @inline(__always)
  static func number(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count <= 18 else { return nil }
    var number = 0
    for index in 0..<count {
      let digit = bytes[index] &- 0x30
      if digit <= 9 { number = number &* 10 &+ Int(digit) } else if bytes[index] != 0x20 { return nil }
    }
    return number
  }

  @inline(__always)
  static func isZero(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count where bytes[index] != 0x30 && bytes[index] != 0x20 { return false }
    return true
  }

  @inline(__always)
  static func two(_ bytes: UnsafePointer<UInt8>) -> Int { Int(bytes[0] &- 0x30) &* 10 &+ Int(bytes[1] &- 0x30) }
}
