import Layouts
import Records
import Testing

@testable import Extract

@Suite struct DelimitedRecordReaderTests {
  private static let fields = """
    - record: R
      fields:
        - {name: ID, type: text}
        - {name: AMT, type: number, scale: 2}
        - {name: DAY, type: date, format: MM/DD/YYYY}
    """

  private func layout(header: Bool, quote: Bool = true, encoding: String = "utf-8") throws -> RecordLayout {
    let quote = quote ? "'\"'" : "none"
    return try TestLayout.records(
      Self.fields,
      head: "format: delimited\nencoding: \(encoding)\ndelimiter: \"|\"\nquote: \(quote)\nheader: \(header)")
  }

  @Test func headerDecides() throws {
    let reading = try Reading(
      try layout(header: true), Array("\u{FEFF}DAY|X|ID|AMT\r\n02/29/2024|x|a|100\r\n|y|b|-1.5".utf8))
    #expect(reading.rows.map(\.line) == [2, 3])
    #expect(reading.text(0) == "AMT=100.00 DAY=2024-02-29 ID=a")
    #expect(reading.text(1) == "AMT=-1.50 ID=b")
    #expect(reading.faults == [FileFault(.unknownColumn("X"), line: 1)])
    #expect(reading.ranges["2.AMT"] == "16-18")
    #expect(reading.ranges["2.DAY"] == "1-10")
    #expect(reading.raw[1] == Array("|y|b|-1.5".utf8))
    #expect(reading.counts.isComplete)
  }

  @Test func headerFaults() throws {
    let layout = try layout(header: true)
    #expect(try Reading(layout, []).faults == [FileFault(.noHeader, line: 1)])
    let missing = try Reading(layout, Array("ID|DAY|ID\na|b|c\n".utf8))
    #expect(missing.faults.map(\.kind) == [.duplicateColumn("ID"), .missingColumn("AMT")])
    #expect(missing.rows.isEmpty)
  }

  @Test func quotes() throws {
    let text = "\"a|\"\"b\"\"\nc\"|1|\nd|\"2\"|\"01/01/2024\"\r\n\"e\"x|3|\n"
    let reading = try Reading(try layout(header: false), Array(text.utf8))
    #expect(reading.rows.map(\.line) == [1, 3, 4])
    #expect(reading.rows[0].values["ID"] == "a|\"b\"\nc")
    #expect(reading.text(1) == "AMT=2.00 DAY=2024-01-01 ID=d")
    #expect(reading.recordFaults == ["4.: a delimiter after a closing quote = "])
    #expect(reading.faults == [FileFault(.mixedLineEnds, line: 3)])
    #expect(reading.ranges["3.DAY"] == "8-17")
  }

  @Test func quotesAreTextWhereThereAreNone() throws {
    let reading = try Reading(try layout(header: false, quote: false), Array("\"a|1|\n".utf8))
    #expect(reading.text(0) == "AMT=1.00 ID=\"a")
  }

  @Test func unclosedQuote() throws {
    let reading = try Reading(try layout(header: false), Array("a|1|\nb|\"2|\nc|3|\n".utf8))
    #expect(reading.rows.count == 1)
    #expect(reading.faults == [FileFault(.unclosedQuote, line: 2, firstByte: 3, lastByte: 3)])
    #expect(!reading.counts.isComplete)
  }

  @Test func fieldCounts() throws {
    let reading = try Reading(try layout(header: false), Array("a|1\nb|1||\n\nc|1|\n".utf8))
    #expect(reading.rows.count == 4)
    #expect(
      reading.recordFaults == [
        "1.: fieldCount(found: 2, expected: 3) = 2", "2.: fieldCount(found: 4, expected: 3) = 4",
        "3.: fieldCount(found: 1, expected: 3) = 1",
      ])
  }

  @Test func wrongBytes() throws {
    let nul = try Reading(try layout(header: false), Array("a|1|\nb\0|2|\nc|3|\n".utf8))
    #expect(nul.faults == [FileFault(.nulByte, line: 2, firstByte: 2, lastByte: 2)])
    let latin = try Reading(try layout(header: false), Array("caf".utf8) + [0xE9] + Array("|1|\n".utf8))
    #expect(latin.recordFaults == ["1.ID: utf-8 text without control characters = 636166E9"])
    let windows = try Reading(
      try layout(header: false, encoding: "windows-1252"), Array("caf".utf8) + [0xE9, 0x80] + Array("|1|\n".utf8))
    #expect(windows.text(0) == "AMT=1.00 ID=café€")
  }

  @Test func manyRecordsAcrossBlocks() throws {
    var text = ""
    for number in 0..<40_000 { text += "id\(number)|\"\(number).25\"|01/02/2003\n" }
    let reading = try Reading(try layout(header: false), Array(text.utf8))
    #expect(reading.counts.records == [40_000])
    #expect(reading.recordFaults.isEmpty && reading.faults.isEmpty)
    #expect(reading.text(39_999) == "AMT=39999.25 DAY=2003-01-02 ID=id39999")
    #expect(reading.rows[39_999].line == 40_000)
  }
}
