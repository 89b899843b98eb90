import Layouts
import Records
import Testing

@testable import Extract

@Suite struct FixedRecordReaderTests {
  private static let fields = """
    - {name: T, at: 1, length: 2, type: text}
    - {name: NAME, at: 3, length: 20, type: text}
    - {name: AMT, at: 23, length: 5, type: packed, scale: 2, signed: true}
    - {name: BORN, at: 28, length: 8, type: date, format: YYYYMMDD}
    """

  private func record(_ number: Int, length: Int) -> [UInt8] {
    let start =
      ebcdic("C1") + ebcdic("NAME \(number)".padded(20)) + [0x00, 0x00, 0x01, 0x23, 0x4D] + ebcdic("20240229")
    return start + [UInt8](repeating: 0x40, count: length - start.count)
  }

  @Test(arguments: [94, 156, 750, 1500])
  func recordLengths(length: Int) throws {
    let layout = try TestLayout.fixed(Self.fields, records: "\(length)")
    let count = 5000
    var bytes: [UInt8] = []
    for number in 1...count { bytes += record(number, length: length) }
    let reading = try Reading(layout, bytes)
    #expect(reading.faults.isEmpty && reading.recordFaults.isEmpty)
    #expect(reading.counts.records == [count])
    #expect(reading.counts.isComplete)
    #expect(reading.rows.map(\.line) == Array(1...count))
    #expect(reading.text(0) == "AMT=-12.34 BORN=2024-02-29 NAME=NAME 1 T=C1")
    #expect(reading.text(count - 1) == "AMT=-12.34 BORN=2024-02-29 NAME=NAME \(count) T=C1")
    #expect(reading.raw[2] == record(3, length: length))
    #expect(reading.ranges["7.AMT"] == "23-27")
    #expect(reading.ranges["7.BORN"] == "28-35")
    #expect(reading.ranges["7.NAME"] == "3-8")
  }

  @Test func lastRecordCut() throws {
    let layout = try TestLayout.fixed(Self.fields, records: "94")
    let reading = try Reading(layout, record(1, length: 94) + record(2, length: 94).prefix(93))
    #expect(reading.rows.count == 1)
    #expect(reading.faults == [FileFault(.cutRecord(found: 93, expected: 94), line: 2, firstByte: 1, lastByte: 93)])
    #expect(!reading.counts.isComplete)
  }

