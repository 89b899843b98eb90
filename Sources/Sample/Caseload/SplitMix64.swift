/// A small pseudorandom generator of 64-bit integers (Steele, Lea, Flood 2014): the same seed gives the same
/// caseload on every machine.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A generator of its own for each place, so that no family depends on how the one before it was drawn.
  init(seed: UInt64, _ parts: Int...) {
    var mixed = seed
    for part in parts { mixed = Self.mix(mixed &+ 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(part))) }
    state = mixed
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number in `0 ..< bound`; the bias is below 2⁻³² for the bounds in use here.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// A number from `low` to `high`, both included; `low` where the range is empty.
  @inline(__always)
  mutating func between(_ low: Int, _ high: Int) -> Int {
    high <= low ? low : low + below(high - low + 1)
  }

  @inline(__always)
  mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
