import Layouts
import Records
import Testing

@testable import Extract

@Suite struct XMLRecordReaderTests {
  private static let records = """
    - record: CASE
      element: /D/Cases/Case
      fields:
        - {name: ID, path: "@id", type: text, required: true}
        - {name: COUNTY, path: "../@county", type: digits}
        - {name: SENT, path: "../../Sent", type: date, format: YYYY-MM-DD}
        - {name: NOTE, path: Note, type: text}
        - {name: CUR, path: "Owed/@currency", type: text}
        - {name: OWED, path: Owed, type: number, scale: 2}
    - record: PAY
      element: /D/Cases/Case/Pay
      fields:
        - {name: CASE, path: "../@id", type: text}
        - {name: OWED, path: "../Owed", type: number, scale: 2}
        - {name: AMT, path: ".", type: number, scale: 2}
    """

  private func layout(schema: String? = nil) throws -> RecordLayout {
    try TestLayout.records(Self.records, head: "format: xml", schema: schema)
  }

  private func read(_ xml: String, schema: String? = nil, limits: RecordLimits = RecordLimits()) throws -> Reading {
    try Reading(try layout(schema: schema), Array(xml.utf8), limits: limits)
  }

  private static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <D><Sent>2024-09-30</Sent>
    <Cases county="027">
    <Case id="A&amp;1">
      <Note> one <![CDATA[<two>]]> caf\u{E9} </Note>
      <Owed currency="USD">12.5</Owed>
      <Pay>1</Pay>
      <Pay>-2.25</Pay>
    </Case>
    <Other><Deep>x</Deep></Other>
    <Case id="B"/>
    </Cases></D>
    """

  @Test func pathsFromTheRecord() throws {
    let reading = try read(Self.document)
    #expect(reading.faults.isEmpty && reading.recordFaults.isEmpty)
    #expect(reading.counts.records == [2, 2])
    let cases = reading.rows.indices.filter { reading.rows[$0].record == "CASE" }
    #expect(
      cases.map(reading.text) == [
        "COUNTY=027 CUR=USD ID=A&1 NOTE=one <two> café OWED=12.50 SENT=2024-09-30", "COUNTY=027 ID=B SENT=2024-09-30",
      ])
    #expect(cases.map { reading.rows[$0].line } == [4, 11])
    let payments = reading.rows.indices.filter { reading.rows[$0].record == "PAY" }
    #expect(payments.map(reading.text) == ["AMT=1.00 CASE=A&1 OWED=12.50", "AMT=-2.25 CASE=A&1 OWED=12.50"])
    #expect(payments.map { reading.rows[$0].line } == [7, 8])
    #expect(reading.raw[cases[1]] == Array("ID=B\tCOUNTY=027\tSENT=2024-09-30\t".utf8))
  }

  @Test func elementThatComesTwice() throws {
    let reading = try read("<D><Cases><Case id='A'><Note>1</Note><Note>2</Note></Case></Cases></D>")
    #expect(reading.recordFaults == ["1.NOTE: the element once = more than once"])
  }

  @Test(arguments: [
    ("<D><Cases>\n<Case id='A'></Cases></D>", 2), ("<D>\n\n&nope;</D>", 3), ("", 0), ("<D/><D/>", 1), ("not xml", 1),
    ("<D>\n<a:b/></D>", 2), ("<D a='1' a='2'/>", 1), ("<D><Cases>", 1),
  ])
  func notWellFormed(xml: String, line: Int) throws {
    let reading = try read(xml)
    guard case .notWellFormed = reading.faults.first?.kind else {
      Issue.record("\(reading.faults)")
      return
    }
    #expect(reading.faults.count == 1)
    #expect(line == 0 || reading.faults[0].line == line)
    #expect(!reading.counts.isComplete)
  }

  @Test func declaredEncodingsAreRead() throws {
    let latin =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><D><Cases><Case id='".utf8) + [0xE9]
      + Array("'/></Cases></D>".utf8)
    #expect(try Reading(try layout(), latin).text(0) == "ID=é")
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "<D><Cases><Case id='é'/></Cases></D>".utf16 { wide += [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(try Reading(try layout(), wide).text(0) == "ID=é")
    let wrong = Array("<D><Cases><Case id='".utf8) + [0xE9] + Array("'/></Cases></D>".utf8)
    guard case .notWellFormed = try Reading(try layout(), wrong).faults.first?.kind else {
      Issue.record("a byte that is not UTF-8 was read")
      return
    }
  }

  @Test func documentTypesAreRefused() throws {
    let bomb =
      "<!DOCTYPE D [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>\n"
      + "<D><Cases><Case id='A'><Note>&c;</Note></Case></Cases></D>"
    #expect(try read(bomb).faults.map(\.kind) == [.forbiddenXML("a document type declaration")])
    let outside = "<!DOCTYPE D SYSTEM \"file:///etc/passwd\"><D/>"
    #expect(try read(outside).faults.map(\.kind) == [.forbiddenXML("a document type declaration")])
    let parameter = "<!DOCTYPE D [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]><D/>"
    #expect(try read(parameter).faults.map(\.kind) == [.forbiddenXML("a document type declaration")])
  }

  @Test func deepNesting() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try read(deep).faults.map(\.kind) == [.forbiddenXML("nesting deeper than 100 elements")])
  }

  @Test func linesBeyond65535() throws {
    let reading = try read("<D><Cases>" + String(repeating: "\n", count: 70_000) + "<Case id='A'>\n</Case></Cases></D>")
    #expect(reading.rows.map(\.line) == [70_001])
  }

  @Test func schema() throws {
    let schema = ByteFile(
      Array(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="D"><xs:complexType><xs:sequence><xs:element name="Cases"><xs:complexType>
            <xs:sequence><xs:element name="Case" maxOccurs="unbounded"><xs:complexType>
              <xs:sequence><xs:element name="Note" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                <xs:pattern value="[0-9]{9}"/></xs:restriction></xs:simpleType></xs:element></xs:sequence>
              <xs:attribute name="id" type="xs:integer" use="required"/>
            </xs:complexType></xs:element></xs:sequence>
          </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """.utf8))
    let good = """
      <D xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://127.0.0.1:9/x.xsd">
      <Cases><Case id="1"><Note>123456789</Note></Case></Cases></D>
      """
    let clean = try read(good, schema: schema.path)
    #expect(clean.faults.isEmpty)
    #expect(clean.text(0) == "ID=1 NOTE=123456789")
    let bad =
      "<D><Cases>" + String(repeating: "\n", count: 70_000)
      + "<Case id='1'>\n<Note>12345678X</Note></Case>\n<Case/>\n<Q/></Cases></D>"
    let reading = try read(bad, schema: schema.path)
    #expect(Set(reading.faults.map(\.line)) == [70_002, 70_003, 70_004])
    #expect(reading.counts.records[0] == 2)
    #expect(reading.faults.allSatisfy { !"\($0.kind)".contains("12345678X") })
    #expect(throws: DefinitionError.self) { try read(good, schema: "/nowhere.xsd") }
  }
}
