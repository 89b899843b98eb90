import Glibc
import Layouts
import Records
import Testing

@testable import Extract

/// Files without end on one line, in one value, in one tag: refused soon and in constant memory.
@Suite(.serialized) struct HostileFileTests {
  /// Bytes in memory at the most so far.
  private static var peak: Int {
    var usage = rusage()
    getrusage(0, &usage)
    return usage.ru_maxrss * 1024
  }

  /// A file of a head and then one byte over and over.
  private func endless(_ head: String, _ filler: UInt8, megabytes: Int = 128) -> ByteFile {
    let file = ByteFile(Array(head.utf8))
    let block = [UInt8](repeating: filler, count: 1 << 20)
    for _ in 0..<megabytes { file.append(block) }
    return file
  }

  private func fault(_ layout: RecordLayout, _ file: ByteFile) throws -> FileFault.Kind? {
    let before = Self.peak
    let start = ContinuousClock.now
    let reading = try Reading(layout, file: file)
    #expect(reading.faults.count == 1)
    #expect(Self.peak - before < 100 << 20)
    #expect(ContinuousClock.now - start < .seconds(20))
    return reading.faults.first?.kind
  }

  @Test func oneLine() throws {
    let layout = try TestLayout.fixed(
      "- {name: A, at: 1, length: 4, type: text}", encoding: "ascii", records: "lines")
    #expect(try fault(layout, endless("", 0x41)) == .tooLong(limit: 1 << 20))
  }

  @Test func oneField() throws {
    let head = "format: delimited\nencoding: utf-8\ndelimiter: tab\nquote: '\"'\nheader: false"
    let layout = try TestLayout.records("- record: R\n  fields: [{name: A, type: text}]", head: head)
    #expect(try fault(layout, endless("\"", 0x41)) == .tooLong(limit: 1 << 20))
    #expect(try fault(layout, endless("", 0x41)) == .tooLong(limit: 1 << 20))
  }

  @Test func endlessXML() throws {
    let layout = try TestLayout.records(
      "- record: R\n  element: /D/R\n  fields: [{name: A, path: \"@a\", type: text}]", head: "format: xml")
    #expect(try fault(layout, endless("<D><R>", 0x41)) == .tooLong(limit: 1 << 20))
    #expect(try fault(layout, endless("<D><!--", 0x41)) == .tooLong(limit: 10_000_000))
    #expect(try fault(layout, endless("<D><R a='", 0x41)) == .tooLong(limit: 10_000_000))
    #expect(try fault(layout, endless("<D", 0x41)) == .tooLong(limit: 10_000_000))
    #expect(try fault(layout, endless("<D><?p ", 0x41)) == .tooLong(limit: 10_000_000))
    #expect(try fault(layout, endless("<D><![CDATA[", 0x41)) == .tooLong(limit: 10_000_000))
  }

  @Test func manyRecordsOfXMLStayInConstantMemory() throws {
    let layout = try TestLayout.records(
      "- record: R\n  element: /D/R\n  fields: [{name: A, path: \"@a\", type: number}, {name: B, path: B, type: text}]",
      head: "format: xml")
    let file = ByteFile(Array("<D>".utf8))
    var block = ""
    for number in 0..<20_000 { block += "<R a='\(number)'><B>some text</B></R>\n" }
    for _ in 0..<10 { file.append(Array(block.utf8)) }
    file.append(Array("</D>".utf8))
    let before = Self.peak
    let reader = try RecordReaders.open(layout, stream: try ByteStream(path: file.path))
    var rows = 0
    let counts = try reader.read({ rows += $1.count }, fault: { Issue.record("\($0)") })
    #expect(rows == 200_000 && counts.records == [200_000] && counts.isComplete)
    #expect(Self.peak - before < 100 << 20)
  }

  @Test func lineEnds() throws {
    let layout = try TestLayout.fixed(
      "- {name: A, at: 1, length: 4, type: text}\n- {name: B, at: 5, length: 1, type: text}", encoding: "ascii",
      records: "lines")
    let reading = try Reading(layout, Array("ab\r\ncd\nef\r\n\u{1A}".utf8))
    #expect(reading.rows.map { $0.values["A"] } == ["ab", "cd", "ef"])
    #expect(reading.faults == [FileFault(.mixedLineEnds, line: 2)])
    let nul = try Reading(layout, Array("a\0b\nab\0\0\n".utf8))
    #expect(nul.recordFaults == ["1.A: ascii text without control characters = 610062"])
    #expect(nul.rows[1].values["A"] == "ab")
  }

  @Test func damagedGzip() throws {
    let layout = try TestLayout.fixed("- {name: A, at: 1, length: 4, type: text}", encoding: "ascii", records: "lines")
    #expect(try Reading(layout, [0x1F, 0x8B, 8, 0, 0]).faults == [FileFault(.cutGzip, line: 0)])
    #expect(
      try Reading(layout, [0x1F, 0x8B] + [UInt8](repeating: 0x55, count: 64)).faults == [
        FileFault(.damagedGzip, line: 0)
      ])
  }
}
