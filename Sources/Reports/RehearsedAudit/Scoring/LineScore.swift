import Records

/// What the rehearsed audit of one line came to.
public struct LineScore: Sendable {
  public let line: RehearsedSample.Line
  /// Rows with an answer that can be read.
  public let answered: Int
  public let correct: Int
  /// `nil` while a finding keeps the line from being judged.
  public let estimate: StratifiedEstimate?
  /// 1 - Σ|reported - audited| / Σ reported, weighted as the sample was drawn, in millionths and rounded down; `nil` for
  /// a line that counts, and where nothing was reported.
  public let dollarAccuracy: Int?
  /// Whether the accuracy, exactly, meets the standard.
  public let dollarsMeet: Bool?
  public let further: FurtherSample?
  /// Causes of the errors with how often, the most frequent first.
  public let causes: [(code: String, count: Int)]

  init(_ line: RehearsedSample.Line, _ reading: WorksheetReading, _ standard: ReliabilityStandard) {
    self.line = line
    answered = reading.answers.count
    correct = reading.answers.count { $0.isCorrect }
    var counts: [String: Int] = [:]
    for answer in reading.answers where !answer.isCorrect { counts[answer.errorReason ?? "", default: 0] += 1 }
    causes = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map { ($0.key, $0.value) }
    guard !reading.findings.contains(where: \.isBlocking), !line.rows.isEmpty else {
      estimate = nil
      dollarAccuracy = nil
      dollarsMeet = nil
      further = nil
      return
    }
    let estimate = StratifiedEstimate(
      line.strata.map { stratum in
        StratumCount(
          frame: stratum.frame, sampled: stratum.sampled,
          correct: reading.answers.count { $0.isCorrect && $0.row.stratum == stratum.name })
      }, standard: standard)
    self.estimate = estimate
    further = FurtherSample(estimate)
    let accuracy = line.isDollars ? Self.accuracy(line, reading.answers) : nil
    dollarAccuracy = accuracy.map { $0.floored(parts: RateInterval.parts, limit: RateInterval.parts) }
    dollarsMeet = accuracy.map { $0 >= Fraction(standard.rate) }
  }

  /// By strata: the sums of each by its share of the frame over its share of the sample.
  private static func accuracy(_ line: RehearsedSample.Line, _ answers: [AuditAnswer]) -> Fraction? {
    var wrong = Fraction.zero
    var reported = Fraction.zero
    for stratum in line.strata where stratum.sampled > 0 {
      let own = answers.filter { $0.row.stratum == stratum.name }
      let amounts = own.map { ($0.row.amount.flatMap { Cents($0) } ?? Cents(0), $0.auditedAmount ?? Cents(0)) }
      let weight = Fraction(stratum.frame, over: stratum.sampled)
      wrong =
        wrong + weight * Fraction(Natural(amounts.reduce(0) { $0 + Int128(($1.0 - $1.1).value.magnitude) }), over: .one)
      reported =
        reported + weight * Fraction(Natural(amounts.reduce(0) { $0 + Int128($1.0.value.magnitude) }), over: .one)
    }
    if reported.numerator.isZero { return nil }
    let part = Fraction(
      wrong.numerator * reported.denominator, over: wrong.denominator * reported.numerator)
    // More wrong than reported: nothing is accurate.
    return part >= .one ? .zero : part.distance(to: .one)
  }

  /// The verdict rests on the exact interval: near 100 % the normal one is far too narrow. A dollar line must also be
  /// accurate in dollars, and is marginal at the best where it is not.
  public var verdict: ReliabilityStatus? {
    guard let estimate else { return nil }
    let status = estimate.exactStatus
    return status == .reliable && dollarsMeet == false ? .marginal : status
  }
}

/// What the lines of a measure's group come to: reliable only if every line is.
public struct MeasureScore: Sendable {
  public var measure: String
  public var title: String
  /// Each line of the group, with its verdict where it was drawn and judged.
  public var lines: [(line: String, verdict: ReliabilityStatus?, notDrawn: String?)]

  /// `nil` = a line that could be drawn has no verdict, or none could.
  public var verdict: ReliabilityStatus? {
    let judged = lines.filter { $0.notDrawn == nil }
    if judged.isEmpty { return nil }
    if judged.contains(where: { $0.verdict == .unreliable }) { return .unreliable }
    if judged.contains(where: { $0.verdict == nil }) { return nil }
    return judged.contains { $0.verdict == .marginal } ? .marginal : .reliable
  }
}

/// The whole rehearsal, judged.
public struct RehearsalScore: Sendable {
  public let sample: RehearsedSample
  public let lines: [LineScore]
  public let measures: [MeasureScore]
  public let findings: [RehearsalFinding]
  public let definition: RehearsalDefinition

  /// - Parameter readings: of each line of the sample, in its order.
  public init(
    _ sample: RehearsedSample, _ readings: [WorksheetReading], _ definition: RehearsalDefinition,
    frames: [RehearsalFinding] = []
  ) {
    self.sample = sample
    self.definition = definition
    let scores = zip(sample.lines, readings).map { LineScore($0, $1, definition.standard) }
    lines = scores
    findings = frames + readings.flatMap(\.findings)
    measures = definition.groups.map { group in
      MeasureScore(
        measure: group.measure, title: group.title,
        lines: group.lines.map { id in
          (
            id, scores.first { $0.line.line == id }?.verdict, definition.notDrawn.first { $0.line == id }?.reason
          )
        })
    }
  }

  /// Everything was answered, and every line is reliable.
  public var isClean: Bool { findings.isEmpty && lines.allSatisfy { $0.verdict == .reliable } }
}
