import Testing

@testable import Reports

@Suite struct PoolTests {
  private func pool(_ year: Int, _ rows: [String] = [], prior: [String] = []) throws -> Pool {
    try Pool(
      of: year, rules: MeasureExample.rules.pools[0],
      figures: MeasureExample.figures(rows, prior: prior, year: year))
  }

  @Test func `the law fixes the first nine`() throws {
    for (year, millions) in zip(2000...2008, [422, 429, 450, 461, 454, 446, 458, 471, 483] as [Int64]) {
      #expect(try pool(year).amount == Ratio(millions * 1_000_000))
    }
  }

  /// performance-and-audit.md 2.4: 504.46, 504.46 and 512.96 million.
  @Test(arguments: [(2009, "504464000.82"), (2010, "504464000.82"), (2011, "512961881.08")])
  func `later ones rise with prices and never fall`(year: Int, amount: String) throws {
    let pool = try pool(year)
    #expect(pool.amount == Ratio(amount))
    #expect(pool.steps.count == year - 2008)
  }

  @Test func `the regulation's own example`() throws {
    let pool = try pool(2009, ["pool a 483000000"].filter { _ in false }, prior: ["cpi a 207.39138"])
    #expect(pool.amount?.text(decimals: 0) == "487830000")
  }

  @Test func `a pool or an index of the annual inputs takes precedence`() throws {
    #expect(try pool(2012, ["pool a 1000"]).amount == Ratio(1000))
    #expect(try pool(2012, prior: ["pool a 1000", "cpi a 217.369"]).amount == Ratio(1000))
  }

  @Test func `an index that is not known stops the chain, and the reason names it`() throws {
    let pool = try pool(2150)
    #expect(pool.amount == nil)
    let last = MeasureExample.rules.pools[0].indexes.keys.max() ?? 0
    #expect(pool.obstacle?.contains("price index of fiscal year \(last + 1) is not known") == true)
    #expect(pool.steps.last?.fiscalYear == last + 1)
  }
}
