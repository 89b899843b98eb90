import Records
import Testing

@testable import Reports

/// The bar: with 1, 3, 5 and 8 % planted record errors of 12 kinds, the interval of the verdict covers the true rate in
/// at least 93 of 100 seeds, for each line. The normal interval is printed beside it: it does not.
@Suite struct AuditCoverageTests {
  /// Intervals of one line that were worked out before.
  private struct Known: Hashable { var counts: [Int] }

  struct Coverage {
    var line: String
    var errorRate: Double
    var exact = 0
    var normal = 0
  }

  static func coverage(_ caseload: AuditCaseload, line: String, seeds: ClosedRange<Int>) throws -> Coverage {
    let definition = caseload.planted.definition
    let truth = try caseload.truth(of: line)
    var units: [FrameUnit] = []
    try caseload.planted.frame.units(of: caseload.planted.annual.run.definition.line(line)) { units.append($0) }
    #expect(units.map(\.unit) == truth.map(\.unit))
    return coverage(
      units, wrong: Set(truth.filter { !$0.isCorrect }.map(\.unit)), line: line, seeds: seeds, size: definition.size,
      strata: definition.strata, smallest: definition.smallest)
  }

  /// Draws samples with the seeds given and lets the truth answer.
  private static func coverage(
    _ units: [FrameUnit], wrong: Set<String>, line: String, seeds: ClosedRange<Int>, size: Int,
    strata: [RehearsalDefinition.Stratum], smallest: Int
  ) -> Coverage {
    let right = units.count - wrong.count
    var coverage = Coverage(line: line, errorRate: 100 * Double(wrong.count) / Double(units.count))
    var known: [Known: (exact: Bool, normal: Bool)] = [:]
    for seed in seeds {
      var draw = SampleDraw(
        line: line, seed: String(seed), size: size, strata: strata, smallest: smallest)
      for unit in units { draw.add(unit) }
      let (drawn, rows) = draw.drawn()
      let counts = drawn.map { stratum in
        StratumCount(
          frame: stratum.frame, sampled: stratum.sampled,
          correct: rows.count { $0.stratum == stratum.name && !wrong.contains($0.unit) })
      }
      let key = Known(counts: counts.flatMap { [$0.frame, $0.sampled, $0.correct] })
      if known[key] == nil {
        let estimate = StratifiedEstimate(counts, standard: ReliabilityTableTests.standard)
        // Whole numbers: lower <= right / all <= upper, with the bounds rounded down.
        func covers(_ interval: RateInterval) -> Bool {
          interval.lower * units.count <= right * RateInterval.parts
            && right * RateInterval.parts < (interval.upper + 1) * units.count
        }
        known[key] = (covers(estimate.exactInterval), covers(estimate.normalInterval))
      }
      if known[key]!.exact { coverage.exact += 1 }
      if known[key]!.normal { coverage.normal += 1 }
    }
    return coverage
  }

  @Test(arguments: [10, 30, 50, 80])
  func `the interval covers the true rate`(perMille: Int) throws {
    let caseload = try AuditCaseload(seed: UInt64(6000 + perMille), cases: 1200, perMille: perMille)
    #expect(Set(caseload.errors.map(\.kind)).count == 12)
    for line in caseload.planted.definition.lines {
      let stratified = try Self.coverage(caseload, line: line.id, seeds: 1...100)
      print(
        "coverage, \(perMille / 10) % record errors, line \(line.id), \(stratified.errorRate) % of units wrong: "
          + "exact \(stratified.exact), normal \(stratified.normal) of 100")
      #expect(stratified.errorRate > 0, "line \(line.id): nothing planted shows on it")
      #expect(stratified.exact >= 93, "line \(line.id), \(perMille) per mille")
    }
  }

  /// Units wrong at a given rate, whatever their line says: the rates at which the verdict turns.
  @Test(arguments: [10, 30, 50, 80, 200], [[], [RehearsalDefinition.Stratum.trail, .county]])
  func `the interval covers rates that the lines above do not reach`(
    perMille: Int, strata: [RehearsalDefinition.Stratum]
  ) {
    let units = (0..<2000).map { number in
      FrameUnit(
        unit: "K\(10_000 + number)", county: "\(27_001 + number % 3)", isReported: number % 7 < 4, amount: nil)
    }
    let wrong = Set(units.indices.filter { $0 * 7919 % 2000 < 2 * perMille }.map { units[$0].unit })
    #expect(wrong.count == 2 * perMille)
    let coverage = Self.coverage(
      units, wrong: wrong, line: "1", seeds: 1...100, size: 150, strata: strata, smallest: 5)
    print(
      "coverage, \(perMille / 10) % of units wrong, \(strata.isEmpty ? "simple" : "stratified"): "
        + "exact \(coverage.exact), normal \(coverage.normal) of 100")
    #expect(coverage.exact >= 93)
  }
}
