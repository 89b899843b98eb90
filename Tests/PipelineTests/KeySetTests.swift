import Testing

@testable import Validate

@Suite struct KeySetTests {
  @Test func `memory that the system does not give is an error with a sentence`() throws {
    let expected = 1 << 52
    let refused = #expect(throws: KeySet.NoMemory.self) { try KeySet(expected: expected) }
    #expect("\(try #require(refused))" == "out of memory: no room for \(1 << 53) keys of a table")
  }

  @Test func `room that cannot be made leaves the keys as they were`() throws {
    let keys = try KeySet(expected: 10, keepsAmounts: true)
    try keys.reserve(1)
    #expect(keys.insert(7))
    #expect(throws: KeySet.NoMemory.self) { try keys.reserve(1 << 52) }
    #expect(keys.contains(7) && !keys.contains(8) && keys.count == 1)
  }

  @Test func `keys are found after room was made for more`() throws {
    let keys = try KeySet(expected: 1, keepsAmounts: true)
    for key in UInt64(1)...5000 {
      try keys.reserve(1)
      #expect(keys.insert(key &* 0x9E37_79B9_7F4A_7C15))
      keys.setAmount(Int64(key), of: key &* 0x9E37_79B9_7F4A_7C15)
    }
    #expect(keys.count == 5000)
    for key in UInt64(1)...5000 {
      let fingerprint = key &* 0x9E37_79B9_7F4A_7C15
      #expect(keys.contains(fingerprint) && !keys.insert(fingerprint))
      keys.take(Int64(key), from: fingerprint)
    }
    #expect(!keys.isOverdrawn)
    keys.take(1, from: 0x9E37_79B9_7F4A_7C15)
    #expect(keys.isOverdrawn)
  }
}
