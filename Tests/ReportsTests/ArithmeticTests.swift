import Records
import Testing
import Warehouse

@testable import Reports

@Suite struct ArithmeticTests {
  @Test(arguments: [
    (0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (-49, 0), (-50, -1), (-149, -1), (-150, -2), (-151, -2),
    (100, 1), (-100, -1), (99_999_999_999_950, 1_000_000_000_000),
  ])
  func `cents round half away from zero`(cents: Int64, dollars: Int64) {
    #expect(Cents(cents).roundedToDollars == dollars)
  }

  @Test func `column a is the sum of the rounded others`() throws {
    let line = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157").line("24")
    var sums = CategorySums()
    sums.cents = ["b": Cents(50), "c": Cents(50), "d": Cents(-50)]
    #expect(sums.cells(of: line).map(\.value) == [1, 1, 1, -1])
  }

  @Test(arguments: [
    (8, 7, "114.29"), (34, 38, "89.47"), (9, 11, "81.82"), (24_200, 26_350, "91.84"), (3, 6, "50.00"),
    (0, 5, "0.00"), (1, 3, "33.33"), (2, 3, "66.67"), (1, 20_000, "0.01"), (1, 20_001, "0.00"),
    (-1, 3, "-33.33"), (9_000_000_000_000_000, 1_000_000_000_000_000, "900.00"),
  ])
  func `percents are exact`(numerator: Int64, denominator: Int64, percent: String) {
    let measure = PerformanceMeasure(kind: .supportOrders, numerator: numerator, denominator: denominator)
    #expect(measure.percent == percent)
    #expect(measure.obstacle == nil)
  }

  @Test func `the penalty compares whole percents, half up`() throws {
    func whole(_ numerator: Int64, _ denominator: Int64) throws -> Ratio? {
      try PerformanceMeasure(kind: .paternityIVD, numerator: numerator, denominator: denominator).level?
        .roundedToWhole()
    }
    #expect(try whole(895, 1000) == Ratio(90))
    #expect(try whole(8949, 10_000) == Ratio(89))
  }

  @Test func `no denominator, no level`() {
    let zero = PerformanceMeasure(kind: .arrearsCollections, numerator: 0, denominator: 0)
    #expect(zero.percent == nil)
    #expect(zero.obstacle == "line 28 is 0")
    let blank = PerformanceMeasure(kind: .paternityIVD, numerator: 5, denominator: nil)
    #expect(blank.obstacle == "line 5a is not computable")
    let text = LevelsText().text(of: [zero])
    #expect(text == "Arrears collections  not computable: line 28 is 0\n")
  }
}
