import Employers
import Layouts
import Testing

@Suite struct ScoreTests {
  /// The parts of a match add up to its score, whatever the rows.
  @Test(arguments: [UInt64(41), 42])
  func partsAddUp(seed: UInt64) throws {
    let registry = try registry(MadeUpList(employers: 300, seed: seed))
    var other = MadeUpList(employers: 300, seed: seed)
    other.rows = other.rows.enumerated().map { $0.offset % 3 == 0 ? "," + $0.element.dropFirst(10) : $0.element }
    let match = RegistryMatch(
      registry: registry, incoming: try stored(other), decisions: EmployerDecisions(), words: MadeUpList.words,
      model: MadeUpList.model, rules: MadeUpList.rules, jobs: 2)
    var compared = 0
    for found in match.matches() {
      for candidate in found.candidates {
        #expect(match.parts(found, candidate).reduce(0) { $0 + $1.score } == candidate.score, "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared >= 300)
  }

  private func stored(_ list: MadeUpList) throws -> EmployerList {
    try EmployerList(
      bytes: Array(list.text.utf8), path: "list.csv", columns: RegistryColumns.stored, required: ["name"])
  }

  private func registry(_ list: MadeUpList) throws -> EmployerList {
    let rows = list.rows.enumerated().map { "E\($0.offset),\($0.element)" }
    let text = (["employer," + MadeUpList.header] + rows).joined(separator: "\n")
    return try EmployerList(bytes: Array(text.utf8), path: "r.csv", columns: RegistryColumns.stored, required: ["name"])
  }

  @Test func everyLevelHasAWeight() {
    for part in MadeUpList.model.parts {
      #expect(part.weights.count == part.comparisons.reduce(1) { $0 * $1.levels.count })
    }
    #expect(Set(MadeUpList.model.parts.flatMap(\.comparisons)).count == Comparison.allCases.count)
  }

  @Test(arguments: [(0, "0.00"), (7, "0.07"), (725, "7.25"), (-50, "-0.50"), (-1234, "-12.34")] as [(Int32, String)])
  func bits(score: Int32, text: String) { #expect(ScoreText.bits(score) == text) }
}
