import Testing

@testable import Reports

@Suite struct NextStepTests {
  @Test func `the worked example's next steps`() throws {
    let measures = try MeasureExample.measures(MeasureExample.stateX)
    let steps = measures.results.map(\.nextStep)
    #expect(steps[0] == nil)
    #expect(steps.map { $0?.units } == [nil, 840, 1_800_000, 793, 5_488_000])
    #expect(steps[1]?.base == Ratio(10_012_240))
    // Worth what the estimate says once it is reached.
    let moved = MeasureExample.stateX.map { $0 == "2 a 82110" ? "2 a 82950" : $0 }
    let others = ["other_states.incentive_base a 106558876970"]
    let before = try MeasureExample.measures(MeasureExample.stateX.filter { !$0.hasPrefix("all") } + others).estimate
    let after = try MeasureExample.measures(moved.filter { !$0.hasPrefix("all") } + others).estimate
    #expect(try (after.payment! - before.payment!).roundedToHundredths() == steps[1]?.payment)
  }

  /// With one unit less the percentage is what it was, with all it is what was promised.
  @Test(arguments: [UInt64(7), 70, 700])
  func `the count is the smallest that reaches the step`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let kinds: [(kind: MeasureKind, top: String, bottom: String)] = [
      (.paternityIVD, "6", "5a"), (.supportOrders, "2", "1"), (.currentCollections, "25", "24"),
      (.arrearsCollections, "29", "28"), (.costEffectiveness, "cost.collections", "cost.expenditures"),
    ]
    for _ in 0..<60 {
      let (kind, top, bottom) = kinds[Int.random(in: 0..<kinds.count, using: &numbers)]
      let denominator = Int.random(in: 1...1_000_000, using: &numbers)
      let most = kind == .costEffectiveness ? denominator * 5 : denominator
      let numerator = Int.random(in: 0...most, using: &numbers)
      let before = Int.random(in: 0...60, using: &numbers)
      func result(_ more: Int128) throws -> YearMeasures.Result {
        let measures = try MeasureExample.measures(
          ["\(top) a \(Int128(numerator) + more)", "\(bottom) a \(denominator)"],
          prior: ["level.\(kind.rawValue) a \(before)"], year: 2003)
        return try #require(measures.results.first { $0.level.kind == kind })
      }
      let now = try result(0)
      let words = "seed \(seed): \(kind.rawValue) \(numerator) / \(denominator), before \(before)"
      if let step = now.nextStep, let units = step.units, let percentage = step.percentage,
        Int128(numerator) + units <= Int128(denominator) || kind == .costEffectiveness
      {
        #expect(units > 0, "\(words)")
        #expect(try result(units).applicable.percentage == percentage.then, "\(words)")
        #expect(try result(units - 1).applicable.percentage == percentage.now, "\(words)")
      }
      if let units = now.penaltyStep?.units {
        #expect(try result(units).penalty.word != .penalty, "\(words)")
        #expect(try result(units - 1).penalty.word == .penalty, "\(words)")
      }
    }
  }

  @Test func `the improvement alternative comes first where it is nearer than the table`() throws {
    let result = try MeasureExample.result(.paternityIVD, "38", prior: "30")
    #expect(result.nextStep?.goal == .improvement)
    #expect(result.nextStep?.threshold == Ratio(40))
    #expect(result.nextStep?.units == nil)
    let far = try MeasureExample.result(.paternityIVD, "45", prior: "41")
    #expect(far.nextStep?.goal == .table)
    #expect(far.nextStep?.threshold == Ratio(50))
  }

  @Test func `after the alternative the next step is the first bracket that earns more`() throws {
    let result = try MeasureExample.result(.currentCollections, "39", prior: "30")
    #expect(result.applicable.ground == .improvement)
    #expect(result.nextStep?.threshold == Ratio(41))
    #expect(result.nextStep?.percentage?.then == 51)
  }

  /// Figures of a large state in dollars and cents: nothing is too large, and the worth is exact to the cent.
  @Test func `the worth is exact for the largest figures there are`() throws {
    let rows = [
      "level.paternity_iv_d a 79.99", "level.support_orders a 71.5", "level.current_collections a 61.419354",
      "level.arrears_collections a 61.010605", "level.cost_effectiveness a 2.914159",
      "collections_base a 9876543210.97", "other_states.incentive_base a 98765432109.83", "pool a 713361767.65",
    ]
    let steps = try MeasureExample.measures(rows).results.map { $0.nextStep?.payment?.text(decimals: 2) }
    // Worked out with a program for numbers of any size.
    #expect(steps == ["791315.63", "791315.63", "395952.48", "297019.66", "2955337.35"])
  }
}
