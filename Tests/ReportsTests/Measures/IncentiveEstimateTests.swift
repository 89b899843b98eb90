import Testing

@testable import Reports

@Suite struct IncentiveEstimateTests {
  /// performance-and-audit.md 2.6.
  @Test func `the worked example is exact to the cent`() throws {
    let measures = try MeasureExample.measures(MeasureExample.stateX)
    #expect(measures.results.map(\.level.text) == ["91.25 %", "78.20 %", "61.42 %", "61.01 %", "4.92"])
    #expect(measures.results.map(\.applicable.percentage) == [100, 96, 71, 71, 90])
    let estimate = measures.estimate
    #expect(estimate.collectionsBase.total == Ratio(500_612_000))
    #expect(estimate.base == Ratio(1_941_123_030))
    #expect(estimate.share?.text(decimals: 10) == "0.0178905348")
    #expect(estimate.payment?.text(decimals: 2, grouped: true) == "10,018,699.51")
    #expect(try estimate.payment == Ratio(560_000_000) * Ratio(1_941_123_030, over: 108_500_000_000))
    #expect(measures.faults.isEmpty)
  }

  @Test func `data that are not reliable leave the state's base and the sum of all states`() throws {
    let measures = try MeasureExample.measures(MeasureExample.stateX + ["reliable.arrears_collections a 0"])
    let estimate = measures.estimate
    #expect(estimate.base == Ratio(1_674_547_140))
    #expect(try estimate.others! + estimate.base! == Ratio(108_500_000_000 - 266_575_890))
    #expect(estimate.payment?.text(decimals: 2, grouped: true) == "8,664,110.98")
    #expect(measures.results[3].penalty.word == .noStandard)
    #expect(measures.results[3].nextStep?.payment == .zero)
  }

  @Test func `the other states' bases give the same as the sum of all`() throws {
    let rows = MeasureExample.stateX.map {
      $0.hasPrefix("all_states") ? "other_states.incentive_base a 106558876970" : $0
    }
    let estimate = try MeasureExample.measures(rows).estimate
    #expect(estimate.payment?.text(decimals: 2) == "10018699.51")
    let both = try MeasureExample.measures(rows + ["all_states.incentive_base a 108500000000"]).estimate
    #expect(both.payment == nil)
    #expect(both.obstacles.contains { $0.contains("give one") })
  }

  @Test func `what is missing is named, and nothing is made from a part`() throws {
    let rows = MeasureExample.stateX.filter { $0 != "34.8 C 98700000" && !$0.hasPrefix("all_states") }
    let estimate = try MeasureExample.measures(rows).estimate
    #expect(estimate.collectionsBase.obstacle == "the annual inputs have no 34.8 C of fiscal year 2024")
    #expect(estimate.base == nil)
    #expect(estimate.payment == nil)
    let alone = try MeasureExample.measures(MeasureExample.stateX.filter { !$0.hasPrefix("all_states") }).estimate
    #expect(alone.base == Ratio(1_941_123_030))
    #expect(alone.payment == nil)
    #expect(alone.obstacles.count == 1)
  }

  @Test(
    arguments: [
      (2002, "collections.current_assistance a 10|collections.former_assistance a 20|collections.other a 5", 65),
      (
        2005,
        "34.5 A 1|34.5 B 1|34.5 C 1|34.5 D 1|34.5 E 1|34.5 F 7|34.8 A 2|34.8 B 2|34.8 C 2|34.8 D 2|34.8 E 2|"
          + "34.8 F 9|34.13 G 3", 2 * 5 + 2 * 10 + 7 + 9 + 3
      ),
      (2005, "collections_base a 77", 77),
    ] as [(Int, String, Int64)])
  func `the base follows the form of the year`(year: Int, rows: String, base: Int64) throws {
    let measures = try MeasureExample.measures(rows.split(separator: "|").map(String.init), year: year)
    #expect(measures.estimate.collectionsBase.total == Ratio(base))
  }

  /// What the annual inputs accept never stops a nightly run.
  @Test func `no accepted figure is too large`() throws {
    let largest = "999999999999.97"
    let dollars: [Substring] = ["24", "25"]
    let rows = MeasureExample.stateX.map { row in
      let fields = row.split(separator: " ")
      // A line that counts has whole numbers.
      let isCount =
        Int(fields[0].prefix { $0.isNumber }) != nil && !fields[0].contains(".") && !dollars.contains(fields[0])
      let other = fields[0].contains(".") || fields[0] == "pool" ? largest : "999999999999.89"
      let value = isCount ? "999999999999" : other
      return "\(fields[0]) \(fields[1]) \(fields[0].hasPrefix("396.1c") ? "0.01" : value)"
    }
    let prior = ["level.support_orders a 33.333333", "level.current_collections a 999999.999999"]
    let measures = try MeasureExample.measures(
      rows.filter { !$0.hasPrefix("all_states") } + ["other_states.incentive_base a 999999999999.89"], prior: prior)
    #expect(measures.estimate.payment != nil)
    let uneven = try MeasureExample.measures(
      [
        "2 a 312345678901", "1 a 987654321097", "24 a 999999999999.97", "25 a 333333333333.01",
        "28 a 999999999999", "29 a 399999999997", "collections_base a 999999999999.37",
        "level.cost_effectiveness a 3.999999", "other_states.incentive_base a 999999999999.89",
        "pool a 999999999999.97",
      ],
      prior: [
        "2 a 112345678903", "1 a 987654321091", "24 a 999999999999.91", "25 a 333333333333.13",
        "28 a 999999999989", "29 a 299999999993",
      ])
    #expect(uneven.results.dropFirst().allSatisfy { $0.nextStep?.payment != nil })
  }
}
