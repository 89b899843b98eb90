/// An exact number: a whole number over a whole number, in lowest terms. No threshold is ever tested on anything else.
///
/// Both parts stay below 2^124. What would be larger is an error, never a wrong digit.
public struct Ratio: Sendable, Hashable {
  public let numerator: Int128
  /// Greater than 0.
  public let denominator: Int128

  public static let zero = Ratio(0)

  public init(_ whole: Int64) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// - Throws: `MeasureError.tooLarge`; a denominator of 0 is an error of the program.
  public init(_ numerator: Int128, over denominator: Int128) throws {
    precondition(denominator != 0, "a ratio over 0")
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard top < Self.limit, bottom < Self.limit else { throw MeasureError.tooLarge }
    self.numerator = (numerator < 0) == (denominator < 0) ? Int128(top) : -Int128(top)
    self.denominator = Int128(bottom)
  }

  /// `12`, `-0.5` or `205.338`, with up to 15 digits on each side of the point; `nil` for anything else.
  public init?(_ text: String) {
    var digits = text.utf8[...]
    let isNegative = digits.first == 0x2D
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ (1...15).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    var value: Int128 = 0
    for digit in parts.joined() { value = value * 10 + Int128(digit - 0x30) }
    var scale: Int128 = 1
    for _ in parts.dropFirst().joined() { scale *= 10 }
    guard let ratio = try? Ratio(isNegative ? -value : value, over: scale) else { return nil }
    self = ratio
  }

  private static let limit: UInt128 = 1 << 124

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  /// The largest whole number that is not greater.
  public var floor: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The smallest whole number that is not smaller.
  public var ceiling: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder > 0 ? quotient + 1 : quotient
  }

  public var isNegative: Bool { numerator < 0 }
  public var isWhole: Bool { denominator == 1 }
}

extension Ratio: Comparable {
  public static func < (left: Ratio, right: Ratio) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let one = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
    let other = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
    let isSmaller = one.high == other.high ? one.low < other.low : one.high < other.high
    let isGreater = one.high == other.high ? one.low > other.low : one.high > other.high
    return left.isNegative ? isGreater : isSmaller
  }
}

/// Arithmetic that throws `MeasureError.tooLarge` rather than give a wrong digit.
extension Ratio {
  public static func + (left: Ratio, right: Ratio) throws -> Ratio {
    let divisor = Int128(commonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    let one = try product(left.numerator, right.denominator / divisor)
    let other = try product(right.numerator, left.denominator / divisor)
    let (sum, overflows) = one.addingReportingOverflow(other)
    if overflows { throw MeasureError.tooLarge }
    return try Ratio(sum, over: product(left.denominator / divisor, right.denominator))
  }

  public static prefix func - (ratio: Ratio) -> Ratio { Ratio(ofLowestTerms: -ratio.numerator, ratio.denominator) }

  public static func - (left: Ratio, right: Ratio) throws -> Ratio { try left + -right }

  public static func * (left: Ratio, right: Ratio) throws -> Ratio {
    let one = Int128(max(1, commonDivisor(left.numerator.magnitude, right.denominator.magnitude)))
    let other = Int128(max(1, commonDivisor(right.numerator.magnitude, left.denominator.magnitude)))
    return try Ratio(
      product(left.numerator / one, right.numerator / other),
      over: product(left.denominator / other, right.denominator / one))
  }

  /// A divisor of 0 is an error of the program.
  public static func / (left: Ratio, right: Ratio) throws -> Ratio {
    precondition(right.numerator != 0, "a ratio over 0")
    return try left * Ratio(right.denominator, over: right.numerator)
  }

  private init(ofLowestTerms numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private static func product(_ left: Int128, _ right: Int128) throws -> Int128 {
    let (product, overflows) = left.multipliedReportingOverflow(by: right)
    if overflows { throw MeasureError.tooLarge }
    return product
  }

  /// The product, half up to two digits after the point, where the exact product may be too large to be held. Neither
  /// factor is negative. - Throws: `MeasureError.tooLarge` where the rounded product is.
  func timesRoundedToHundredths(_ other: Ratio) throws -> Ratio {
    precondition(!isNegative && !other.isNegative, "a negative factor")
    // floor(floor(200 a b / c) / d), in 256 bits, is the number of half hundredths.
    let (scaled, overflows) = other.numerator.magnitude.multipliedReportingOverflow(by: 200)
    if overflows { throw MeasureError.tooLarge }
    let wide = numerator.magnitude.multipliedFullWidth(by: scaled)
    guard wide.high < denominator.magnitude else { throw MeasureError.tooLarge }
    let halves = denominator.magnitude.dividingFullWidth(wide).quotient / other.denominator.magnitude
    guard halves < Self.limit else { throw MeasureError.tooLarge }
    return try Ratio(Int128((halves + 1) / 2), over: 100)
  }
}
