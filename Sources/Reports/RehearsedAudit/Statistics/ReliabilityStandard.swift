/// What the result of an audited line is (performance-and-audit.md 4.3).
public enum ReliabilityStatus: String, Sendable, Codable, CaseIterable {
  /// The efficiency rate meets the standard.
  case reliable
  /// It does not, but the shortfall is not proven.
  case marginal
  /// The upper bound is below the standard.
  case unreliable
}

/// The standard of a line and how sure one must be of a shortfall (performance-and-audit.md 4.3).
public struct ReliabilityStandard: Sendable, Equatable {
  /// Efficiency rate that a line must reach, 0.95.
  public var rate: Ratio
  /// Probability left out on each side of an interval, 0.025.
  public var tail: Ratio
  /// Normal quantile that belongs to the tail, 1.96.
  public var quantile: Ratio

  public init(rate: Ratio, tail: Ratio, quantile: Ratio) {
    self.rate = rate
    self.tail = tail
    self.quantile = quantile
  }

  func status(rate: Fraction, upperReaches: (Ratio) -> Bool) -> ReliabilityStatus {
    if rate >= Fraction(self.rate) { return .reliable }
    return upperReaches(self.rate) ? .marginal : .unreliable
  }
}

/// A lower and an upper bound in millionths, both rounded down: an upper bound reads 950000 or more exactly where it
/// reaches 95 %.
public struct RateInterval: Sendable, Equatable {
  public static let parts = 1_000_000

  public var lower: Int
  public var upper: Int

  public init(lower: Int, upper: Int) {
    self.lower = lower
    self.upper = upper
  }
}
