import Testing

@testable import Reports

/// The table of performance-and-audit.md 4.3: smallest number correct at which a line is reliable, and at which its
/// shortfall is not proven by the normal and by the exact interval.
@Suite struct ReliabilityTableTests {
  static let standard = ReliabilityStandard(rate: Ratio("0.95")!, tail: Ratio("0.025")!, quantile: Ratio("1.96")!)
  /// No finite population: a frame so large that the correction cannot be seen.
  static let frame = 1_000_000_000

  static func estimate(_ sampled: Int, _ correct: Int, frame: Int = frame) -> StratifiedEstimate {
    StratifiedEstimate([StratumCount(frame: frame, sampled: sampled, correct: correct)], standard: standard)
  }

  @Test(arguments: [
    (50, 48, 43, 44), (100, 95, 89, 90), (150, 143, 136, 137), (200, 190, 183, 184), (250, 238, 229, 230),
    (300, 285, 276, 277), (400, 380, 370, 371), (500, 475, 464, 465),
  ])
  func `the table of section 4.3`(sampled: Int, reliable: Int, normal: Int, exact: Int) {
    for correct in min(normal, exact) - 3...min(sampled, reliable + 2) {
      let result = Self.estimate(sampled, correct)
      #expect((result.exactStatus == .reliable) == (correct >= reliable), "\(correct) of \(sampled)")
      #expect((result.normalStatus == .reliable) == (correct >= reliable), "\(correct) of \(sampled)")
      #expect((result.normalStatus == .unreliable) == (correct < normal), "\(correct) of \(sampled)")
      #expect((result.exactStatus == .unreliable) == (correct < exact), "\(correct) of \(sampled)")
    }
  }

  /// Bounds worked out apart from the program, with fractions of whole numbers, rounded down.
  @Test(arguments: [
    (150, 143, 906_214, 981_034), (150, 150, 975_707, 1_000_000), (150, 0, 0, 24_292), (100, 90, 823_777, 950_995),
    (500, 465, 903_988, 950_761), (500, 464, 901_712, 949_065),
  ])
  func `bounds of Clopper and Pearson`(sampled: Int, correct: Int, lower: Int, upper: Int) {
    #expect(Self.estimate(sampled, correct).exactInterval == RateInterval(lower: lower, upper: upper))
  }

  @Test func `the normal interval has the finite population correction`() {
    // e = 0.9, s² = 0.09 / 99 × 900 / 1000; 1.96 s = 0.0560634...
    #expect(Self.estimate(100, 90, frame: 1000).normalInterval == RateInterval(lower: 843_936, upper: 956_063))
    // All drawn: nothing is left to chance.
    let census = Self.estimate(100, 90, frame: 100)
    #expect(census.normalInterval == RateInterval(lower: 900_000, upper: 900_000))
    #expect(census.exactInterval == RateInterval(lower: 900_000, upper: 900_000))
    #expect(census.exactStatus == .unreliable)
    #expect(FurtherSample(census) == nil)
  }

  @Test func `strata have their shares of the frame`() {
    // 900 and 100 units, 45 and 45 drawn: rate 0.9 × 40/45 + 0.1 × 45/45.
    let result = StratifiedEstimate(
      [StratumCount(frame: 900, sampled: 45, correct: 40), StratumCount(frame: 100, sampled: 45, correct: 45)],
      standard: Self.standard)
    #expect(result.efficiency == 900_000)
    // 1 / (0.81/45 + 0.01/45) = 54.878
    #expect(result.effectiveSize == 54)
    // In proportion to the frame the effective size is the size.
    let even = StratifiedEstimate(
      [StratumCount(frame: 900, sampled: 90, correct: 86), StratumCount(frame: 100, sampled: 10, correct: 10)],
      standard: Self.standard)
    #expect(even.effectiveSize == 100)
    #expect(even.exactInterval == Self.estimate(100, 96).exactInterval)
  }

  /// Against a plain search that tries every size.
  @Test(arguments: [(50, 46), (100, 92), (150, 139), (200, 188)])
  func `further units that settle a marginal line`(sampled: Int, correct: Int) throws {
    let result = Self.estimate(sampled, correct)
    let further = try #require(FurtherSample(result))
    let exact = try #require(further.provesShortfallExact)
    let errors = sampled - correct
    var plain = sampled + 1
    while true {
      let wrong = plain * errors / sampled
      if !ExactInterval(size: plain, correct: plain - wrong, tail: Self.standard.tail)
        .upperReaches(Self.standard.rate)
      {
        break
      }
      plain += 1
    }
    #expect(exact == plain - sampled)
    let met = try #require(further.meetsStandard)
    #expect((correct + met) * 100 >= (sampled + met) * 95)
    #expect((correct + met - 1) * 100 < (sampled + met - 1) * 95)
    let normal = try #require(further.provesShortfallNormal)
    // e(1 - e) and the shortfall in hundredths of units of sampled², so that the check is in whole numbers too.
    func isProven(_ n: Int) -> Bool {
      let spread = 196 * 196 * correct * errors * 10_000
      let shortfall = (95 * sampled - 100 * correct) * (95 * sampled - 100 * correct) * 10_000
      return spread < shortfall * (n - 1)
    }
    #expect(isProven(sampled + normal) && !isProven(sampled + normal - 1))
  }

  @Test func `a line that is not marginal needs nothing`() {
    #expect(FurtherSample(Self.estimate(150, 143)) == nil)
    #expect(FurtherSample(Self.estimate(150, 100)) == nil)
    #expect(FurtherSample(Self.estimate(150, 137)) != nil)
  }
}
