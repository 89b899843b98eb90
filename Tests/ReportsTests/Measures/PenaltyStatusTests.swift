import Testing

@testable import Reports

@Suite struct PenaltyStatusTests {
  /// Every row of tables 4 to 6, met and missed.
  @Test(arguments: [
    (MeasureKind.paternityIVD, "90", "99", PenaltyStatus.Word.none), (.paternityIVD, "89.5", "89.5", .none),
    (.paternityIVD, "89.499", "87", .improved), (.paternityIVD, "89.499", "88", .penalty),
    (.paternityIVD, "75", "73", .improved), (.paternityIVD, "75", "74", .penalty),
    (.paternityIVD, "74.6", "73", .improved), (.paternityIVD, "74.4", "71", .improved),
    (.paternityIVD, "74.4", "72", .penalty), (.paternityIVD, "50", "47", .improved),
    (.paternityIVD, "50", "48", .penalty), (.paternityIVD, "49.4", "45", .improved),
    (.paternityIVD, "45", "41", .improved), (.paternityIVD, "45", "42", .penalty),
    (.paternityIVD, "44.4", "39", .improved), (.paternityIVD, "40", "35", .improved),
    (.paternityIVD, "40", "36", .penalty), (.paternityIVD, "39.4", "33", .improved),
    (.paternityIVD, "39", "34", .penalty), (.paternityIVD, "0", "0", .penalty),
    // Whole points against whole points: 72.5 is 73.
    (.paternityStatewide, "75", "72.5", .improved), (.paternityStatewide, "75.4", "73.5", .penalty),
    (.supportOrders, "50", "60", .none), (.supportOrders, "40", "60", .none),
    (.supportOrders, "39.999", "34.999", .improved),
    (.supportOrders, "39.999", "35", .penalty), (.currentCollections, "40", "60", .none),
    (.currentCollections, "35", "60", .none), (.currentCollections, "34.999", "29.999", .improved),
    (.currentCollections, "34.999", "30", .penalty), (.arrearsCollections, "1", "60", .noStandard),
    (.costEffectiveness, "1", "3", .noStandard),
  ])
  func `a level is held against its standard`(kind: MeasureKind, level: String, prior: String, word: PenaltyStatus.Word)
    throws
  {
    let result = try MeasureExample.result(kind, level, prior: prior)
    #expect(result.penalty.word == word, "\(result.penalty.reason)")
    // The level given as safe is the smallest that is.
    if let step = result.penaltyStep {
      let safe = try MeasureExample.result(kind, step.threshold.plainText(), prior: prior)
      #expect(safe.penalty.word == .none || safe.penalty.word == .improved)
      let short = try step.threshold - Ratio("0.000001")!
      #expect(try MeasureExample.result(kind, short.plainText(), prior: prior).penalty.word == .penalty)
    }
  }

  @Test func `a rise that is not known is not met, a level that is not known decides nothing`() throws {
    let unknown = try MeasureExample.result(.paternityIVD, "89")
    #expect(unknown.penalty.word == .penalty)
    #expect(unknown.penalty.reason.contains("is not shown"))
    #expect(try MeasureExample.measures(["2 a 1", "1 a 2"]).results[2].penalty.word == .undetermined)
    let unreliable = try MeasureExample.result(
      .paternityIVD, "89", prior: "80", priorMore: ["reliable.paternity a 0"])
    #expect(unreliable.penalty.word == .penalty)
  }

  @Test(arguments: [
    (2019, "55", PenaltyStatus.Word.penalty), (2020, "55", .none), (2021, "49.5", .none), (2022, "49.4", .penalty),
    (2022, "50", .none), (2023, "55", .penalty),
  ])
  func `fiscal years 2020 to 2022 accept a paternity percentage of 50`(
    year: Int, level: String, word: PenaltyStatus.Word
  ) throws {
    let result = try MeasureExample.result(.paternityIVD, level, prior: "60", year: year)
    #expect(result.penalty.word == word)
  }

  @Test func `unreliable data are a ground of their own, set aside in the years of relief`() throws {
    for (year, word) in [(2019, PenaltyStatus.Word.penalty), (2021, .none), (2023, .penalty)] {
      let result = try MeasureExample.result(.paternityIVD, "95", year: year, more: ["reliable.paternity a 0"])
      #expect(result.penalty.word == word)
    }
    let orders = try MeasureExample.result(.supportOrders, "95", year: 2021, more: ["reliable.support_orders a 0"])
    #expect(orders.penalty.word == .penalty)
    let arrears = try MeasureExample.result(
      .arrearsCollections, "95", year: 2021, more: ["reliable.arrears_collections a 0"])
    #expect(arrears.penalty.word == .noStandard)
  }

  @Test func `relief after a disaster is for one state and year, from fiscal year 2023`() throws {
    let granted = ["relief.support_orders a 30", "relief.reliable.support_orders a 1", "reliable.support_orders a 0"]
    #expect(try MeasureExample.result(.supportOrders, "30", year: 2023, more: granted).penalty.word == .none)
    #expect(try MeasureExample.result(.supportOrders, "29.99", year: 2023, more: granted).penalty.word == .penalty)
    #expect(try MeasureExample.result(.supportOrders, "30", year: 2022, more: granted).penalty.word == .penalty)
  }

  @Test(arguments: [(0, "1", "2"), (1, "2", "3"), (2, "3", "5"), (7, "3", "5")])
  func `a later finding costs more`(before: Int, least: String, most: String) throws {
    let result = try MeasureExample.result(
      .supportOrders, "20", more: ["findings_before.support_orders a \(before)"])
    #expect(result.penalty.reduction?.least == Ratio(least))
    #expect(result.penalty.reduction?.most == Ratio(most))
    #expect(result.penalty.hasCorrectiveYear == (before == 0))
  }
}
