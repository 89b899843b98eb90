import Layouts
import Records
import Testing

@testable import Extract

/// Transmissions of several record types: nesting, counts, agreements, repeats.
@Suite struct TransmissionTests {
  /// The accepted example of a record, with other values in some fields.
  private static func line(_ record: String, _ changes: PartnerRecord.Values = [], example: Int = 0) throws -> [UInt8] {
    let layout = PartnerDefinitions.record(record)
    var values = try PartnerRecordValues(layout, layout.accepted[example])
    for (field, value) in changes { values[field] = value }
    return try PartnerRecordWriter(layout).line(values)
  }

  private static func newYork() throws -> [[UInt8]] {
    [
      try line("sdnhny-1atransmitter"), try line("sdnhny-1eemployer"), try line("sdnhny-1hemployee"),
      try line("sdnhny-1hemployee", example: 1), try line("sdnhny-1tnewhiretotal"), try line("sdnhny-1ffinal"),
    ]
  }

  /// Line, code, field and severity of each finding.
  private static func findings(_ layout: String, _ lines: [[UInt8]]) throws -> [String] {
    try PartnerDefinitions.check(layout, lines.flatMap { $0 + [0x0A] }).findings.map {
      "\($0.line) \($0.code) \($0.field) \($0.severity.rawValue)"
    }
  }

  @Test func newYorkNests() throws {
    let file = try Self.newYork()
    #expect(try Self.findings("sdnhny", file) == [])
    var padded = file
    padded[4] = try Self.line("sdnhny-1tnewhiretotal", [("Employee Count", "      2")])
    #expect(try Self.findings("sdnhny", padded) == [])
  }

