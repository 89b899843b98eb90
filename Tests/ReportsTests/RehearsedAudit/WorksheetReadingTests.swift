import Testing

@testable import Reports

/// What a reviewer, or his spreadsheet, may do to a worksheet.
@Suite struct WorksheetReadingTests {
  private static let line = MadeUpSample.line("1", units: 8)
  private static let dollars = MadeUpSample.line("24", units: 8, isDollars: true)

  @Test func `answers are read whatever the order of the rows, the line ends and the mark at the beginning`() {
    let plain = MadeUpSample.filled(Self.line, wrong: 2)
    let rows = plain.split(separator: "\n")
    let saved =
      "\u{FEFF}" + ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\r\n") + "\r\n,,,,,,,,,,,,\r\n"
    for text in [plain, saved] {
      let reading = MadeUpSample.reading(text, Self.line)
      #expect(reading.findings == [])
      #expect(reading.answers.map(\.isCorrect) == [false, false, true, true, true, true, true, true])
      #expect(reading.answers.map(\.row.number) == Array(1...8))
    }
  }

  @Test func `a spreadsheet may write amounts in its own way`() {
    let text = MadeUpSample.filled(Self.dollars, wrong: 1, reason: "charge", audited: "1,090.5")
      .replacing("100.00", with: "100")
    let reading = MadeUpSample.reading(text, Self.dollars)
    #expect(reading.findings == [])
    #expect(reading.answers.first?.auditedAmount?.description == "1090.50")
    #expect(reading.answers.last?.auditedAmount?.description == "100.00")
  }

  /// A change of one text, and the only finding that it makes.
  @Test(arguments: [
    ("3,K1003,all,out,,,,,Y", "3,K1003,all,out,,,,,", RehearsalFinding.Fault.unanswered, 4),
    ("3,K1003,all,out,,,,,Y", "3,K1003,all,out,,,,,maybe", .unanswered, 4),
    ("3,K1003,", "3,K1.003E+03,", .altered, 4),
    ("4,K1004,all,in", "4,K1004,all,out", .altered, 5),
    ("8,K1008,", "9,K1008,", .rows, 9),
    ("8,K1008,all,in,,,,,Y", "7,K1007,all,out,,,,,Y", .rows, 9),
    ("1,K1001,all,out,,,,,N,,case_status", "1,K1001,all,out,,,,,N,,weather", .unknownReason, 2),
    ("1,K1001,all,out,,,,,N,,case_status", "1,K1001,all,out,,,,,N,,", .unknownReason, 2),
    ("1,K1001,all,out,,,,,N,,case_status", "1,K1001,all,out,,,,,Y,,case_status", .contradiction, 2),
    ("1,K1001,all,out,,,,,N,,case_status", "1,K1001,all,out,,,,,N,5.00,case_status", .contradiction, 2),
    ("8,K1008,all,in,,,,,Y,,,,R. Roe", "8,K1008,all,in,,,,,Y,,,,", .noReviewer, 9),
    (",error_reason,", ",cause,", .unreadable, 1),
  ])
  func `one fault, one finding`(before: String, after: String, fault: RehearsalFinding.Fault, place: Int) throws {
    let text = MadeUpSample.filled(Self.line, wrong: 1)
    #expect(text.contains(before))
    let reading = MadeUpSample.reading(text.replacing(before, with: after, maxReplacements: 1), Self.line)
    let finding = try #require(reading.findings.first)
    #expect(finding.fault == fault && finding.fileLine == place, "\(reading.findings)")
    // A row that is not what it was is also missing.
    #expect(reading.findings.dropFirst().allSatisfy { $0.fault == .rows && $0.fileLine == nil })
    #expect(LineScore(Self.line, reading, ReliabilityTableTests.standard).estimate == nil || !finding.isBlocking)
  }

  @Test(arguments: [
    // Wrong, but no audited amount; wrong with the amount that was reported; right with another; no amount at all.
    (",N,90.00,", ",N,,"), (",N,90.00,", ",N,0.00,"), (",N,90.00,", ",N,ninety,"),
    ("2,K1002,all,in,100.00,,,,Y,,", "2,K1002,all,in,100.00,,,,Y,90.00,"),
  ])
  func `an amount that contradicts its answer`(before: String, after: String) {
    let text = MadeUpSample.filled(Self.dollars, wrong: 1, reason: "charge")
    #expect(text.contains(before))
    let reading = MadeUpSample.reading(text.replacing(before, with: after), Self.dollars)
    #expect(reading.findings.map(\.fault) == [.contradiction])
  }

  @Test func `an empty sheet is one finding, and so is a file that is none`() {
    let blank = MadeUpSample.filled(Self.line, wrong: 0).replacing(",Y,", with: ",,")
    #expect(MadeUpSample.reading(blank, Self.line).findings.map(\.fault) == [.unanswered])
    #expect(MadeUpSample.reading("", Self.line).findings.map(\.fault) == [.unreadable])
    #expect(MadeUpSample.reading("\"number", Self.line).findings.map(\.fault) == [.unreadable])
    #expect(MadeUpSample.reading("PK\u{3}\u{4}", Self.line).findings.map(\.fault) == [.unreadable])
  }
}
