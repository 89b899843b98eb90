import Layouts
import Records
import Testing

@testable import Extract

/// Good files with some bytes changed, cut or put in: every reader says what is wrong, and none stops the program.
@Suite struct DamagedFileTests {
  private func damage(_ bytes: [UInt8], _ generator: inout LayoutPropertyTests.Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
      }
    }
    return bytes
  }

  private static let fields = """
    - {name: A, at: 1, length: 3, type: text}
    - {name: B, at: 4, length: 3, type: packed, scale: 5, signed: true}
    - {name: C, at: 7, length: 4, type: zoned, signed: true}
    - {name: D, at: 11, length: 8, type: date, format: YYYYMMDD}
    - {name: E, at: 19, length: 5, type: packed, digits: 8, format: YYYYMMDD}
    - {name: N, at: 24, length: 1, type: number}
    - {name: G, at: 25, length: 2, type: binary, signed: true, occurs: 9, occurs_depending: N}
    """

  @Test(arguments: Array(1...100) as [UInt64])
  func fixed(seed: UInt64) throws {
    var generator = LayoutPropertyTests.Generator(state: seed)
    let record =
      ebcdic("ABC") + [0x12, 0x34, 0x5C] + ebcdic("000A20240229") + [0x02, 0x02, 0x40, 0x22, 0x9F]
      + ebcdic("2") + [UInt8](repeating: 0xFF, count: 18)
    var described: [UInt8] = []
    for _ in 0..<20 {
      described += [0, UInt8(record.count + 4), 0, 0]
      described += record
    }
    let plain = (0..<20).flatMap { _ in record }
    _ = try Reading(try TestLayout.fixed(Self.fields, records: "rdw"), damage(described, &generator))
    let reading = try Reading(
      try TestLayout.fixed(Self.fields, records: "\(record.count)"), damage(plain, &generator))
    #expect(reading.rows.count <= 25, "seed \(seed)")
  }

  @Test(arguments: Array(1...100) as [UInt64])
  func delimited(seed: UInt64) throws {
    var generator = LayoutPropertyTests.Generator(state: seed)
    let layout = try TestLayout.records(
      "- record: R\n  fields: [{name: A, type: text}, {name: B, type: number, scale: 2}, {name: D, type: date, format: M/D/YYYY}]",
      head: "format: delimited\nencoding: utf-8\ndelimiter: \",\"\nquote: '\"'\nheader: true")
    let text = "A,B,D\r\n" + String(repeating: "\"x\"\"é\",-12.50,2/29/2024\r\n", count: 20)
    let reading = try Reading(layout, damage(Array(text.utf8), &generator))
    #expect(reading.rows.count <= 40, "seed \(seed)")
  }

  @Test(arguments: Array(1...100) as [UInt64])
  func damagedXML(seed: UInt64) throws {
    var generator = LayoutPropertyTests.Generator(state: seed)
    let layout = try TestLayout.records(
      "- record: R\n  element: /D/R\n  fields: [{name: A, path: \"@a\", type: number}, {name: B, path: B, type: text}]",
      head: "format: xml")
    let text = "<?xml version='1.0'?><D>" + String(repeating: "<R a='1'><B>x &amp; y</B></R>\n", count: 20) + "</D>"
    let reading = try Reading(layout, damage(Array(text.utf8), &generator))
    #expect(reading.counts.isComplete == reading.faults.isEmpty, "seed \(seed): \(reading.faults)")
  }
}
