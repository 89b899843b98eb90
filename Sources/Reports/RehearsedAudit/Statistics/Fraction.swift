/// A number from 0 on as a whole number over a whole number, exact and without a limit of size; not reduced.
/// Rates and variances of a stratified sample outgrow `Ratio`.
struct Fraction: Sendable {
  let numerator: Natural
  /// Not 0.
  let denominator: Natural

  static let zero = Fraction(0, over: 1)
  static let one = Fraction(1, over: 1)

  init(_ numerator: Natural, over denominator: Natural) {
    precondition(!denominator.isZero, "a fraction over 0")
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ numerator: Int, over denominator: Int) { self.init(Natural(numerator), over: Natural(denominator)) }

  /// - Parameter ratio: not negative.
  init(_ ratio: Ratio) { self.init(Natural(ratio.numerator), over: Natural(ratio.denominator)) }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    if left.denominator == right.denominator {
      return Fraction(left.numerator + right.numerator, over: left.denominator)
    }
    return Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  var squared: Fraction { self * self }

  /// How far two numbers are apart.
  func distance(to other: Fraction) -> Fraction {
    let one = numerator * other.denominator
    let two = other.numerator * denominator
    return Fraction(one < two ? two - one : one - two, over: denominator * other.denominator)
  }

  /// The largest k below `limit` (or `limit` itself) with k / parts not above the number.
  func floored(parts: Int, limit: Int) -> Int {
    LargestWhole.search(0...limit) { Fraction($0, over: parts) <= self }
  }

  /// Whether it is `k / parts` exactly.
  func isExactly(_ k: Int, of parts: Int) -> Bool {
    numerator * Natural(parts) == Natural(k) * denominator
  }
}

extension Fraction: Comparable {
  static func == (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

/// Finds a whole number by halving.
enum LargestWhole {
  /// The largest number of a range for which a condition holds that, once it fails, fails for all larger ones; the
  /// first of the range where it holds for none.
  static func search(_ range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low + 1) / 2
      if holds(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
