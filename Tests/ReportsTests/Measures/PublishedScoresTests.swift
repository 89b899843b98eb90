import Testing

@testable import Reports

/// Scores of states as published for fiscal year 2001 (Office of Child Support Enforcement, FY 2001 annual report,
/// table 73), with what the federal tables give for them. `NR`: the data were not reliable.
@Suite struct PublishedScoresTests {
  struct State: CustomTestStringConvertible {
    var name: String
    var paternity: MeasureKind
    /// Paternity, orders, current, arrears, cost-effectiveness.
    var scores: [String]
    var percentages: [Int]
    /// Paternity, orders, current: without the year before no rise is shown.
    var penalties: [PenaltyStatus.Word]
    var testDescription: String { name }
  }

  @Test(arguments: [
    State(
      name: "Alabama", paternity: .paternityIVD, scores: ["58.25", "59.63", "46.30", "46.39", "4.01"],
      percentages: [68, 69, 56, 56, 80], penalties: [.penalty, .none, .none]),
    State(
      name: "Alaska", paternity: .paternityStatewide, scores: ["87.77", "78.72", "51.22", "68.53", "4.14"],
      percentages: [100, 96, 61, 78, 80], penalties: [.penalty, .none, .none]),
    State(
      name: "Colorado", paternity: .paternityStatewide, scores: ["103.15", "81.63", "52.82", "64.00", "3.58"],
      percentages: [100, 100, 62, 74, 70], penalties: [.none, .none, .none]),
    State(
      name: "District of Columbia", paternity: .paternityStatewide, scores: ["NR", "NR", "NR", "NR", "2.26"],
      percentages: [0, 0, 0, 0, 40], penalties: [.penalty, .penalty, .penalty]),
    State(
      name: "Guam", paternity: .paternityStatewide, scores: ["NR", "51.05", "42.75", "37.87", "1.33"],
      percentages: [0, 61, 52, 0, 0], penalties: [.penalty, .none, .none]),
    State(
      name: "Hawaii", paternity: .paternityIVD, scores: ["NR", "57.72", "51.03", "35.69", "6.16"],
      percentages: [0, 67, 61, 0, 100], penalties: [.penalty, .none, .none]),
    State(
      name: "Illinois", paternity: .paternityStatewide, scores: ["108.55", "35.40", "37.64", "50.76", "2.50"],
      percentages: [100, 0, 0, 60, 50], penalties: [.none, .penalty, .none]),
    State(
      name: "Iowa", paternity: .paternityStatewide, scores: ["94.58", "87.16", "57.65", "65.41", "5.27"],
      percentages: [100, 100, 67, 75, 100], penalties: [.none, .none, .none]),
    State(
      name: "Minnesota", paternity: .paternityIVD, scores: ["79.57", "76.80", "67.35", "81.90", "4.13"],
      percentages: [98, 92, 77, 100, 80], penalties: [.penalty, .none, .none]),
    State(
      name: "Mississippi", paternity: .paternityIVD, scores: ["69.22", "49.29", "50.02", "60.43", "5.96"],
      percentages: [79, 0, 60, 70, 100], penalties: [.penalty, .none, .none]),
  ])
  func `published scores give the percentages and statuses of the federal tables`(state: State) throws {
    let kinds: [MeasureKind] = [
      state.paternity, .supportOrders, .currentCollections, .arrearsCollections, .costEffectiveness,
    ]
    var rows = ["elected.paternity_statewide a \(state.paternity == .paternityStatewide ? 1 : 0)"]
    for (kind, score) in zip(kinds, state.scores) {
      rows.append(score == "NR" ? "reliable.\(kind.measure.rawValue) a 0" : "level.\(kind.rawValue) a \(score)")
    }
    let results = try MeasureExample.measures(rows, year: 2001).results
    #expect(results.map(\.level.kind) == kinds)
    #expect(results.map(\.applicable.percentage) == state.percentages)
    #expect(results.prefix(3).map(\.penalty.word) == state.penalties)
    #expect(results.suffix(2).allSatisfy { $0.penalty.word == .noStandard })
  }
}
