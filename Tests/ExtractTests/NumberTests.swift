import Layouts
import Testing

@testable import Extract

@Suite struct NumberTests {
  /// Decodes one field; `nil` where it is a fault.
  private func decode(_ keys: String, _ bytes: [UInt8], encoding: String = "cp037") throws -> String? {
    let layout = try TestLayout.fixed(
      "- {name: F, at: 1, length: \(bytes.count), \(keys)}", encoding: encoding, records: "\(bytes.count)")
    let reading = try Reading(layout, bytes)
    #expect(reading.faults.isEmpty)
    #expect(reading.rows.count == 1)
    if reading.recordFaults.isEmpty { return reading.rows[0].values["F"] }
    #expect(reading.ranges["1.F"] == "1-\(bytes.count)")
    return nil
  }

  private let signed = "type: zoned, signed: true"

  @Test func everyOverpunchOfEBCDIC() throws {
    for zone in UInt8(0)...15 {
      for digit in UInt8(0)...15 {
        let byte = zone << 4 | digit
        let negative = zone == 0xB || zone == 0xD
        let valid = digit <= 9 && zone >= 0xA
        let trailing = valid ? (negative ? "-1\(digit)" : "1\(digit)") : nil
        let leading = valid ? (negative ? "-\(digit * 10 + 1)" : "\(digit * 10 + 1)") : nil
        #expect(try decode(signed, [0xF1, byte]) == trailing, "zone \(zone) digit \(digit)")
        #expect(try decode(signed + ", sign: leading", [byte, 0xF1]) == leading, "zone \(zone) digit \(digit)")
        let unsigned = zone == 0xF && digit <= 9 ? "1\(digit)" : nil
        #expect(try decode("type: zoned", [0xF1, byte]) == unsigned)
      }
    }
  }