  @Test func newYorkCounts() throws {
    var file = try Self.newYork()
    file[4] = try Self.line("sdnhny-1tnewhiretotal", [("Employee Count", "0000003")])
    file[5] = try Self.line("sdnhny-1ffinal", [("Employer Count", "2000000")])
    #expect(
      try Self.findings("sdnhny", file) == [
        "5 CNT Employee Count reject_record", "6 CNT Employer Count reject_record",
      ])
  }

  /// One record taken out of the file, and what is then in the wrong place.
  @Test(arguments: [
    (0, ["1 SEQ (record) reject_record"]),
    (
      1,
      [
        "2 SEQ (record) reject_record", "3 SEQ (record) reject_record", "4 SEQ (record) reject_record",
        "5 CNT Employer Count reject_record",
      ]
    ), (4, ["5 SEQ (record) reject_record"]), (5, ["5 SEQ (record) reject_record"]),
  ])
  func newYorkWithout(index: Int, expected: [String]) throws {
    var file = try Self.newYork()
    file.remove(at: index)
    #expect(try Self.findings("sdnhny", file) == expected)
  }

  @Test func newYorkDatesItsHires() throws {
    var file = try Self.newYork()
    file[2] = try Self.line("sdnhny-1hemployee", [("Date of Hire", "011725")])
    #expect(try Self.findings("sdnhny", file) == ["3 RNG Date of Hire reject_record"])
  }

  @Test func unknownIdentifierIsFoundOnItsField() throws {
    var file = try Self.newYork()
    file[2] = try Self.line("sdnhny-1hemployee", [("Record Identifier", "XX")])
    let found = try PartnerDefinitions.check("sdnhny", file.flatMap { $0 + [0x0A] }).findings
    #expect(found.map(\.code) == ["RID"])
    #expect(found[0].field == "Record Identifier" && found[0].firstByte == 1 && found[0].lastByte == 2)
    #expect(found[0].table == "sdnhny-1hemployee" && found[0].severity == .rejectRecord)
  }

  @Test func massachusettsCountsAhead() throws {
    let employer = try Self.line("sdnhma-aemployer")
    let second = try Self.line("sdnhma-aemployer", example: 1)
    let employee = try Self.line("sdnhma-bemployee")
    #expect(try Self.findings("sdnhma", [employer, employee, employee, second, employee]) == [])
    #expect(
      try Self.findings("sdnhma", [employee, employer, employee, second]) == [
        "1 SEQ (record) reject_record", "2 CNT Total Number of New Employees reject_record",
        "4 CNT Total Number of New Employees reject_record",
      ])
  }

  @Test func bothKindsInOneBatch() throws {
    let header = try Self.line("eiwo-header")
    let batch = try Self.line("eiwo-header", example: 1)
    let order = try Self.line("eiwo-detail")
    let answer = try Self.line("eiwo-ack")
    let file = [
      header, batch, order, answer, try Self.line("eiwo-trailer"), try Self.line("eiwo-trailer", example: 1),
    ]
    #expect(try Self.findings("eiwo", file) == ["4 SEQ (record) reject_delivery"])
  }

  /// A refused batch takes its records with it, the other batches stand.
  @Test func refusedBatchIsCounted() throws {
    func batch(_ number: String, _ count: String) throws -> [[UInt8]] {
      let control = ("Control Number", "2000025011521300000\(number)")
      let tracking = ("Document Tracking Number", "2000000000000000000000000\(number)")
      return [
        try Self.line("eiwo-header", [control], example: 1), try Self.line("eiwo-detail", [tracking]),
        try Self.line("eiwo-trailer", [control, ("Record Count", count)]),
      ]
    }
    let file =
      try [Self.line("eiwo-header")] + batch("01", "00001") + batch("02", "00009") + [
        Self.line("eiwo-trailer", [("Batch Count", "00002")], example: 1)
      ]
    let (findings, tally) = try PartnerDefinitions.check("eiwo", file.flatMap { $0 + [0x0A] })
    #expect(findings.map { "\($0.line) \($0.code) \($0.severity.rawValue)" } == ["7 CNT reject_batch"])
    #expect(tally.read == 8 && tally.quarantined == 3 && !tally.isRefused)
  }

  /// e-IWO lines may be cut after the last character or filled to one length.
  @Test func freePadding() throws {
    let header = try Self.line("eiwo-header")
    let record = PartnerDefinitions.record("eiwo-header")
    let cut = Array(header.prefix(62))
    #expect(PartnerDefinitions.faults(record, cut) == [])
    #expect(PartnerDefinitions.faults(record, header + Array(repeating: 0x20, count: 2227)) == [])
    #expect(PartnerDefinitions.faults(record, Array(header.prefix(70))) == ["LEN (record) reject_delivery"])
    #expect(PartnerDefinitions.faults(record, Array(header.prefix(60))) == ["LEN (record) reject_delivery"])
    #expect(PartnerDefinitions.faults(record, header + [0x20, 0x58]) == ["LEN (record) reject_delivery"])
  }

  /// A partner whose lines may be short or long gets a warning where others get their record back.
  @Test func tolerantPadding() throws {
    var record = PartnerDefinitions.record("ndnh-w4trailer")
    let line = try Self.line("ndnh-w4trailer")
    #expect(PartnerDefinitions.faults(record, Array(line.prefix(13))) == ["LEN (record) reject_delivery"])
    record.padding = .tolerant
    #expect(PartnerDefinitions.faults(record, Array(line.prefix(13))) == ["LEN (record) warning"])
    #expect(PartnerDefinitions.faults(record, line + [0x20, 0x20]) == ["LEN (record) warning"])
    #expect(PartnerDefinitions.faults(record, line + [0x58]) == ["LEN (record) reject_delivery"])
    #expect(PartnerDefinitions.faults(record, Array(line.prefix(12))) == ["LEN (record) reject_delivery"])
  }

  @Test func namesWithAndWithoutHyphens() {
    for name in ["eiwo-detail", "e-iwo-detail", "sdnhny-1hemployee", "ndnh-w4detail", "ndnh-w4-detail"] {
      guard case .record = PartnerDefinitions.layouts.named(name) else {
        Issue.record("\(name) is no record")
        continue
      }
    }
    for name in ["eiwo", "e-iwo", "sdnhny", "ndnh-w4", "ndnh-w4out", "eiwo2007"] {
      guard case .family = PartnerDefinitions.layouts.named(name) else {
        Issue.record("\(name) is no transmission")
        continue
      }
    }
    #expect(PartnerDefinitions.layouts.named("sdnh") == nil)
  }
}
