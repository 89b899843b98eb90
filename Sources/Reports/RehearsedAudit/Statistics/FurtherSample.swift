/// How many more units would settle a marginal line.
public struct FurtherSample: Sendable, Equatable {
  /// The smallest further number after which, at the observed rate, the shortfall is proven; `nil` = not even by
  /// looking at every unit but one, or beyond `limit`.
  public var provesShortfallExact: Int?
  public var provesShortfallNormal: Int?
  /// The smallest further number, all of them correct, after which the rate meets the standard; `nil` = the frame has
  /// too few units left.
  public var meetsStandard: Int?

  /// Samples beyond this are not worked out: nobody reviews them.
  public static let limit = 20_000

  /// - Returns: `nil` where the line is not marginal by either interval.
  public init?(_ estimate: StratifiedEstimate) {
    guard estimate.exactStatus == .marginal || estimate.normalStatus == .marginal, !estimate.isCensus else {
      return nil
    }
    let standard = estimate.standard
    let rate = estimate.rate
    let size = estimate.effectiveSize
    let most = min(estimate.frame - 1, Self.limit)
    func further(_ found: Int?) -> Int? { found.map { max(1, $0 - size) } }
    provesShortfallExact =
      estimate.exactStatus == .marginal
      ? further(Self.smallestExact(rate: rate, from: size, to: most, standard)) : 0
    provesShortfallNormal =
      estimate.normalStatus == .marginal
      ? further(Self.smallestNormal(rate: rate, frame: estimate.frame, from: size, to: most, standard)) : 0
    // (rate × n + m) / (n + m) >= standard.
    let n = Fraction(size, over: 1)
    let met = LargestWhole.search(0...Self.limit) { m in
      rate * n + Fraction(m, over: 1) < Fraction(standard.rate) * (n + Fraction(m, over: 1))
    }
    let needed = met + 1
    meetsStandard = needed <= min(estimate.frame - estimate.sampled, Self.limit) ? needed : nil
  }

  /// The smallest sample whose exact upper bound is below the standard. At a given number of errors the smallest sample
  /// is the one that proves most, so only those are tried: n = errors / (1 - rate), rounded up.
  private static func smallestExact(
    rate: Fraction, from size: Int, to most: Int, _ standard: ReliabilityStandard
  ) -> Int? {
    let wrong = rate.distance(to: .one)
    func sample(errors: Int) -> Int {
      LargestWhole.search(0...most + 1) { Fraction($0, over: 1) * wrong < Fraction(errors, over: 1) } + 1
    }
    func isProven(errors: Int) -> Bool {
      let n = sample(errors: errors)
      return n <= most
        && !ExactInterval(size: n, correct: n - errors, tail: standard.tail).upperReaches(standard.rate)
    }
    let first = (wrong * Fraction(size, over: 1)).floored(parts: 1, limit: size) + 1
    let last = (wrong * Fraction(most, over: 1)).floored(parts: 1, limit: most)
    guard first <= last, isProven(errors: last) else { return nil }
    var errors = LargestWhole.search(first - 1...last) { $0 == first - 1 || !isProven(errors: $0) } + 1
    // Rounding may let a smaller one prove it where a larger one does not.
    for fewer in stride(from: errors - 1, through: max(first, errors - 20), by: -1) where isProven(errors: fewer) {
      errors = fewer
    }
    return sample(errors: errors)
  }

  /// The smallest simple random sample n of the frame with 1.96² × e(1 - e) / (n - 1) × (N - n) / N below the square
  /// of the shortfall.
  private static func smallestNormal(
    rate: Fraction, frame: Int, from size: Int, to most: Int, _ standard: ReliabilityStandard
  ) -> Int? {
    let shortfall = rate.distance(to: Fraction(standard.rate)).squared
    let spread = Fraction(standard.quantile).squared * rate * rate.distance(to: .one)
    func isProven(_ n: Int) -> Bool {
      n > 1 && spread * Fraction(frame - n, over: frame) < shortfall * Fraction(n - 1, over: 1)
    }
    guard size < most, isProven(most) else { return nil }
    return LargestWhole.search(size...most) { !isProven($0) } + 1
  }
}
