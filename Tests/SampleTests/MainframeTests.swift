import Testing

@testable import Sample

@Suite("EBCDIC")
struct MainframeTests {
  private func bytes(_ append: (ByteBuffer) -> Void) -> [UInt8] {
    let buffer = ByteBuffer(capacity: 64)
    append(buffer)
    return Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count))
  }

  @Test func knownBytes() {
    #expect(EBCDIC.encode("Aa0 ") == [0xC1, 0x81, 0xF0, 0x40])
    #expect(EBCDIC.encode("é$[") == [0x51, 0x5B, 0xBA])
    #expect(bytes { $0.append(zoned: 1024, width: 6) } == [0xF0, 0xF0, 0xF1, 0xF0, 0xF2, 0xF4])
    #expect(bytes { $0.append(signedZoned: 123, width: 4) } == [0xF0, 0xF1, 0xF2, 0xC3])
    #expect(bytes { $0.append(signedZoned: -120, width: 4) } == [0xF0, 0xF1, 0xF2, 0xD0])
    #expect(bytes { $0.append(packed: 12345, bytes: 3, signed: false) } == [0x12, 0x34, 0x5F])
    #expect(bytes { $0.append(packed: -1204, bytes: 4, signed: true) } == [0x00, 0x01, 0x20, 0x4D])
    #expect(bytes { $0.append(packed: 7, bytes: 2, signed: true) } == [0x00, 0x7C])
    #expect(bytes { $0.append(packedDate: 19_996) } == [0x02, 0x02, 0x40, 0x93, 0x0F])
    #expect(bytes { $0.append(binary: 66_000, bytes: 4) } == [0x00, 0x01, 0x01, 0xD0])
  }

  @Test func headerAndTrailer() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 8, cases: 30, counties: ["27115"], shape: .mainframe, years: 2)
    let delivery = try SampleWriter(options).write(to: folder.path).deliveries[0]
    let file = try folder.bytes("PRSM27115.20240930/PRSM.EXTRACT")
    #expect(file.count == delivery.bytes)
    #expect(file.count % MainframeRecord.length == 0)
    #expect(Array(file.prefix(15)) == EBCDIC.encode("HD2024093027115"))
    let trailer = file.suffix(MainframeRecord.length)
    #expect(Array(trailer.prefix(6)) == EBCDIC.encode("TR") + [0, 0, 0, 30])
    let types = stride(from: 0, to: file.count, by: MainframeRecord.length).map { Array(file[$0..<($0 + 2)]) }
    let counts = Dictionary(types.map { ($0, 1) }, uniquingKeysWith: +)
    let carried = [
      ("CA", "case"), ("PE", "person"), ("RC", "receipt"), ("DS", "distribution"), ("BL", "arrears_balance"),
    ]
    for (type, table) in carried {
      #expect(counts[EBCDIC.encode(type)] == delivery.tables.first { $0.table == table }?.rows)
    }
  }

  @Test func xmlIsEscaped() {
    #expect(XMLWriter.escapedXML("Test & Sons <\"B\">") == Array("Test &amp; Sons &lt;&quot;B&quot;>".utf8))
  }

  @Test func csvIsQuotedWhereNeeded() {
    #expect(StandardWriter.csvField("1 Nowhere Road") == Array("1 Nowhere Road".utf8))
    #expect(StandardWriter.csvField("Unit \"B\", rear") == Array("\"Unit \"\"B\"\", rear\"".utf8))
  }

  @Test func windowsLetters() {
    #expect(windows1252("Café") == [0x43, 0x61, 0x66, 0xE9])
  }
}
