import Testing

@testable import Reports

@Suite struct ApplicablePercentageTests {
  /// The closed forms of performance-and-audit.md 2.1, at every hundredth.
  @Test func `the brackets are those of the closed forms`() throws {
    let terms = MeasureExample.rules.incentives[0].terms
    func upper(_ floor: Int) -> Int { floor >= 80 ? 100 : floor >= 70 ? 80 + 2 * (floor - 70) : floor + 10 }
    for hundredths in 0...12_000 {
      let level = try Ratio(Int128(hundredths), over: 100)
      let floor = hundredths / 100
      let first = floor < 50 ? 0 : upper(floor)
      let second = floor < 40 ? 0 : upper(floor)
      let halves = hundredths / 50
      let third = hundredths < 200 ? 0 : hundredths >= 500 ? 100 : 40 + 10 * (halves - 4)
      #expect(terms[.paternity]?.table.bracket(of: level).percentage == first)
      #expect(terms[.supportOrders]?.table.bracket(of: level).percentage == first)
      #expect(terms[.currentCollections]?.table.bracket(of: level).percentage == second)
      #expect(terms[.arrearsCollections]?.table.bracket(of: level).percentage == second)
      #expect(terms[.costEffectiveness]?.table.bracket(of: level).percentage == third)
    }
  }

  @Test(arguments: [
    (MeasureKind.paternityIVD, "80", 100), (.paternityIVD, "79.999", 98), (.supportOrders, "70", 80),
    (.supportOrders, "69.999", 79), (.paternityStatewide, "50", 60), (.paternityIVD, "49.999", 0),
    (.supportOrders, "49.999", 0), (.currentCollections, "50", 60), (.currentCollections, "49.999", 59),
    (.arrearsCollections, "49.999", 59), (.arrearsCollections, "40", 50), (.currentCollections, "39.999", 0),
    (.costEffectiveness, "1.999", 0), (.costEffectiveness, "2", 40), (.costEffectiveness, "4.995", 90),
    (.costEffectiveness, "4.99", 90), (.costEffectiveness, "5", 100), (.costEffectiveness, "4.5", 90),
    (.paternityIVD, "114.29", 100), (.paternityIVD, "0", 0),
  ])
  func `a level earns the percentage of its bracket`(kind: MeasureKind, level: String, percentage: Int) throws {
    let result = try MeasureExample.result(kind, level)
    #expect(result.applicable.percentage == percentage)
    #expect(result.applicable.ground == (percentage == 0 ? .none : .table))
  }

  @Test(arguments: [
    (MeasureKind.paternityIVD, "45", "35", 50), (.paternityIVD, "45", "35.001", 0), (.paternityIVD, "49.999", "30", 50),
    (.supportOrders, "49", "44", 50), (.supportOrders, "49", "44.000001", 0), (.currentCollections, "39", "34", 50),
    (.currentCollections, "39", "34.5", 0), (.arrearsCollections, "20", "15", 50), (.arrearsCollections, "20", "25", 0),
    (.costEffectiveness, "1.9", "0.1", 0),
  ])
  func `a rise below the table earns 50`(kind: MeasureKind, level: String, prior: String, percentage: Int) throws {
    let result = try MeasureExample.result(kind, level, prior: prior)
    #expect(result.applicable.percentage == percentage)
    #expect(result.applicable.ground == (percentage == 50 ? .improvement : .none))
  }

  @Test func `the table is better than the alternative where both apply`() throws {
    let result = try MeasureExample.result(.currentCollections, "40", prior: "30")
    #expect((result.applicable.percentage, result.applicable.ground) == (50, .table))
    #expect(try MeasureExample.result(.supportOrders, "50", prior: "30").applicable.percentage == 60)
  }

  @Test func `a rise that is not known or not reliable does not count, and the reason says so`() throws {
    let unknown = try MeasureExample.result(.supportOrders, "49")
    #expect(unknown.applicable.percentage == 0)
    #expect(unknown.applicable.reason.contains("is not shown: the annual inputs have neither line 2 nor level.support"))
    let unreliable = try MeasureExample.result(
      .supportOrders, "49", prior: "44", priorMore: ["reliable.support_orders a 0"])
    #expect(unreliable.applicable.percentage == 0)
    #expect(unreliable.applicable.reason.contains("found not reliable"))
  }

  @Test func `a level that is not computable earns nothing and is not 0`() throws {
    let measures = try MeasureExample.measures(["29 a 0", "28 a 0", "2 a 0", "1 a 9"])
    let arrears = measures.results[3]
    #expect(arrears.level.value == nil)
    #expect(arrears.level.obstacle == "line 28 is 0")
    #expect(arrears.applicable.percentage == 0)
    #expect(measures.faults == ["line 28 is 0"])
    #expect(measures.results[1].level.value == .zero)
    #expect(measures.results[1].penalty.word == .penalty)
  }

  @Test func `two printed decimals decide where the rules say so`() throws {
    var rules = MeasureExample.rules
    rules.incentives[0].lookup = .twoDecimals
    let rows = ["level.support_orders a 79.995", "level.arrears_collections a 79.9949"]
    let exact = try MeasureExample.measures(rows)
    #expect(exact.results.map(\.applicable.percentage) == [0, 98, 0, 98, 0])
    #expect(exact.results[1].applicable.reason == "table 1: at least 79 %, below 80 %, exactly 79.995")
    let printed = try MeasureExample.measures(rows, rules: rules)
    #expect(printed.results.map(\.applicable.percentage) == [0, 100, 0, 98, 0])
    #expect(printed.results[3].nextStep?.threshold == Ratio("79.995"))
  }
}
