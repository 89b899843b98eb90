import Records
import Testing

@testable import Reports

/// Lines, dollars and measures from filled worksheets.
@Suite struct RehearsalScoreTests {
  static func score(_ answers: [(line: RehearsedSample.Line, text: String)]) throws -> RehearsalScore {
    RehearsalScore(
      MadeUpSample.sample(answers.map(\.line)), answers.map { MadeUpSample.reading($0.text, $0.line) },
      try AuditCaseload.definition.get())
  }

  static func filled(_ id: String, wrong: Int, isDollars: Bool = false, audited: String = "90.00") -> (
    line: RehearsedSample.Line, text: String
  ) {
    let line = MadeUpSample.line(id, units: 150, isDollars: isDollars)
    return (line, MadeUpSample.filled(line, wrong: wrong, audited: audited))
  }

  @Test func `a measure is reliable only if every line of its group is`() throws {
    func verdict(_ wrong: (Int, Int)) throws -> ReliabilityStatus? {
      try Self.score([Self.filled("28", wrong: wrong.0), Self.filled("29", wrong: wrong.1)]).measures
        .first { $0.measure == "arrears_collections" }?.verdict
    }
    #expect(try verdict((0, 7)) == .reliable)
    #expect(try verdict((0, 8)) == .marginal)
    #expect(try verdict((8, 13)) == .marginal)
    #expect(try verdict((14, 0)) == .unreliable)
    // 28 alone says nothing of the measure, unless it is unreliable.
    let alone = try Self.score([Self.filled("28", wrong: 0)])
    #expect(alone.measures.first { $0.measure == "arrears_collections" }?.verdict == nil)
    let failing = try Self.score([Self.filled("28", wrong: 20)])
    #expect(failing.measures.first { $0.measure == "arrears_collections" }?.verdict == .unreliable)
    // Nothing of the statewide measure can be drawn; 5a does not keep the other from a verdict.
    #expect(alone.measures.first { $0.measure == "paternity_statewide" }?.verdict == nil)
    let children = try Self.score([Self.filled("5", wrong: 0), Self.filled("6", wrong: 0)])
    #expect(children.measures.first { $0.measure == "paternity_iv_d" }?.verdict == .reliable)
  }

  @Test func `a line with an open answer is not judged`() throws {
    var sheet = Self.filled("28", wrong: 0)
    sheet.text = sheet.text.replacing("150,K1150,all,in,,,,,Y", with: "150,K1150,all,in,,,,,")
    let score = try Self.score([sheet])
    #expect(score.lines[0].verdict == nil && score.lines[0].answered == 149 && !score.isClean)
    #expect(score.findings.map(\.fault) == [.unanswered])
  }

  /// 75 of 150 units have 100.00 each.
  @Test(arguments: [
    // The first unit has nothing; 375.00 is 5 % of 7,500.00.
    ("375.00", 950_000, true), ("375.01", 949_998, false), ("0.01", 999_998, true), ("7500.00", 0, false),
    ("9000.00", 0, false),
  ])
  func `dollar accuracy`(audited: String, accuracy: Int, meets: Bool) throws {
    let score = try Self.score([Self.filled("24", wrong: 1, isDollars: true, audited: audited)])
    #expect(score.lines[0].dollarAccuracy == accuracy)
    #expect(score.lines[0].estimate?.exactStatus == .reliable)
    #expect(score.lines[0].verdict == (meets ? .reliable : .marginal))
    #expect(score.findings == [])
  }

  @Test func `dollars count by the share of their stratum`() {
    // A case of the first stratum stands for 9 of the frame, one of the second for 1.
    var line = MadeUpSample.line("24", units: 4, frame: 20, isDollars: true)
    line.strata = [.init(name: "one", frame: 18, sampled: 2), .init(name: "two", frame: 2, sampled: 2)]
    for row in line.rows.indices {
      line.rows[row].stratum = row < 2 ? "one" : "two"
      line.rows[row].amount = "100.00"
    }
    let text = MadeUpSample.filled(line, wrong: 1, reason: "charge", audited: "50.00")
    let score = LineScore(line, MadeUpSample.reading(text, line), ReliabilityTableTests.standard)
    // 9 × 50 of 9 × 200 + 200.
    #expect(score.dollarAccuracy == 775_000)
    #expect(score.estimate?.efficiency == 550_000)
  }

  /// The whole text of a result, in each format.
  @Test(arguments: ["txt", "csv", "json", "html"])
  func `the result as it is shown`(format: String) throws {
    let score = try Self.score([
      Self.filled("1", wrong: 3), Self.filled("2", wrong: 10), Self.filled("24", wrong: 1, isDollars: true),
      Self.filled("25", wrong: 15, isDollars: true),
    ])
    let formats: [String: any ScoreFormat] = [
      "txt": ScoreText(), "csv": ScoreCSV(), "json": ScoreJSON(), "html": ScorePage(),
    ]
    let text = try #require(formats[format]).text(of: score)
    try GoldenText.expect(text, "audit/score.\(format)")
  }
}
