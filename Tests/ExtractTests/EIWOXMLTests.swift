import Foundation
import Layouts
import Records
import Testing

@testable import Extract

/// The XML form of e-IWO files: what is written is valid against the schema and says what the flat form says; what is
/// read gets the edits of the flat form.
@Suite struct EIWOXMLTests {
  private static let form = EIWOFileTests.family.xml!

  private static func orders() throws -> EIWOFile {
    try EIWOFile(
      .orders, EIWOFileTests.details("eiwo-orders", "eiwo-detail"),
      number: EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-01-15")!, createdAt: 77_400),
      layouts: EIWOFileTests.family)
  }

  private static func check(_ text: String) throws -> (findings: [Finding], tally: PartnerTally) {
    try PartnerDefinitions.check("eiwo", Array(text.utf8))
  }

  private static func words(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code) \($0.field) \($0.severity.rawValue)" }
  }

  @Test func writtenIsClean() throws {
    for file in [
      try Self.orders(),
      try EIWOFile(
        .acknowledgments, EIWOFileTests.details("eiwo-acks", "eiwo-ack"),
        number: EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-01-21")!, createdAt: 21_900),
        layouts: EIWOFileTests.family),
    ] {
      let (findings, tally) = try PartnerDefinitions.check("eiwo", file.xml(Self.form))
      #expect(findings == [])
      #expect(tally.read == file.parts.count)
    }
  }

  /// Read back, the XML form gives the lines of the flat form.
  @Test func sameAsFlat() throws {
    let file = try Self.orders()
    let bytes = ByteFile(file.xml(Self.form))
    var lines: [UInt8] = []
    let session = PartnerXMLSession(
      EIWOFileTests.family, Self.form, schema: nil,
      take: { line, count, _ in lines += Array(UnsafeBufferPointer(start: line, count: count)) + [0x0A] },
      leave: { _ in }, fault: { fault, line in Issue.record("\(line): \(fault)") })
    try session.parse(try ByteStream(path: bytes.path))
    #expect(lines == (try file.flat()))
  }

  /// Trailers may be left out; what is in the records is checked as in the flat form, with lines and no positions.
  @Test func answersWithoutTrailers() throws {
    func document(_ status: String) -> String {
      """
      <EiwoFile>
        <FileHeader><DocumentCode>FHA</DocumentCode><ControlNumber>200002501210605000000</ControlNumber>
          <StateFIPSCode>20000</StateFIPSCode><CreationDate>20250121</CreationDate>
          <CreationTime>060500</CreationTime></FileHeader>
        <Batch>
          <BatchHeader><DocumentCode>BHA</DocumentCode><ControlNumber>200002501210605000001</ControlNumber>
            <StateFIPSCode>20000</StateFIPSCode><EIN>891234567</EIN><CreationDate>20250121</CreationDate>
            <CreationTime>060500</CreationTime></BatchHeader>
          <Acknowledgment>
            <DocumentCode>ACK</DocumentCode><DocumentActionCode>ORG</DocumentActionCode>
            <CaseID>TEST25D00012345</CaseID><EIN>891234567</EIN>
            <EmployeeLastName>QUILLFEATHER</EmployeeLastName><EmployeeFirstName>ZEBULON</EmployeeFirstName>
            <EmployeeSSN>666451234</EmployeeSSN>
            <DocumentTrackingNumber>200000000000000000000000012345</DocumentTrackingNumber>
            <RecordDispositionStatusCode>\(status)</RecordDispositionStatusCode>
          </Acknowledgment>
        </Batch>
      </EiwoFile>
      """
    }
    let (clean, tally) = try Self.check(document("A"))
    #expect(clean == [] && tally.read == 3)
    let (findings, _) = try Self.check(document("R"))
    #expect(Self.words(findings) == ["CND Disposition Reason Code reject_record"])
    #expect(findings[0].line == 9 && findings[0].firstByte == 0 && findings[0].lastByte == 0)
  }

  @Test func notTheDocumentItShouldBe() throws {
    let xml = String(decoding: try Self.orders().xml(Self.form), as: UTF8.self)
    #expect(Self.words(try Self.check("<EiwoFile><FileHeader>").findings).first == "LEN (record) reject_delivery")
    #expect(
      Self.words(try Self.check("<!DOCTYPE x>" + xml).findings).first == "LEN (record) reject_delivery")
    let renamed = xml.replacing("EmployeeSSN>", with: "EmployeeNumber>")
    #expect(Self.words(try Self.check(renamed).findings).contains("FMT (record) reject_delivery"))
    let moved = xml.replacing("<BatchCount>00001</BatchCount>", with: "<BatchCount>00002</BatchCount>")
    #expect(Self.words(try Self.check(moved).findings) == ["CNT Batch Count reject_delivery"])
    let long = xml.replacing("<EmployeeSuffix>", with: "").replacing(
      "<EmployeeFirstName>ZEBULON", with: "<EmployeeFirstName>ZEBULONZEBULONZEBULON")
    #expect(Self.words(try Self.check(long).findings).contains("LEN (record) reject_delivery"))
  }

  /// Every field of the records has its element in the schema, with the field's length.
  @Test func schemaHasEveryField() throws {
    let schema = try String(contentsOfFile: Self.form.schemaPath, encoding: .utf8)
    for record in EIWOFileTests.family.records {
      for field in record.fields where field.kind != .filler {
        #expect(schema.contains("<xs:element name=\"\(Self.form.element(field))\" type=\"text\(field.length)\""))
      }
    }
  }
}