  @Test func everyOverpunchOfASCII() throws {
    let plus = Array("{ABCDEFGHI".utf8)
    let minus = Array("}JKLMNOPQR".utf8)
    let otherMinus = Array("pqrstuvwxy".utf8)
    for byte in UInt8(0x21)...0x7E {
      var expected: Int?
      if (0x30...0x39).contains(byte) { expected = 10 + Int(byte - 0x30) }
      if let digit = plus.firstIndex(of: byte) { expected = 10 + digit }
      if let digit = minus.firstIndex(of: byte) ?? otherMinus.firstIndex(of: byte) { expected = -10 - digit }
      #expect(try decode(signed, [0x31, byte], encoding: "ascii") == expected.map(String.init), "byte \(byte)")
      let isLeading = expected.map { $0 < 0 ? -((-$0 - 10) * 10 + 1) : ($0 - 10) * 10 + 1 }
      #expect(
        try decode(signed + ", sign: leading", [byte, 0x31], encoding: "ascii") == isLeading.map(String.init))
      let plain = (0x30...0x39).contains(byte) ? "1\(byte - 0x30)" : nil
      #expect(try decode("type: zoned", [0x31, byte], encoding: "ascii") == plain)
    }
  }

  @Test(arguments: [
    ("leading_separate", "+0123", "1.23"), ("leading_separate", "-0123", "-1.23"), ("leading_separate", "00123", nil),
    ("trailing_separate", "0123+", "1.23"), ("trailing_separate", "0123-", "-1.23"),
    ("trailing_separate", "0123C", nil),
    ("trailing_separate", "0000-", "0.00"), ("leading_separate", " 0123", nil), ("leading_separate", "     ", ""),
  ])
  func separateSigns(sign: String, text: String, expected: String?) throws {
    let keys = "type: zoned, signed: true, scale: 2, sign: \(sign)"
    #expect(try decode(keys, Array(text.utf8), encoding: "ascii") == expected)
    #expect(try decode(keys, ebcdic(text)) == expected)
  }

  @Test func packedSigns() throws {
    for nibble in UInt8(0)...15 {
      let bytes: [UInt8] = [0x12, 0x30 | nibble]
      let positive: Set<UInt8> = [0xA, 0xC, 0xE, 0xF]
      let negative: Set<UInt8> = [0xB, 0xD]
      let expected = positive.contains(nibble) ? "1.23" : negative.contains(nibble) ? "-1.23" : nil
      #expect(try decode("type: packed, scale: 2, signed: true", bytes) == expected, "nibble \(nibble)")
      let unsigned = nibble == 0xC || nibble == 0xF ? "123" : nibble <= 9 ? "123\(nibble)" : nil
      #expect(try decode("type: packed", bytes) == unsigned, "nibble \(nibble)")
      let declared = nibble == 0xC || nibble == 0xF ? "123" : nil
      #expect(try decode("type: packed, digits: 3", bytes) == declared, "nibble \(nibble)")
    }
  }

  @Test(
    arguments: [
      ("type: packed, signed: true, digits: 4", [0x01, 0x23, 0x4C], "1234"),
      ("type: packed, signed: true, digits: 4", [0x11, 0x23, 0x4C], nil),
      ("type: packed, signed: true, digits: 5", [0x11, 0x23, 0x4D], "-11234"),
      ("type: packed, signed: true", [0x1A, 0x2C], nil),
      ("type: packed, signed: true", [0xC1, 0x2C], nil),
      ("type: packed, signed: true, scale: 2", [0x0C], "0.00"),
      ("type: packed, signed: true, scale: 2", [0x0D], "0.00"),
      ("type: packed, signed: true, scale: 2", [0x5D], "-0.05"),
      ("type: packed, signed: true, scale: 2", [0x00, 0x00], ""),
      ("type: packed, signed: true, scale: 2", [0x40, 0x40], ""),
      ("type: packed, signed: true, scale: 2", [0x40, 0x4C], "4.04"),
      ("type: packed, digits: 4", [0x00, 0x00], "0"),
      ("type: packed, digits: 9, leading_zeros: true", [0x01, 0x23, 0x45, 0x67, 0x8F], "012345678"),
      ("type: packed, digits: 8, format: YYYYMMDD", [0x02, 0x02, 0x40, 0x22, 0x9F], "2024-02-29"),
      ("type: packed, digits: 8, format: YYYYMMDD", [0x02, 0x02, 0x30, 0x22, 0x9F], nil),
      ("type: packed, digits: 8, format: YYYYMMDD", [0x00, 0x00, 0x00, 0x00, 0x0F], ""),
      ("type: packed, digits: 8, format: YYYYMMDD", [0x09, 0x99, 0x99, 0x99, 0x9F], ""),
      ("type: packed, digits: 7, format: CYYMMDD", [0x12, 0x40, 0x22, 0x9F], "2024-02-29"),
      ("type: packed, digits: 5, format: YYJJJ, century_pivot: 70", [0x99, 0x36, 0x5F], "1999-12-31"),
      (
        "type: packed, signed: true, scale: 2, digits: 31",
        [0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9C],
        "99999999999999999999999999999.99"
      ),
    ] as [(String, [UInt8], String?)])
  func packed(keys: String, bytes: [UInt8], expected: String?) throws {
    #expect(try decode(keys, bytes) == expected)
  }

  @Test(
    arguments: [
      ("type: binary", [0xFF], "255"), ("type: binary, signed: true", [0xFF], "-1"),
      ("type: binary, signed: true", [0x80], "-128"), ("type: binary", [0x01, 0x00], "256"),
      ("type: binary, signed: true", [0x80, 0x00], "-32768"), ("type: binary, signed: true", [0x7F, 0xFF], "32767"),
      ("type: binary", [0xFF, 0xFF, 0xFF, 0xFF], "4294967295"),
      ("type: binary, signed: true, scale: 2", [0xFF, 0xFF, 0xFF, 0x85], "-1.23"),
      ("type: binary, signed: true, scale: 2", [0x00, 0x00, 0x00, 0x05], "0.05"),
      ("type: binary", [UInt8](repeating: 0xFF, count: 8), "18446744073709551615"),
      ("type: binary, signed: true", [0x80, 0, 0, 0, 0, 0, 0, 0], "-9223372036854775808"),
      ("type: binary, signed: true", [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "9223372036854775807"),
      ("type: binary", [0, 0, 0, 0], "0"), ("type: binary, digits: 4", [0x27, 0x10], nil),
      ("type: binary, digits: 4", [0x27, 0x0F], "9999"), ("type: binary, byte_order: little", [0x01, 0x02], "513"),
      ("type: binary, digits: 8, format: YYYYMMDD", [0x01, 0x34, 0xD7, 0x65], "2024-02-29"),
      ("type: hex", [0x00, 0xAF], "00AF"),
    ] as [(String, [UInt8], String?)])
  func binary(keys: String, bytes: [UInt8], expected: String?) throws {
    #expect(try decode(keys, bytes) == expected)
  }

  @Test(arguments: [
    ("", "123", "123"), ("", "-123", "-123"), ("", "123-", "-123"), ("", "+00123", "123"), ("", "  -12", "-12"),
    ("", "- 12", "-12"), ("", "-12-", nil), ("", "1a2", nil), ("", "1 2", nil), ("", "-", nil), ("", "   ", ""),
    ("", "12.5", nil), ("", "12.0", "12"), (", signed: false", "-12", nil), (", scale: 2", "12345", "123.45"),
    (", scale: 2", "5", "0.05"), (", scale: 2", "12.5", "12.50"), (", scale: 2", "12.345", nil),
    (", scale: 2", "12.340", "12.34"), (", scale: 2", ".50", "0.50"), (", scale: 2", "5.", nil),
    (", scale: 2", "1.2.3", nil), (", scale: 2, decimals: written", "12345", "12345.00"),
    (", scale: 2, decimals: written", "-0.00", "0.00"), (", scale: 2, sign: leading_separate", "12345", nil),
    (", scale: 2, sign: leading_separate", "-12345", "-123.45"),
    (", scale: 2, sign: trailing_separate", "12345-", "-123.45"),
    (", scale: 2, sign: trailing_separate", "-12345", nil),
  ])
  func written(keys: String, text: String, expected: String?) throws {
    #expect(try decode("type: number" + keys, Array(text.utf8), encoding: "ascii") == expected)
    #expect(try decode("type: number" + keys, ebcdic(text)) == expected)
  }

  @Test func lowValuesAreBlank() throws {
    #expect(try decode("type: text", [0, 0, 0]) == "")
    #expect(try decode("type: text", [0xC1, 0x40, 0]) == "A")
    #expect(try decode("type: text", [0, 0xC1]) == nil)
    #expect(try decode("type: zoned", [0, 0]) == "")
    #expect(try decode("type: date, format: YYYYMMDD", [UInt8](repeating: 0, count: 8)) == "")
    #expect(try decode("type: digits", [0xF0, 0xF0]) == "00")
    #expect(try decode("type: digits", [0xF0, 0xC1]) == nil)
    #expect(try decode("type: text, blank: [NONE]", ebcdic("NONE ")) == "")
  }
}
