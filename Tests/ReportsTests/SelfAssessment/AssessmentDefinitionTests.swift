import Layouts
import Testing

@testable import Reports

/// What is wrong in the definitions stops the command before data is read.
@Suite struct AssessmentDefinitionTests {
  private static let folder = Project.root + "/pipelines/self-assessment"

  @Test func `the form has its rows in order, with their standards`() throws {
    let criteria = try AssessmentDefinition.load(folder: Self.folder).criteria
    #expect(
      criteria.map(\.row) == [
        "Case Closure", "Establishment", "Enforcement", "Disbursement", "Medical", "Review and Adjustment",
        "Interstate", "Expedited Process 6-Month", "Expedited Process 12-Month",
      ])
    #expect(criteria.map(\.standard) == [90, 75, 75, 75, 75, 75, 75, 75, 90])
  }

  @Test(arguments: [
    ("self-assessment.yaml", "version: 1\n", "version: 1\nperiod: 2024\n", "unknown key: period"),
    ("self-assessment.yaml", "clock: T-15/6", "clock: T-15/7", "unknown clock: T-15/7"),
    ("self-assessment.yaml", "  - collected\n", "", "self-assessment.yaml does not name it"),
    ("self-assessment.yaml", "served: [served]", "served: [\"x') OR ('\"]", "expected words of lower-case letters"),
    ("clocks.yaml", "id: T-2,", "id: T-1,", "T-1 is written twice"),
    ("clocks.yaml", "limit: 180,", "limits: 180,", "missing key: limit"),
    ("duties/review.sql", "'T-16', starts_on", "'T-16', :start", "unknown placeholder: :start"),
    ("criteria/closure.sql", "-- title:", "-- titel:", "missing key: title"),
  ])
  func `a fault is named with its place`(file: String, text: String, replaced: String, message: String) throws {
    let copy = try DefinitionCopy(of: Self.folder)
    try copy.replace(file, text, replaced)
    do {
      _ = try AssessmentDefinition.load(folder: copy.path)
      Issue.record("loaded with \(replaced)")
    } catch let error as DefinitionError {
      #expect("\(error)".contains(message), "\(error)")
    }
  }
}
