import Layouts
import Testing

@testable import Extract

@Suite struct CodePageTests {
  private func decode(_ byte: UInt8, _ encoding: RecordLayoutEncoding) -> String? {
    var out = [UInt8](repeating: 0, count: 8)
    let decoding = TextDecoding(encoding: encoding, allowsLineEnds: false)
    let count = decoding.decode([byte], 1, &out)
    return count < 0 ? nil : String(decoding: out[..<count], as: UTF8.self)
  }

  @Test func everyPrintableByteOfCP037() {
    var printable = 0
    for byte in 0...255 {
      let point = CodePageTable.cp037[byte]
      let isControl = point < 0x20 || (0x7F..<0xA0).contains(point)
      printable += isControl ? 0 : 1
      let expected = isControl ? nil : String(Unicode.Scalar(point)!)
      #expect(decode(UInt8(byte), .cp037) == expected, "byte \(byte)")
    }
    #expect(printable == 191)
  }

  @Test func everyByteOfWindows1252() {
    for byte in 0x20...255 where byte != 0x7F {
      let point = CodePageTable.windows1252[byte]
      #expect(decode(UInt8(byte), .windows1252) == (point == 0 ? nil : String(Unicode.Scalar(point)!)), "byte \(byte)")
    }
  }

  @Test func otherEncodingsRefuseWhatTheyDoNotHave() {
    #expect(decode(0xE9, .ascii) == nil)
    #expect(decode(0xE9, .utf8) == nil)
    #expect(decode(0x1B, .utf8) == nil)
    #expect(decode(0x7E, .ascii) == "~")
  }
}
