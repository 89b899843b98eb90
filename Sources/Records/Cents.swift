/// An amount of money in cents. Never a floating-point number.
public struct Cents: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public var value: Int64

  @inlinable public init(_ value: Int64) { self.value = value }

  /// Reads `money` of county-extract.md: an optional minus, 1 to 12 digits, a point, two digits.
  public init?(_ text: some StringProtocol) {
    var copy = Array(text.utf8)
    let cents: Cents? = copy.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return Cents.parse(UnsafePointer(base), count: buffer.count)
    }
    guard let cents else { return nil }
    self = cents
  }

  @inlinable @inline(__always)
  public static func parse(_ bytes: UnsafePointer<UInt8>, count: Int) -> Cents? {
    var position = 0
    let negative = count > 0 && bytes[0] == 0x2D
    if negative { position = 1 }
    let digits = count &- position &- 3
    guard digits >= 1, digits <= 12, bytes[count &- 3] == 0x2E else { return nil }
    var value: Int64 = 0
    while position < count &- 3 {
      let digit = bytes[position] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    let tens = bytes[count &- 2] &- 0x30
    let ones = bytes[count &- 1] &- 0x30
    guard tens <= 9, ones <= 9 else { return nil }
    value = value &* 100 &+ Int64(tens) &* 10 &+ Int64(ones)
    return Cents(negative ? 0 &- value : value)
  }

  /// Dollars and cents, such as `-1204.50`.
  public var description: String {
    (value < 0 ? "-" : "") + String(value.magnitude / 100) + "." + (value.magnitude % 100).zeroPadded(to: 2)
  }

  /// Appends `description` as its bytes.
  public func append(to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(0x2D) }
    let start = bytes.count
    var rest = value.magnitude
    var digits = 0
    while rest > 0 || digits < 3 {
      if digits == 2 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
      digits += 1
    }
    bytes[start...].reverse()
  }

  public static func < (left: Cents, right: Cents) -> Bool { left.value < right.value }
  public static func + (left: Cents, right: Cents) -> Cents { Cents(left.value + right.value) }
  public static func - (left: Cents, right: Cents) -> Cents { Cents(left.value - right.value) }
}
