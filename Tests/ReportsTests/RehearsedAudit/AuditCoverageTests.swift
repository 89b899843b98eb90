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

  /// Draws samples with the seeds given and lets the truth answer.
  static func coverage(
    _ caseload: AuditCaseload, line: String, seeds: ClosedRange<Int>, strata: [RehearsalDefinition.Stratum]
  ) throws -> Coverage {
    let definition = caseload.planted.definition
    let truth = try caseload.truth(of: line)
    let isCorrect = Dictionary(uniqueKeysWithValues: truth.map { ($0.unit, $0.isCorrect) })
    let right = truth.count { $0.isCorrect }
    var units: [FrameUnit] = []
    try caseload.planted.frame.units(of: caseload.planted.annual.run.definition.line(line)) { units.append($0) }
    #expect(units.count == truth.count)
    var coverage = Coverage(line: line, errorRate: 100 * Double(truth.count - right) / Double(truth.count))
    var known: [Known: (exact: Bool, normal: Bool)] = [:]
    for seed in seeds {
      var draw = SampleDraw(
        line: line, seed: String(seed), size: definition.size, strata: strata, smallest: definition.smallest)
      for unit in units { draw.add(unit) }
      let (drawn, rows) = draw.drawn()
      let counts = drawn.map { stratum in
        StratumCount(
          frame: stratum.frame, sampled: stratum.sampled,
          correct: rows.count { $0.stratum == stratum.name && isCorrect[$0.unit]! })
      }
      let key = Known(counts: counts.flatMap { [$0.frame, $0.sampled, $0.correct] })
      if known[key] == nil {
        let estimate = StratifiedEstimate(counts, standard: definition.standard)
        // Whole numbers: lower <= right / all <= upper, with the bounds rounded down.
        func covers(_ interval: RateInterval) -> Bool {
          interval.lower * truth.count <= right * RateInterval.parts
            && right * RateInterval.parts < (interval.upper + 1) * truth.count
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
    let caseload = try AuditCaseload(seed: UInt64(6000 + perMille), cases: 1500, perMille: perMille)
    #expect(Set(caseload.errors.map(\.kind)).count == 12)
    for line in caseload.planted.definition.lines {
      let stratified = try Self.coverage(caseload, line: line.id, seeds: 1...100, strata: [.trail, .county])
      let simple = try Self.coverage(caseload, line: line.id, seeds: 1...100, strata: [])
      print(
        "coverage, \(perMille / 10) % errors, line \(line.id), \(stratified.errorRate) % of units wrong: "
          + "stratified: exact \(stratified.exact), normal \(stratified.normal); "
          + "simple: exact \(simple.exact), normal \(simple.normal) of 100")
      #expect(stratified.errorRate > 0, "line \(line.id): nothing planted shows on it")
      #expect(stratified.exact >= 93, "line \(line.id), \(perMille) per mille")
      #expect(simple.exact >= 93, "line \(line.id), \(perMille) per mille, simple random sample")
    }
  }
}
