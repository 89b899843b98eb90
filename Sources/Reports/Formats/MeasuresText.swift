/// The measures of a year to read: levels and what they earn, the estimate step by step, what would move it.
public struct MeasuresText: MeasureFormat {
  public init() {}

  public func text(of measures: YearMeasures) -> String {
    var lines = ["Performance measures, fiscal year \(measures.fiscalYear)", ""]
    lines.append(
      measures.isFromWarehouse
        ? "Lines of the OCSE-157: the warehouse. All other figures: the annual inputs."
        : "All figures: the annual inputs.")
    for fault in measures.faults { lines.append("check: \(fault)") }
    lines += ["", "measures"] + measures.results.flatMap { levels($0, measures) }
    lines.append(
      "  paternity: \(measures.electedPaternity.title) counts (\(measures.electedBecause)); "
        + "\(measures.otherPaternity.kind.title): \(measures.otherPaternity.text ?? "not computable")")
    lines += ["", "incentive estimate"] + estimate(measures.estimate)
    lines += ["", "what would move it"] + steps(measures)
    if !measures.notes.isEmpty { lines += ["", "notes"] + measures.notes.map { "  \($0)" } }
    lines += ["", "rules"]
    lines += measures.rules.map { "  \($0.subject): \($0.citation); confidence \($0.confidence)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let width = MeasureKind.allCases.map(\.title.count).max()! + 2

  private func padded(_ text: String, _ width: Int = Self.width) -> String {
    text.leftAligned(in: width)
  }

  private func right(_ text: String, _ width: Int = 18) -> String {
    text.rightAligned(in: width)
  }

  private func levels(_ result: YearMeasures.Result, _ measures: YearMeasures) -> [String] {
    let level = result.level
    guard let text = level.text else {
      return ["  \(padded(level.kind.title))not computable: \(level.obstacle ?? "")"]
        + verdict(result, measures.tanfGrant)
    }
    return ["  \(padded(level.kind.title))\(right(text, 9))   \(MeasureWords.origin(of: level, measures))"]
      + verdict(result, measures.tanfGrant)
  }

  private func verdict(_ result: YearMeasures.Result, _ grant: Ratio?) -> [String] {
    var lines = ["      \(padded(MeasureWords.earned(result), 28))\(result.applicable.reason)"]
    if result.penalty.word != .noStandard {
      lines.append("      \(padded(MeasureWords.penalty(result.penalty.word), 28))\(result.penalty.reason)")
    }
    if let reduction = MeasureWords.reduction(result.penalty, grant: grant) {
      lines.append("      \(padded("", 28))\(reduction)")
    }
    if let relief = result.penalty.relief { lines.append("      \(padded("relief", 28))\(relief)") }
    if result.reliability == .unreliable {
      lines.append("      \(padded("data not reliable", 28))the incentive base of the measure is 0 (305.31(e))")
    }
    return lines
  }

  private func estimate(_ estimate: IncentiveEstimate) -> [String] {
    var lines = ["  1  collections base (CB), \(estimate.collectionsBase.version)"]
    if !estimate.collectionsBase.isGiven {
      for part in estimate.collectionsBase.sum.parts {
        guard let amount = part.amount, let counted = try? amount * part.term.factor else { continue }
        let factor = part.term.factor == Ratio(1) ? "" : "\(part.term.factor.plainText()) x \(amount.dollars)"
        lines.append("       \(padded(part.term.text, 28))\(right(factor, 22))\(right(counted.dollars))")
      }
    }
    lines.append(amount("CB", estimate.collectionsBase.total, estimate.collectionsBase.obstacle))
    guard let base = estimate.base else { return lines + obstacles(estimate, without: 1) }
    lines.append("  2  incentive base (IB): applicable percentage x weight x CB")
    for earned in estimate.earned {
      let note = earned.reliability == .unreliable ? "   data not reliable: 0" : ""
      let factor = "\(earned.percentage) % x \(earned.weight.text(decimals: 2))"
      lines.append(
        "       \(padded(earned.kind.title, 36))\(right(factor, 13))\(right(earned.base.text(decimals: 2, grouped: true), 20))"
          + note)
    }
    lines.append(amount("IB", base, nil))
    if let others = estimate.others {
      lines.append("  3  all states: other states (\(estimate.othersOrigin)) + IB")
      lines.append(amount("all states", try? others + base, nil))
    }
    if let share = estimate.share {
      lines.append("  4  share (S): IB / all states")
      lines.append("       \(padded("S", 50))\(right(share.text(decimals: 10)))")
    }
    if let pool = estimate.pool.amount {
      lines.append("  5  pool: \(estimate.pool.origin)")
      for step in estimate.pool.steps {
        let words = "\(step.fiscalYear): x max(1, \(step.index.plainText()) / \(step.indexBefore.plainText()))"
        lines.append("       \(padded(words, 50))\(right(step.amount.text(decimals: 2, grouped: true)))")
      }
      lines.append(amount("pool", pool, nil))
    }
    if let payment = estimate.payment {
      lines.append("  6  estimate: pool x S")
      lines.append("       \(padded("incentive payment", 50))\(right(payment.text(decimals: 2, grouped: true)))")
    }
    return lines + obstacles(estimate, without: 0)
  }

  private func amount(_ name: String, _ amount: Ratio?, _ obstacle: String?) -> String {
    guard let amount else { return "       not computable: \(obstacle ?? "")" }
    return "       \(padded(name, 50))\(right(amount.dollars))"
  }

  /// What is missing for the payment; the collections base says so itself.
  private func obstacles(_ estimate: IncentiveEstimate, without count: Int) -> [String] {
    estimate.obstacles.dropFirst(count).map { "     not computable: \($0)" }
  }

  private func steps(_ measures: YearMeasures) -> [String] {
    let lines = measures.results.flatMap { result in
      [result.nextStep, result.penaltyStep].compactMap { $0 }.flatMap { step in
        ["  \(padded(result.level.kind.title))\(MeasureWords.way(step))"]
          + MeasureWords.worth(step, result).map { "  \(padded(""))\($0)" }
      }
    }
    let last = "  The denominators, the collections base, the pool and the other states are held as they are."
    return lines.isEmpty ? ["  Nothing: every measure that is computable is at the top of its table."] : lines + [last]
  }
}
