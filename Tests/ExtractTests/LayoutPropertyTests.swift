import Layouts
import Records
import Testing

@testable import Extract

/// Random layouts: values written as the layout says are read back as they were.
@Suite struct LayoutPropertyTests {
  /// SplitMix64, so that a seed makes the same layout everywhere.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// A field with a way to write a random value of it: its bytes and its text.
  private struct Sample {
    var keys: String
    var length: Int
    var make: (inout Generator) -> (bytes: [UInt8], text: String)
  }

  @Test(arguments: Array(1...150) as [UInt64])
  func writtenAndReadBack(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let isEBCDIC = Bool.random(using: &generator)
    let samples = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
      Self.sample(isEBCDIC, &generator)
    }
    var yaml = ""
    var at = 1
    for (position, sample) in samples.enumerated() {
      at += Int.random(in: 0...3, using: &generator)
      yaml += "- {name: F\(position), at: \(at), length: \(sample.length), \(sample.keys)}\n"
      at += sample.length
    }
    let length = at - 1 + Int.random(in: 0...5, using: &generator)
    let layout = try TestLayout.fixed(yaml, encoding: isEBCDIC ? "cp037" : "windows-1252", records: "\(length)")
    var bytes: [UInt8] = []
    var expected: [[String: String]] = []
    for _ in 0..<Int.random(in: 1...20, using: &generator) {
      var record = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var values: [String: String] = [:]
      for (position, sample) in samples.enumerated() {
        let (written, text) = sample.make(&generator)
        let at = layout.records[0].fields[position].at
        record.replaceSubrange(at - 1..<at - 1 + sample.length, with: written)
        values["F\(position)"] = text
      }
      bytes += record
      expected.append(values)
    }
    let reading = try Reading(layout, bytes)
    #expect(reading.faults.isEmpty && reading.recordFaults.isEmpty, "seed \(seed): \(reading.recordFaults)\n\(yaml)")
    #expect(reading.rows.map(\.values) == expected, "seed \(seed)\n\(yaml)")
  }

  private static func sample(_ isEBCDIC: Bool, _ generator: inout Generator) -> Sample {
    let signed = Bool.random(using: &generator)
    let digits = Int.random(in: 1...18, using: &generator)
    let scale = Int.random(in: 0...min(6, digits), using: &generator)
    let keys = "scale: \(scale), signed: \(signed)"
    switch Int.random(in: 0..<7, using: &generator) {
    case 0:
      return Sample(keys: "type: packed, \(keys), digits: \(digits)", length: digits / 2 + 1) { generator in
        let (value, text) = number(digits, scale, signed, &generator)
        let sign = signed ? (text.hasPrefix("-") ? 0xD : [0xC, 0xF].randomElement(using: &generator)!) : 0xF
        let nibbles = [UInt8](repeating: 0, count: digits % 2 == 0 ? 1 : 0) + value + [UInt8(sign)]
        return (stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }, text)
      }
    case 1:
      let leading = signed && Bool.random(using: &generator)
      let place = signed ? ", sign: \(leading ? "leading" : "trailing")" : ""
      return Sample(keys: "type: zoned, \(keys)\(place)", length: digits) { generator in
        let (value, text) = number(digits, scale, signed, &generator)
        var bytes = value.map { isEBCDIC ? 0xF0 | $0 : 0x30 | $0 }
        let at = leading ? 0 : digits - 1
        if signed { bytes[at] = overpunch(value[at], text.hasPrefix("-"), isEBCDIC) }
        return (bytes, text)
      }
    case 2:
      let leading = Bool.random(using: &generator)
      let place = leading ? "leading_separate" : "trailing_separate"
      let type = Bool.random(using: &generator) ? "zoned" : "number"
      return Sample(keys: "type: \(type), scale: \(scale), signed: true, sign: \(place)", length: digits + 1) {
        generator in
        let (value, text) = number(digits, scale, true, &generator)
        let sign: UInt8 = text.hasPrefix("-") ? (isEBCDIC ? 0x60 : 0x2D) : (isEBCDIC ? 0x4E : 0x2B)
        let bytes = value.map { isEBCDIC ? 0xF0 | $0 : 0x30 | $0 }
        return (leading ? [sign] + bytes : bytes + [sign], text)
      }
    case 3:
      let length = [1, 2, 4, 8].randomElement(using: &generator)!
      let little = Bool.random(using: &generator)
      return Sample(
        keys: "type: binary, \(keys), byte_order: \(little ? "little" : "big")", length: length
      ) { generator in
        let bits = UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64(64 - length * 8)
        var value = Int128(bits)
        if signed, bits >> UInt64(length * 8 - 1) == 1 { value -= Int128(1) << Int128(length * 8) }
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: bits >> UInt64(($0) * 8)) }
        return (little ? bytes : bytes.reversed(), scaled(String(value.magnitude), scale, value < 0))
      }
    case 4:
      return Sample(keys: "type: date, format: YYYYJJJ", length: 7) { generator in
        let day = DayNumber(Int32.random(in: -20_000...30_000, using: &generator))
        let (year, _, _) = day.civil
        let ordinal = Int(day.value - DayNumber(year: year, month: 1, day: 1)!.value) + 1
        let text = String(year) + String(1000 + ordinal).dropFirst()
        return (isEBCDIC ? ebcdic(text) : Array(text.utf8), day.description)
      }
    case 5:
      let length = Int.random(in: 1...8, using: &generator)
      return Sample(keys: "type: hex", length: length) { generator in
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return (bytes, bytes.map { String(Int($0) + 256, radix: 16, uppercase: true).dropFirst() }.joined())
      }
    default:
      let length = Int.random(in: 1...30, using: &generator)
      return Sample(keys: "type: text", length: length) { generator in
        let table = isEBCDIC ? CodePageTable.cp037 : CodePageTable.windows1252
        let printable = table.indices.filter { table[$0] > 0x20 && !(0x7F..<0xA0).contains(table[$0]) }
        let used = Int.random(in: 0...length, using: &generator)
        let bytes = (0..<used).map { _ in UInt8(printable.randomElement(using: &generator)!) }
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(table[Int(byte)])!) }
        return (bytes + [UInt8](repeating: isEBCDIC ? 0x40 : 0x20, count: length - used), text)
      }
    }
  }

  private static func number(
    _ digits: Int, _ scale: Int, _ signed: Bool, _ generator: inout Generator
  ) -> (digits: [UInt8], text: String) {
    let value = (0..<digits).map { _ in UInt8.random(in: 0...9, using: &generator) }
    let isNegative = signed && Bool.random(using: &generator) && value.contains { $0 > 0 }
    return (value, scaled(value.map(String.init).joined(), scale, isNegative))
  }

  private static func scaled(_ digits: String, _ scale: Int, _ isNegative: Bool) -> String {
    var digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    if scale > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale)) }
    while digits.hasPrefix("0"), digits.count > 1, digits.dropFirst().first != "." { digits.removeFirst() }
    return (isNegative ? "-" : "") + digits
  }

  private static func overpunch(_ digit: UInt8, _ isNegative: Bool, _ isEBCDIC: Bool) -> UInt8 {
    if isEBCDIC { return (isNegative ? 0xD0 : 0xC0) | digit }
    return Array((isNegative ? "}JKLMNOPQR" : "{ABCDEFGHI").utf8)[Int(digit)]
  }
}
