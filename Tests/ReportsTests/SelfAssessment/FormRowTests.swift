import Records
import Testing

@testable import Reports

/// The arithmetic of the form, of the sample's size and of the interval.
@Suite struct FormRowTests {
  private static let definition = try! AssessmentDefinition.load(folder: Project.root + "/pipelines/self-assessment")

  private func row(
    _ action: Int, _ error: Int, open: Int = 0, of applicable: Int? = nil, standard: String = "establishment",
    policy: AssessmentDefinition.Undetermined = .apart
  ) -> FormRow {
    FormRow(
      criterion: Self.definition.criterion(standard), title: "", universe: 1000,
      applicable: applicable ?? action + error + open, reviewed: action + error + open, action: action, error: error,
      undetermined: open, policy: policy)
  }

  @Test func `the rate is compared before it is rounded`() {
    #expect(row(75, 25).verdict == .meets)
    // Shown as 75.0 and 90.0, and below.
    #expect(row(29_999, 10_001).rateText == "75.0" && row(29_999, 10_001).verdict == .below)
    #expect(row(89_999, 10_001, standard: "closure").verdict == .below)
    #expect(row(0, 0).verdict == .noCases && row(0, 0).rate == nil)
  }

  @Test func `open files are apart unless the switch says otherwise`() {
    let apart = row(70, 20, open: 10)
    #expect(apart.required == 90 && apart.timely == 70 && apart.verdict == .meets && apart.dependsOnFiles)
    #expect(row(70, 20, open: 10, policy: .error).verdict == .below)
    #expect(row(70, 20, open: 10, policy: .action).timely == 80)
    #expect(!row(95, 3, open: 2).dependsOnFiles)
  }

  /// performance-and-audit.md 5.1, its table.
  @Test(arguments: [
    ("0.50", "0.05", [116, 214, 257, 270]), ("0.75", "0.05", [101, 169, 196, 203]), ("0.90", "0.05", [66, 89, 96, 98]),
  ])
  func `suggested sizes`(expected: String, margin: String, sizes: [Int]) throws {
    var rule = Self.definition.sample
    rule.expected = try #require(Ratio(expected))
    rule.margin = try #require(Ratio(margin))
    for (frame, size) in zip([200, 1000, 5000, 100_000], sizes) {
      #expect(try AssessmentSample.suggested(rule, frame: frame) == size, "p \(expected), N \(frame)")
    }
    #expect(try AssessmentSample.suggested(rule, frame: 0) == 0)
    #expect(try AssessmentSample.suggested(rule, frame: 3) == 3)
  }

  /// 1.645 · sqrt(0.79 · 0.21 / 100 · 0.9) = 0.06356…: rounded up to 6.36 points.
  @Test func `the interval has the finite correction`() {
    #expect(row(79, 21, of: 1000).halfWidth(z: Self.definition.sample.z) == 636)
    #expect(row(79, 21, of: 1000).intervalText(Self.definition.sample) == "72.6 to 85.4")
    #expect(row(79, 21).halfWidth(z: Self.definition.sample.z) == nil)
    #expect(row(100, 0, of: 1000).halfWidth(z: Self.definition.sample.z) == nil)
  }
}
