/// Tails of the binomial distribution as whole numbers: exact, so that a bound is never on the wrong side of 95 %.
struct BinomialTail {
  /// Trials.
  let size: Int
  /// The probability of each is `part / whole`.
  let part: UInt64
  let whole: UInt64

  /// - Parameters:
  ///   - part, whole: below 2^31, `part` not above `whole`.
  init(size: Int, part: Int, whole: Int) {
    precondition(size >= 0 && part >= 0 && part <= whole && whole > 0 && whole < 1 << 31 && size < 1 << 31)
    self.size = size
    self.part = UInt64(part)
    self.whole = UInt64(whole)
  }

  /// Whether P(X <= count) >= the fraction.
  func isLower(_ count: Int, atLeast fraction: Fraction) -> Bool {
    if count >= size { return fraction <= .one }
    if count < 0 { return fraction.numerator.isZero }
    let total = Natural.power(Natural(whole), size)
    let above = Self.sum(size - count - 1, size, common: part, rare: whole - part)
    return (total - above) * fraction.denominator >= fraction.numerator * total
  }

  /// Whether P(X >= count) >= the fraction.
  func isUpper(_ count: Int, atLeast fraction: Fraction) -> Bool {
    if count <= 0 { return fraction <= .one }
    if count > size { return fraction.numerator.isZero }
    let total = Natural.power(Natural(whole), size)
    let from = Self.sum(size - count, size, common: part, rare: whole - part)
    return from * fraction.denominator >= fraction.numerator * total
  }

  /// The sum over j = 0 ... most of (size over j) × common^(size - j) × rare^j, worked out from the shorter end.
  private static func sum(_ most: Int, _ size: Int, common: UInt64, rare: UInt64) -> Natural {
    if most >= size { return Natural.power(Natural(common + rare), size) }
    if most < 0 { return .zero }
    if most > size / 2 {
      return Natural.power(Natural(common + rare), size) - sum(size - most - 1, size, common: rare, rare: common)
    }
    // With nothing common only the term j = size is left, which is not in this half.
    if common == 0 { return .zero }
    var term = Natural.power(Natural(common), size)
    var sum = term
    for j in 0..<most {
      term.multiply(by: rare)
      term.multiply(by: UInt64(size - j))
      term.divide(by: common)
      term.divide(by: UInt64(j + 1))
      sum += term
    }
    return sum
  }
}
