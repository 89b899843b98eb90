import Layouts
import Records
import Testing

@testable import Extract

@Suite struct LayoutCheckTests {
  private static let records = """
    - record: C
      when: {T: [C]}
      length: 24
      fields:
        - {name: T, at: 1, length: 1, type: text}
        - {name: SSN, at: 2, length: 9, type: digits, required: true, personal: true}
        - {name: BORN, at: 11, length: 8, type: date, format: YYYYMMDD}
        - {name: SEX, at: 19, length: 1, type: code, codes: [F, M]}
        - {name: AMT, at: 20, length: 5, type: zoned, scale: 2}
    """

  private func layout() throws -> RecordLayout {
    try TestLayout.records(Self.records, head: "format: fixed\nencoding: ascii\nframing: {records: lines}")
  }

  private static let text = """
    C12345678920240229F00123
    C         20240230X0012C
    C1234A678900000000 00123x
    Z
    """

  private func check(showsPersonal: Bool) throws -> [Finding] {
    let file = ByteFile(Array(Self.text.utf8))
    var findings: [Finding] = []
    let counts = try LayoutCheck(try layout(), file: "f.txt", showsPersonal: showsPersonal)
      .check(try ByteStream(path: file.path), fault: { Issue.record("\($0)") }, finding: { findings.append($0) })
    #expect(counts.records == [3])
    #expect(counts.unknown == 1)
    return findings
  }

  @Test func everyRuleHasItsPlace() throws {
    let findings = try check(showsPersonal: false)
    let places = findings.map { "\($0.code) \($0.line) \($0.firstByte)-\($0.lastByte) \($0.field) \($0.value)" }
    #expect(
      Set(places) == [
        "DTE 2 11-18 BORN 20240230", "NUM 2 20-24 AMT 3030313243", "REQ 2 2-2 SSN ", "COD 2 19-19 SEX X",
        "LEN 3 0-0  25 bytes", "CHR 3 2-10 SSN ***", "RID 4 0-0  Z",
      ])
    #expect(findings.allSatisfy { $0.file == "f.txt" && !$0.message.contains("1234A6789") })
    #expect(findings.first { $0.code == "COD" }?.expected == "F, M")
    #expect(Set(LayoutCheck.Rule.allCases.map(\.family)).count == LayoutCheck.Rule.allCases.count)
  }

  @Test func personalValuesOnDemand() throws {
    #expect(try check(showsPersonal: true).contains { $0.code == "CHR" && $0.value == "1234A6789" })
  }

  private func decode(_ format: LayoutDecoder.Format, showsPersonal: Bool = false) throws -> String {
    let file = ByteFile(Array("C12345678920240229F00123\nC111111111        \"00000\n".utf8))
    var output: [UInt8] = []
    let decoder = LayoutDecoder(try layout(), format: format, showsPersonal: showsPersonal)
    _ = try decoder.decode(
      try ByteStream(path: file.path), write: { output += Array($0) }, fault: { Issue.record("\($0)") },
      recordFault: { Issue.record("\($3)") })
    return String(decoding: output, as: UTF8.self)
  }

  @Test func decodedAsCSV() throws {
    #expect(
      try decode(.csv) == """
        record,line,T,SSN,BORN,SEX,AMT
        C,1,C,***,2024-02-29,F,1.23
        C,2,C,***,,\"\"\"\",0.00

        """)
    #expect(try decode(.csv, showsPersonal: true).contains("C,1,C,123456789,2024-02-29"))
  }

  @Test func decodedAsJSON() throws {
    #expect(
      try decode(.json) == #"""
        {"record":"C","line":1,"T":"C","SSN":"***","BORN":"2024-02-29","SEX":"F","AMT":"1.23"}
        {"record":"C","line":2,"T":"C","SSN":"***","BORN":"","SEX":"\"","AMT":"0.00"}

        """#)
  }
}
