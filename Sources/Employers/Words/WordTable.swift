import Glibc

/// Words as numbers: each distinct sequence of bytes gets the next free number, in order of first sight.
struct WordTable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32]
  private var mask: Int
  var count: Int { starts.count - 1 }

  init(capacity: Int = 1 << 12) {
    var size = 16
    while size < capacity * 2 { size <<= 1 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// FNV-1a with its high bits folded down.
  @inline(__always)
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// The number of a word, a new one where it was never seen.
  mutating func number(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while true {
      let entry = slots[slot]
      if entry < 0 { break }
      if equals(entry, word) { return entry }
      slot = (slot + 1) & mask
    }
    let number = Int32(count)
    slots[slot] = number
    bytes.append(contentsOf: word)
    starts.append(Int32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  mutating func number(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number($0) }
  }

  private func equals(_ entry: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(entry)])
    guard Int(starts[Int(entry) + 1]) - start == word.count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      for index in 0..<word.count where own[start + index] != word[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for entry in 0..<count {
      let start = Int(starts[entry])
      let hash = bytes.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[start..<Int(starts[entry + 1])]))
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(entry)
    }
  }

  @inline(__always)
  func withBytes<R>(_ number: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let start = Int(starts[Int(number)])
    let end = Int(starts[Int(number) + 1])
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  func text(_ number: Int32) -> String { withBytes(number) { String(decoding: $0, as: UTF8.self) } }
}

extension WordTable {
  /// The numbers of the words in the order of their bytes.
  func inByteOrder() -> [Int32] {
    // The first eight bytes decide nearly always.
    let heads = (0..<Int32(count)).map { number in
      withBytes(number) { bytes -> UInt64 in
        var head: UInt64 = 0
        for index in 0..<min(8, bytes.count) { head |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
        return head
      }
    }
    return (0..<Int32(count)).sorted { left, right in
      let (one, other) = (heads[Int(left)], heads[Int(right)])
      return one == other ? precedes(left, right) : one < other
    }
  }

  /// Byte order.
  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    withBytes(left) { left in
      withBytes(right) { right in
        let shared = min(left.count, right.count)
        let order = shared == 0 ? 0 : memcmp(left.baseAddress!, right.baseAddress!, shared)
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }
}
