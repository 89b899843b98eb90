import Testing
import Warehouse

@testable import Reports

@Suite struct LevelTests {
  @Test func `a percentage above 100 is kept`() throws {
    let measures = try MeasureExample.measures(["9 a 8", "8a a 7"])
    #expect(measures.electedPaternity == .paternityStatewide)
    #expect(measures.results[0].level.text == "114.29 %")
    #expect(try measures.results[0].level.value == Ratio(800, over: 7))
    #expect(measures.faults.isEmpty)
  }

  @Test(arguments: [
    ("2 a 10", "1 a 9", 1, "line 2 is greater than line 1, of which it is a part: 10 of 9"),
    ("29 a 10", "28 a 9", 3, "line 29 is greater than line 28, of which it is a part: 10 of 9"),
    ("25 a -1", "24 a 9", 2, "line 25 is below 0: -1"), ("2 a 0", "1 a 0", 1, "line 1 is 0"),
  ])
  func `lines that contradict their definition give no level`(
    numerator: String, denominator: String, index: Int, fault: String
  ) throws {
    let measures = try MeasureExample.measures([numerator, denominator])
    #expect(measures.results[index].level.value == nil)
    #expect(measures.results[index].level.obstacle == fault)
    #expect(measures.faults == [fault])
  }

  @Test func `more paid than was due has to be explained, and keeps its level`() throws {
    let measures = try MeasureExample.measures(["25 a 10", "24 a 8"])
    #expect(measures.results[2].level.text == "125.00 %")
    #expect(measures.faults == ["line 25 is greater than line 24, explain it: 10 paid of 8 due"])
  }

  @Test func `the columns of the OCSE-34 add up`() throws {
    let rows = MeasureExample.stateX.map { $0 == "34.8 G 302600000" ? "34.8 G 302600001" : $0 }
    let measures = try MeasureExample.measures(rows)
    #expect(measures.faults == ["34.8 column G is 302,600,001, its columns A to F add up to 302,600,000"])
  }

  @Test func `lines 5a and 8a are lines 5 and 8 of the year before`() throws {
    let measures = try MeasureExample.measures(["6 a 90", "9 a 70"], prior: ["5 a 100", "8 a 100"], year: 2001)
    #expect(measures.results[0].level.text == "90.00 %")
    #expect(measures.otherPaternity.text == "70.00 %")
    let own = try MeasureExample.measures(["6 a 90", "5a a 120"], prior: ["5 a 100"], year: 2019)
    #expect(own.results[0].level.text == "75.00 %")
  }

  @Test func `the paternity percentage is the elected one, else the one that is known`() throws {
    let both = ["6 a 90", "5a a 100", "9 a 70", "8a a 100"]
    #expect(try MeasureExample.measures(both).electedPaternity == .paternityIVD)
    let elected = try MeasureExample.measures(both + ["elected.paternity_statewide a 1"])
    #expect(elected.electedPaternity == .paternityStatewide)
    #expect(elected.results[0].level.text == "70.00 %")
    #expect(try MeasureExample.measures(["9 a 70", "8a a 100"]).electedPaternity == .paternityStatewide)
  }

  @Test func `a year is compared with the same percentage of the year before`() throws {
    let measures = try MeasureExample.measures(
      ["9 a 45", "8a a 100", "elected.paternity_statewide a 1"], prior: ["6 a 20", "5a a 100"])
    #expect(measures.results[0].prior.value == nil)
    #expect(measures.results[0].applicable.ground == .none)
  }

  @Test func `lines are taken before a level that is given`() throws {
    let measures = try MeasureExample.measures(["2 a 1", "1 a 2", "level.support_orders a 99"])
    #expect(measures.results[1].level.text == "50.00 %")
    #expect(!measures.results[1].level.isGiven)
  }

  @Test func `the level before cost-effectiveness had known lines is made from its two sums or given`() throws {
    let sums = try MeasureExample.measures(["cost.collections a 900", "cost.expenditures a 200"], year: 2001)
    #expect(sums.results[4].level.text == "4.50")
    let missing = try MeasureExample.measures(["2 a 1", "1 a 2"], year: 2001)
    #expect(
      missing.results[4].level.obstacle
        == "the annual inputs have no cost.collections, cost.expenditures of fiscal year 2001")
  }

  @Test func `a year without rules or figures is an error`() throws {
    #expect(throws: MeasureError.noRules(fiscalYear: 1999, file: "incentives.yaml", effective: "2000-")) {
      _ = try MeasureExample.measures(["2 a 1"], year: 1999)
    }
    #expect(throws: MeasureError.nothingKnown(fiscalYear: 2005)) {
      _ = try MeasureExample.measures([], prior: ["2 a 1"], year: 2005)
    }
  }
}
