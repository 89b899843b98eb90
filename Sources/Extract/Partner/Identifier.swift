import Layouts

/// Where a record says which record it is, and what it may say there.
struct Identifier {
  /// 0-based.
  let first: Int
  let length: Int
  private let words: [[UInt8]]
  private let ignoresCase: Bool

  init?(_ record: PartnerRecord) {
    guard let position = record.identifier else { return nil }
    let field = record.fields[position]
    first = field.first - 1
    length = field.length
    ignoresCase = field.ignoresCase
    words = field.codes.map { code in
      var word = Array(code.utf8)
      while word.count < field.length { word.append(0x20) }
      return word
    }
  }

  /// - Parameter value: the identifier's bytes.
  @inline(__always)
  func matches(_ value: UnsafePointer<UInt8>) -> Bool {
    for word in words where Self.equal(value, word, ignoresCase) { return true }
    return false
  }

  /// Whether a line is a record of this kind.
  @inline(__always)
  func recognises(_ line: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    count >= first &+ length ? matches(line + first) : false
  }

  /// How far a line that is no record of this kind looks like one: characters in common from the left, in any case.
  func likeness(_ line: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count >= first + length else { return 0 }
    return words.map { word in
      var same = 0
      while same < word.count, Self.upper(line[first + same]) == Self.upper(word[same]) { same += 1 }
      return same
    }.max() ?? 0
  }

  @inline(__always)
  private static func equal(_ value: UnsafePointer<UInt8>, _ word: [UInt8], _ ignoresCase: Bool) -> Bool {
    for index in 0..<word.count {
      let byte = value[index]
      if byte == word[index] { continue }
      if word[index] == 0x3F, (0x41...0x5A).contains(upper(byte)) { continue }
      guard ignoresCase, upper(byte) == upper(word[index]) else { return false }
    }
    return true
  }

  @inline(__always)
  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte &- 0x20 : byte }
}
