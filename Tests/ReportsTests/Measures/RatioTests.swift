import Testing

@testable import Reports

@Suite struct RatioTests {
  @Test(arguments: [
    ("79.995", 2, "80.00"), ("79.994", 2, "79.99"), ("-0.005", 2, "-0.01"), ("-0.004", 2, "0.00"),
    ("99.999", 2, "100.00"),
    ("0.5", 0, "1"), ("1234567.895", 2, "1234567.90"), ("0", 3, "0.000"),
  ])
  func `text is rounded half away from zero`(value: String, decimals: Int, text: String) throws {
    #expect(try #require(Ratio(value)).text(decimals: decimals) == text)
  }

  @Test func `numbers are grouped, and plain ones have no needless digits`() throws {
    #expect(Ratio(1_941_123_030).text(decimals: 2, grouped: true) == "1,941,123,030.00")
    #expect(try #require(Ratio("89.50")).plainText() == "89.5")
    #expect(try Ratio(1, over: 3).plainText() == "0.333333")
    #expect(Ratio(-1500).plainText(grouped: true) == "-1,500")
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1e3", "1,000", "+1", "0x1", "1234567890123456"])
  func `what is no decimal number is refused`(text: String) {
    #expect(Ratio(text) == nil)
  }

  @Test func `half rounds up to the whole point`() throws {
    for (value, whole) in [("89.5", 90), ("89.499999", 89), ("74.6", 75), ("0", 0), ("114.5", 115)] as [(String, Int64)]
    {
      #expect(try #require(Ratio(value)).roundedToWhole() == Ratio(whole))
    }
  }

  @Test func `a number too large for exact arithmetic is an error`() throws {
    var large = Ratio(.max)
    #expect(throws: MeasureError.tooLarge) { for _ in 0..<3 { large = try large * large } }
    let small = try Ratio(1, over: Int128(Int64.max))
    #expect(throws: MeasureError.tooLarge) { _ = try small * small * small }
  }

  @Test(arguments: [UInt64(1), 20, 300])
  func `arithmetic and order agree with cross-multiplication`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    for _ in 0..<500 {
      let (a, c) = (
        Int128(Int.random(in: -999...999, using: &numbers)), Int128(Int.random(in: -999...999, using: &numbers))
      )
      let (b, d) = (Int128(Int.random(in: 1...999, using: &numbers)), Int128(Int.random(in: 1...999, using: &numbers)))
      let (left, right) = (try Ratio(a, over: b), try Ratio(c, over: d))
      #expect((left < right) == (a * d < c * b), "seed \(seed)")
      #expect(try left + right == Ratio(a * d + c * b, over: b * d), "seed \(seed)")
      #expect(try left - right == Ratio(a * d - c * b, over: b * d), "seed \(seed)")
      #expect(try left * right == Ratio(a * c, over: b * d), "seed \(seed)")
      if c != 0 { #expect(try left / right == Ratio(a * d, over: b * c), "seed \(seed)") }
      #expect(Ratio.isBetween(left.floor, left, left.ceiling), "seed \(seed)")
    }
  }
}

extension RatioTests {
  @Test(arguments: [UInt64(5), 50])
  func `a rounded product is the exact one, rounded`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    for _ in 0..<300 {
      func ratio() throws -> Ratio {
        try Ratio(
          Int128(Int.random(in: 0...999_999, using: &numbers)), over: Int128(Int.random(in: 1...9_999, using: &numbers))
        )
      }
      let (left, right) = (try ratio(), try ratio())
      #expect(try left.timesRoundedToHundredths(right) == (left * right).roundedToHundredths(), "seed \(seed)")
    }
  }
}

extension Ratio {
  /// `floor <= ratio <= ceiling`, less than 1 apart.
  fileprivate static func isBetween(_ floor: Int128, _ ratio: Ratio, _ ceiling: Int128) -> Bool {
    floor * ratio.denominator <= ratio.numerator && ratio.numerator <= ceiling * ratio.denominator
      && ceiling - floor <= 1 && (ceiling == floor) == ratio.isWhole
  }
}