  @Test func undecodableFieldsKeepTheirBytes() throws {
    let layout = try TestLayout.fixed(Self.fields, records: "94")
    var bytes = record(1, length: 94)
    bytes.replaceSubrange(22..<27, with: [0x00, 0x00, 0x01, 0x23, 0x44])
    bytes.replaceSubrange(27..<35, with: ebcdic("20240230"))
    let reading = try Reading(layout, bytes)
    #expect(
      reading.recordFaults == [
        "1.AMT: signed packed decimal = 0000012344", "1.BORN: a date as YYYYMMDD = 20240230",
      ])
    #expect(reading.rows[0].values["AMT"] == "0000012344")
    #expect(reading.ranges["1.AMT"] == "23-27")
  }

  private func described(_ records: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records {
      let length = record.count + 4
      bytes += [UInt8(length >> 8), UInt8(length & 255), 0, 0]
      bytes += record
    }
    return bytes
  }

  @Test func descriptorWords() throws {
    let layout = try TestLayout.fixed(Self.fields, records: "rdw")
    // The second record ends within NAME, the third holds T only.
    let records = [record(1, length: 156), Array(record(2, length: 94).prefix(10)), ebcdic("C1")]
    let reading = try Reading(layout, described(records))
    #expect(reading.faults.isEmpty)
    #expect(reading.rows.map { $0.values["NAME"] } == ["NAME 1", "NAME 2", ""])
    #expect(reading.rows[2].values["BORN"] == "")
    #expect(reading.raw == records)
  }

  @Test func blocksOfRecords() throws {
    let layout = try TestLayout.records(
      "- record: R\n  fields:\n    - {name: T, at: 1, length: 2, type: text}",
      head: "format: fixed\nencoding: cp037\nframing: {records: rdw, blocks: true}")
    let block = described([ebcdic("AA"), ebcdic("BB")])
    let word: [UInt8] = [0, UInt8(block.count + 4), 0, 0]
    let file = word + block + word + block
    #expect(try Reading(layout, file).rows.map { $0.values["T"] } == ["AA", "BB", "AA", "BB"])
    let shortWord: [UInt8] = [0, UInt8(block.count + 2), 0, 0]
    let short = try Reading(layout, shortWord + block)
    #expect(short.rows.count == 1)
    #expect(short.faults.count == 1)
  }

  @Test(
    arguments: [
      ([0, 3, 0, 0], "a length below four"), ([0, 4, 0, 0], "an empty record"),
      ([0, 6, 1, 0, 0xC1, 0xF1], "a segment"),
      ([0, 9, 0, 0, 0xC1], "cut"), ([0, 6], "half a word"),
    ] as [([UInt8], String)])
  func impossibleDescriptorWords(bytes: [UInt8], why: String) throws {
    let layout = try TestLayout.fixed(Self.fields, records: "rdw")
    let reading = try Reading(layout, described([ebcdic("C1")]) + bytes)
    #expect(reading.rows.count == 1)
    guard case .cutRecord = reading.faults.first?.kind else {
      Issue.record("\(why): \(reading.faults)")
      return
    }
    #expect(reading.faults[0].line == 2)
  }

  @Test func recordTypesAndLengths() throws {
    let layout = try TestLayout.records(
      """
      - record: H
        when: {T: [H]}
        length: 5
        fields: [{name: T, at: 1, length: 1, type: text}, {name: N, at: 2, length: 4, type: digits}]
      - record: D
        when: {T: [A, B], K: ["1"]}
        fields: [{name: T, at: 1, length: 1, type: text}, {name: K, at: 2, length: 1, type: number}]
      """, head: "format: fixed\nencoding: ascii\nframing: {records: lines}")
    let reading = try Reading(layout, Array("H0001\nA1\nB1xx\nB2\nX1\n\nH1\n".utf8))
    #expect(reading.counts.records == [2, 2])
    #expect(reading.counts.unknown == 3)
    #expect(reading.rows.filter { $0.record == "?" }.map(\.line) == [4, 5, 6])
    #expect(reading.recordFaults.contains("7.: a record of 5 bytes = 2 bytes"))
  }

  @Test func redefinitionsByRecord() throws {
    let layout = try TestLayout.fixed(
      """
      - {name: N, at: 1, length: 2, type: binary}
      - name: G
        at: 3
        length: 4
        occurs: 2
        fields: [{name: A, at: 1, length: 4, type: text}]
      - {name: D, at: 3, length: 8, type: date, format: YYYYMMDD, redefines: G, when: {N: ["0"]}}
      - {name: ALL, at: 3, length: 8, type: text, redefines: [G, D]}
      """, encoding: "ascii", records: "10")
    let reading = try Reading(layout, [0, 1] + Array("WXYZabcd".utf8) + [0, 0] + Array("20240229".utf8))
    #expect(reading.text(0) == "ALL=WXYZabcd G(1).A=WXYZ G(2).A=abcd N=1")
    #expect(reading.text(1) == "ALL=20240229 D=2024-02-29 N=0")
    #expect(reading.ranges["2.G(1).A"] == nil)
    #expect(reading.recordFaults.isEmpty)
  }

  @Test func occurrencesThatDepend() throws {
    let layout = try TestLayout.fixed(
      """
      - {name: N, at: 1, length: 1, type: zoned}
      - name: KID
        at: 2
        length: 3
        occurs: 3
        occurs_depending: N
        fields:
          - {name: ID, at: 1, length: 1, type: text}
          - {name: AGE, at: 2, length: 2, type: packed}
      """, records: "rdw")
    let kid: [UInt8] = [0xC1, 0x01, 0x2F]
    let records: [[UInt8]] = [[0xF2] + kid + kid, [0xF0], [0xF1] + kid + kid]
    let reading = try Reading(layout, described(records))
    #expect(
      (0..<3).map(reading.text) == [
        "KID(1).AGE=12 KID(1).ID=A KID(2).AGE=12 KID(2).ID=A N=2", "N=0", "KID(1).AGE=12 KID(1).ID=A N=1",
      ])
    #expect(reading.recordFaults.isEmpty)
  }

  @Test func onlyWhatIsSelected() throws {
    let layout = try TestLayout.fixed(Self.fields, records: "94")
    let file = ByteFile(record(1, length: 94) + record(2, length: 94))
    var selection = RecordSelection(none: layout)
    #expect(
      try RecordReaders.open(layout, stream: try ByteStream(path: file.path), selection: selection)
        .read({ _, _ in Issue.record("nothing was selected") }, fault: { _ in }).records == [2])
    selection.add(0, fields: [1], of: layout)
    _ = try RecordReaders.open(layout, stream: try ByteStream(path: file.path), selection: selection)
      .read(
        { _, batch in
          #expect(batch.text(1, row: 1) == "NAME 2")
          #expect(batch.length(field: 3, row: 1) == 0)
        }, fault: { _ in })
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
