import Records
import Testing

@Suite struct TextTests {
  @Test func `numbers have at least so many digits`() {
    #expect([0, 7, 1234, 12_345].map { $0.zeroPadded(to: 4) } == ["0000", "0007", "1234", "12345"])
    #expect((-7).zeroPadded(to: 4) == "-0007")
    #expect(Int64.min.zeroPadded(to: 2) == "-9223372036854775808")
    #expect("7f".zeroPadded(to: 4) == "007f" && "12345".zeroPadded(to: 4) == "12345")
  }

  @Test func `bytes have two digits each`() {
    #expect([0, 9, 10, 15, 16, 159, 160, 255].map { UInt8($0) }.hexadecimal == "00090a0f109fa0ff")
    #expect([UInt8]().hexadecimal == "")
  }

  @Test func `columns keep their gap`() {
    #expect("ab".leftAligned(in: 4) == "ab  " && "abcd".leftAligned(in: 4) == "abcd")
    #expect("abcd".leftAligned(in: 4, gap: 1) == "abcd " && "abc".leftAligned(in: 4, gap: 1) == "abc ")
    #expect("ab".rightAligned(in: 4) == "  ab" && "abcde".rightAligned(in: 4) == "abcde")
  }

  @Test func `JSON escapes what no reader may see raw`() {
    #expect(JSONText.string("a\"\\\n\t\u{1}\u{7F}é") == "\"a\\\"\\\\\\n\\t\\u0001\\u007fé\"")
  }
}
