/// What a stratum of a sample came to.
public struct StratumCount: Sendable, Equatable {
  /// Units of the frame.
  public var frame: Int
  /// Units drawn; at least one where the frame has one.
  public var sampled: Int
  public var correct: Int

  public init(frame: Int, sampled: Int, correct: Int) {
    self.frame = frame
    self.sampled = sampled
    self.correct = correct
  }
}

/// The efficiency rate of a line and its intervals, from a sample by strata; a simple random sample is one stratum.
///
/// The rate is the stratified estimate: each stratum's rate by its share of the frame. The normal interval has its
/// variance, with the finite population correction in each stratum (performance-and-audit.md 4.3 is the case of one
/// stratum). The exact interval is that of Clopper and Pearson at the effective size n* = 1 / Σ(Wₕ² / nₕ), which is n
/// where the sample is in proportion to the frame (Kish 1965; Korn and Graubard 1998); what stratification gains is
/// left out, so that it is not too narrow.
public struct StratifiedEstimate: Sendable {
  public let frame: Int
  public let sampled: Int
  public let correct: Int
  public let effectiveSize: Int
  let rate: Fraction
  let variance: Fraction
  let standard: ReliabilityStandard

  /// - Parameter strata: not empty; each with at least one unit drawn.
  public init(_ strata: [StratumCount], standard: ReliabilityStandard) {
    let strata = strata.filter { $0.frame > 0 }
    precondition(!strata.isEmpty && strata.allSatisfy { $0.sampled > 0 && $0.correct <= $0.sampled })
    self.standard = standard
    let whole = strata.reduce(0) { $0 + $1.frame }
    frame = whole
    sampled = strata.reduce(0) { $0 + $1.sampled }
    correct = strata.reduce(0) { $0 + $1.correct }
    // Under one common denominator, so that the numbers stay short.
    let common = Set(strata.map(\.sampled)).reduce(Natural.one) { $0 * Natural($1) }
    func over(_ sampled: Int) -> Natural {
      Set(strata.map(\.sampled)).subtracting([sampled]).reduce(Natural.one) { $0 * Natural($1) }
    }
    var rate = Natural.zero
    var design = Natural.zero
    var variance = Fraction.zero
    for stratum in strata {
      rate += Natural(stratum.frame) * Natural(stratum.correct) * over(stratum.sampled)
      design += Natural(stratum.frame) * Natural(stratum.frame) * over(stratum.sampled)
      let errors = stratum.sampled - stratum.correct
      let rest = stratum.frame - stratum.sampled
      guard stratum.sampled > 1, rest > 0, errors > 0, stratum.correct > 0 else { continue }
      // W² × (N - n) / N × p (1 - p) / (n - 1), with p = c / n and W = N / frame.
      variance =
        variance
        + Fraction(
          Natural(stratum.frame) * Natural(rest) * Natural(stratum.correct) * Natural(errors),
          over: Natural(stratum.sampled) * Natural(stratum.sampled) * Natural(stratum.sampled - 1))
    }
    let square = Natural(whole) * Natural(whole)
    self.rate = Fraction(rate, over: Natural(whole) * common)
    self.variance = variance * Fraction(.one, over: square)
    effectiveSize = max(1, Fraction(square * common, over: design).floored(parts: 1, limit: sampled))
  }

  /// Every unit was looked at: the rate is known, and the bounds are the rate.
  public var isCensus: Bool { sampled == frame }

  /// In millionths, rounded down.
  public var efficiency: Int { rate.floored(parts: RateInterval.parts, limit: RateInterval.parts) }

  var exact: ExactInterval {
    let weighted = rate * Fraction(effectiveSize, over: 1)
    let low = weighted.floored(parts: 1, limit: effectiveSize)
    return ExactInterval(
      size: effectiveSize, correct: low...(weighted.isExactly(low, of: 1) ? low : low + 1), tail: standard.tail)
  }

  public var exactInterval: RateInterval {
    isCensus ? RateInterval(lower: efficiency, upper: efficiency) : exact.bounds
  }

  public var exactStatus: ReliabilityStatus {
    standard.status(rate: rate) { !isCensus && exact.upperReaches($0) }
  }

  /// The distance of a rate in squares of the standard error, held against the quantile.
  private func isWithin(_ other: Fraction) -> Bool {
    Fraction(standard.quantile).squared * variance >= rate.distance(to: other).squared
  }

  public var normalInterval: RateInterval {
    let parts = RateInterval.parts
    let upper = LargestWhole.search(efficiency...parts) { $0 == efficiency || isWithin(Fraction($0, over: parts)) }
    let reach = Fraction(standard.quantile).squared * variance
    let lower = LargestWhole.search(0...efficiency) { rate.distance(to: Fraction($0, over: parts)).squared >= reach }
    return RateInterval(lower: lower, upper: upper)
  }

  public var normalStatus: ReliabilityStatus { standard.status(rate: rate) { isWithin(Fraction($0)) } }
}
