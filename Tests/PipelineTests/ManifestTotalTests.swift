import Testing

@testable import Pipeline

/// `amount_total` is a sum: it may have more digits than one amount (county-extract.md, section 1).
@Suite struct ManifestTotalTests {
  @Test(arguments: [
    ("0.00", 0), ("-0.01", -1), ("999999999999.99", 99_999_999_999_999), ("1000000000000.00", 100_000_000_000_000),
    // One more cent than 64 bits hold.
    ("92233720368547758.08", Int128(Int64.max) + 1), ("-92233720368547758.09", -Int128(Int64.max) - 2),
    (String(repeating: "9", count: 24) + ".99", Int128("99999999999999999999999999")!),
  ])
  func `a sum is read to the cent`(text: String, cents: Int128) {
    #expect(Manifest.total(text) == cents)
  }

  @Test(arguments: [
    "", "1", "1.0", "1.000", ".00", "-.00", "+1.00", "1,000.00", "1.0x", " 1.00", "1.00 ", "--1.00", "1..00",
    "1" + String(repeating: "0", count: 24) + ".00",
  ])
  func `what is no sum is none`(text: String) {
    #expect(Manifest.total(text) == nil)
  }
}
