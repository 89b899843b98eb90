/// Everything that the text shows, for programs. Numbers that are not whole counts are texts, exact or with the digits
/// that they are shown with; `exact` is a fraction of whole numbers.
public struct MeasuresJSON: MeasureFormat {
  public init() {}

  public func text(of measures: YearMeasures) -> String {
    JSONDocument.object([
      ("fiscal_year", .integer(Int64(measures.fiscalYear.number))),
      ("lines_from", .string(measures.isFromWarehouse ? "warehouse" : "annual_inputs")),
      (
        "paternity",
        .object([
          ("elected", .string(measures.electedPaternity.rawValue)), ("because", .string(measures.electedBecause)),
          ("other", level(measures.otherPaternity, measures)),
        ])
      ),
      ("measures", .array(measures.results.map { result($0, measures) })),
      ("estimate", estimate(measures.estimate)),
      ("faults", .array(measures.faults.map { .string($0) })),
      ("notes", .array(measures.notes.map { .string($0) })),
      (
        "rules",
        .array(
          measures.rules.map {
            .object([
              ("subject", .string($0.subject)), ("citation", .string($0.citation)),
              ("confidence", .string($0.confidence)),
            ])
          })
      ),
    ]).text() + "\n"
  }

  private func level(_ level: Level, _ measures: YearMeasures) -> JSONDocument {
    let lines = level.kind.lines ?? measures.costLines
    return .object([
      ("measure", .string(level.kind.rawValue)), ("title", .string(level.kind.title)),
      ("fiscal_year", .integer(Int64(level.fiscalYear))),
      ("numerator_line", .string(lines.numerator)), ("numerator", .optional(level.numerator?.plainText())),
      ("denominator_line", .string(lines.denominator)), ("denominator", .optional(level.denominator?.plainText())),
      ("level", .optional(level.value?.text(decimals: 2))), ("exact", .optional(level.value.map(exact))),
      ("given", .bool(level.isGiven)), ("not_computable", .optional(level.obstacle)),
    ])
  }

  private func exact(_ ratio: Ratio) -> String { "\(ratio.numerator)/\(ratio.denominator)" }

  private func result(_ result: YearMeasures.Result, _ measures: YearMeasures) -> JSONDocument {
    .object([
      ("level", level(result.level, measures)), ("prior", level(result.prior, measures)),
      ("data", .string(result.reliability.rawValue)),
      (
        "applicable",
        .object([
          ("percentage", .integer(Int64(result.applicable.percentage))),
          ("by", .string(result.applicable.ground.rawValue)), ("reason", .string(result.applicable.reason)),
        ])
      ),
      ("penalty", penalty(result.penalty, measures)),
      ("next_step", result.nextStep.map(step) ?? .null), ("to_no_penalty", result.penaltyStep.map(step) ?? .null),
    ])
  }

  private func penalty(_ status: PenaltyStatus, _ measures: YearMeasures) -> JSONDocument {
    .object([
      ("status", .string(status.word.rawValue)), ("reason", .string(status.reason)),
      ("acceptable", .optional(status.standard?.acceptable.plainText())), ("relief", .optional(status.relief)),
      ("finding", .optional(status.reduction?.finding)),
      ("reduction_at_least", .optional(status.reduction?.least.plainText())),
      ("reduction_at_most", .optional(status.reduction?.most.plainText())),
    ])
  }

  private func step(_ step: NextStep) -> JSONDocument {
    .object([
      ("goal", .string(step.goal.rawValue)), ("table", .string(step.table)),
      ("threshold", .string(step.threshold.plainText())), ("distance", .string(step.distance.plainText())),
      ("units", .optional(step.units.map { String($0) })), ("unit", .string(step.kind.unit)),
      ("percentage_now", .optional(step.percentage.map { Int64($0.now) })),
      ("percentage_then", .optional(step.percentage.map { Int64($0.then) })),
      ("incentive_base", .optional(step.base?.text(decimals: 2))),
      ("incentive", .optional(step.payment?.text(decimals: 2))),
    ])
  }

  private func estimate(_ estimate: IncentiveEstimate) -> JSONDocument {
    let base = estimate.collectionsBase
    return .object([
      (
        "collections_base",
        .object([
          ("version", .string(base.version)), ("confidence", .string(base.confidence)), ("given", .bool(base.isGiven)),
          (
            "terms",
            .array(
              base.sum.parts.map {
                .object([
                  ("factor", .string($0.term.factor.plainText())), ("cells", .string($0.term.text)),
                  ("amount", .optional($0.amount?.text(decimals: 2))),
                ])
              })
          ),
          ("amount", .optional(base.total?.text(decimals: 2))), ("not_computable", .optional(base.obstacle)),
        ])
      ),
      (
        "earned",
        .array(
          estimate.earned.map {
            .object([
              ("measure", .string($0.kind.rawValue)), ("percentage", .integer(Int64($0.percentage))),
              ("weight", .string($0.weight.text(decimals: 2))), ("data", .string($0.reliability.rawValue)),
              ("base", .string($0.base.text(decimals: 2))),
            ])
          })
      ),
      ("incentive_base", .optional(estimate.base?.text(decimals: 2))),
      ("other_states", .optional(estimate.others?.text(decimals: 2))),
      (
        "pool",
        .object([
          ("amount", .optional(estimate.pool.amount?.text(decimals: 2))), ("origin", .string(estimate.pool.origin)),
          (
            "steps",
            .array(
              estimate.pool.steps.map {
                .object([
                  ("fiscal_year", .integer(Int64($0.fiscalYear))), ("index", .string($0.index.plainText())),
                  ("index_before", .string($0.indexBefore.plainText())),
                  ("amount", .string($0.amount.text(decimals: 2))),
                ])
              })
          ),
          ("not_computable", .optional(estimate.pool.obstacle)),
        ])
      ),
      ("share", .optional(estimate.share?.text(decimals: 10))), ("share_exact", .optional(estimate.share.map(exact))),
      ("payment", .optional(estimate.payment?.text(decimals: 2))),
      ("payment_exact", .optional(estimate.payment.map(exact))),
      ("not_computable", .array(estimate.obstacles.map { .string($0) })),
    ])
  }
}
