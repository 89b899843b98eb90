/// The whole result, findings included. Rates are decimal numbers in texts, rounded down.
public struct ScoreJSON: ScoreFormat {
  public init() {}

  public func text(of score: RehearsalScore) -> String {
    JSONDocument.object([
      ("title", .string(score.definition.title)), ("fiscal_year", .integer(Int64(score.sample.fiscalYear))),
      ("seed", .string(score.sample.seed)), ("confidence", .string(score.definition.confidence)),
      ("citation", .string(score.definition.citation)), ("lines", .array(score.lines.map(line))),
      (
        "measures",
        .array(
          score.measures.map { measure in
            .object([
              ("measure", .string(measure.measure)), ("title", .string(measure.title)),
              ("verdict", .optional(measure.verdict?.rawValue)),
              (
                "lines",
                .array(
                  measure.lines.map {
                    .object([
                      ("line", .string($0.line)), ("verdict", .optional($0.verdict?.rawValue)),
                      ("not_drawn", .optional($0.notDrawn)),
                    ])
                  })
              ),
            ])
          })
      ),
      (
        "findings",
        .array(
          score.findings.map {
            .object([
              ("line", .string($0.line)), ("fault", .string($0.fault.rawValue)), ("file", .string($0.file)),
              ("file_line", .optional($0.fileLine.map(Int64.init))), ("message", .string($0.message)),
            ])
          })
      ),
    ]).text() + "\n"
  }

  private func line(_ line: LineScore) -> JSONDocument {
    let estimate = line.estimate
    func interval(_ interval: RateInterval?, _ status: ReliabilityStatus?) -> JSONDocument {
      guard let interval, let status else { return .null }
      return .object([
        ("lower", .string(RateText.decimal(interval.lower))), ("upper", .string(RateText.decimal(interval.upper))),
        ("status", .string(status.rawValue)),
      ])
    }
    func number(_ value: Int?) -> JSONDocument { .optional(value.map(Int64.init)) }
    return .object([
      ("line", .string(line.line.line)), ("title", .string(line.line.title)),
      ("frame", .integer(Int64(line.line.frame))), ("frame_sha256", .string(line.line.frameHash)),
      ("drawn", .integer(Int64(line.line.rows.count))), ("answered", .integer(Int64(line.answered))),
      ("correct", .integer(Int64(line.correct))), ("effective_size", number(estimate?.effectiveSize)),
      ("efficiency", .optional(estimate.map { RateText.decimal($0.efficiency) })),
      ("exact", interval(estimate?.exactInterval, estimate?.exactStatus)),
      ("normal", interval(estimate?.normalInterval, estimate?.normalStatus)),
      ("dollar_accuracy", .optional(line.dollarAccuracy.map(RateText.decimal))),
      ("verdict", .optional(line.verdict?.rawValue)),
      (
        "further",
        line.further.map { further in
          .object([
            ("exact", number(further.provesShortfallExact)), ("normal", number(further.provesShortfallNormal)),
            ("correct", number(further.meetsStandard)),
          ])
        } ?? .null
      ),
      (
        "causes",
        .array(line.causes.map { .object([("code", .string($0.code)), ("count", .integer(Int64($0.count)))]) })
      ),
    ])
  }
}
