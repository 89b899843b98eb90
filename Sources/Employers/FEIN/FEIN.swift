import Records

/// A Federal Employer Identification Number: nine digits, as a number.
public struct FEIN: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int32

  public init(_ number: Int32) { self.number = number }

  /// Reads `12-3456789` and `123456789`, blanks around or inside. - Returns: `nil` where there are not nine digits.
  public init?(_ bytes: some Sequence<UInt8>) {
    var number: Int32 = 0
    var count = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        guard count < 9 else { return nil }
        number = number * 10 + Int32(byte - 0x30)
        count += 1
      case 0x20, 0x2D: continue
      default: return nil
      }
    }
    guard count == 9 else { return nil }
    self.number = number
  }

  public static func < (left: FEIN, right: FEIN) -> Bool { left.number < right.number }

  /// Nine digits.
  public var description: String { number.zeroPadded(to: 9) }

  /// How one number becomes another by one slip.
  public enum Slip: String, Sendable, CaseIterable {
    /// Two neighbouring digits changed places.
    case transposed
    /// One digit is another.
    case oneDigit = "one_digit"
  }

  /// How far the two are apart as numbers.
  public func distance(to other: FEIN) -> Int32 { abs(number - other.number) }

  private static let powers: [Int32] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// Calls `body` with each of the numbers that are one slip away; at most 89.
  public func eachSlip(_ body: (FEIN, Slip) -> Void) {
    for place in 0..<9 {
      let power = Self.powers[place]
      let digit = number / power % 10
      for other in Int32(0)...9 where other != digit { body(FEIN(number + (other - digit) * power), .oneDigit) }
      guard place < 8 else { continue }
      let next = number / (power * 10) % 10
      if next != digit { body(FEIN(number + (next - digit) * power + (digit - next) * power * 10), .transposed) }
    }
  }
}
