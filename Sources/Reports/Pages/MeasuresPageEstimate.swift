/// The worked steps of the estimate as rows of a table.
enum MeasuresPageEstimate {
  static func rows(_ estimate: IncentiveEstimate) -> [[String: Any]] {
    var rows: [[String: Any]] = []
    func row(_ step: String, _ words: String, _ amount: String, style: String = "part") {
      rows.append(["step": step, "words": words, "amount": amount, "style": style])
    }
    func dollars(_ amount: Ratio) -> String { amount.text(decimals: 2, grouped: true) }

    if !estimate.collectionsBase.isGiven {
      for part in estimate.collectionsBase.sum.parts {
        guard let amount = part.amount, let counted = try? amount * part.term.factor else { continue }
        let factor = part.term.factor == Ratio(1) ? "" : ": \(part.term.factor.plainText()) x \(dollars(amount))"
        row("", part.term.text + factor, dollars(counted))
      }
    }
    row(
      "1", "Collections base: \(estimate.collectionsBase.version)",
      estimate.collectionsBase.total.map(dollars) ?? "not computable", style: "sum")
    guard let base = estimate.base else { return rows }
    for earned in estimate.earned {
      let note = earned.reliability == .unreliable ? ": data not reliable" : ""
      row(
        "",
        "\(earned.kind.title): \(earned.percentage) % x \(earned.weight.text(decimals: 2)) x collections base\(note)",
        dollars(earned.base))
    }
    row("2", "Incentive base: the sum", dollars(base), style: "sum")
    if let others = estimate.others, let all = try? others + base {
      row("", "Other states (\(estimate.othersOrigin))", dollars(others))
      row("3", "Incentive bases of all states", dollars(all), style: "sum")
    }
    if let share = estimate.share {
      row("4", "Share: incentive base / all states", share.text(decimals: 10), style: "sum")
    }
    if let pool = estimate.pool.amount {
      row("5", "Pool: \(estimate.pool.origin)", dollars(pool), style: "sum")
    }
    row(
      "6", "Estimated payment: pool x share", estimate.payment.map(dollars) ?? "not computable", style: "sum last")
    return rows
  }

  /// How the pool was raised from the last one that the law fixes.
  static func chain(_ pool: Pool) -> [[String: Any]] {
    pool.steps.map { step in
      [
        "year": "\(step.fiscalYear)", "index": step.index.plainText(), "before": step.indexBefore.plainText(),
        "amount": step.amount.text(decimals: 2, grouped: true),
      ]
    }
  }
}
