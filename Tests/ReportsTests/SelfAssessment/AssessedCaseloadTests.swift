import Layouts
import Records
import Testing
import Warehouse

@testable import Reports

/// What must hold of any caseload: every case stands under every criterion, judged or with a reason; nothing that was
/// not due is judged; the engine's threads change nothing. The seed of a caseload that fails stands in the test's name.
@Suite struct AssessedCaseloadTests {
  /// Clocks that may end after a case's last day in the period: of a closing, and of what follows one.
  private static let afterClosing: Set<String> = ["T-48", "T-51", "T-52"]

  @Test(arguments: [
    SampleCaseloadTests.Caseload(seed: 308, cases: 300, counties: ["27003", "27115"]),
    SampleCaseloadTests.Caseload(seed: 7, cases: 1, counties: ["27003"]),
  ])
  func `every case is judged once, and only by what was due`(caseload: SampleCaseloadTests.Caseload) throws {
    let folder = try CaseloadFolder(caseload)
    let example = try WorkedExample(root: folder.path, counties: caseload.counties)
    let made = try assess(example, threads: 1)
    let cases = made.cases
    #expect(!cases.isEmpty)
    #expect(made.results.count == 9)
    for (result, row) in zip(made.results, made.rows) {
      #expect(result.deciding.count == cases.count && result.reasons.count == cases.count)
      #expect(row.universe == row.action + row.error + row.undetermined + row.notApplicable, "\(row.title)")
      for place in cases.indices {
        guard let judged = result.deciding[place] else {
          #expect(Int(result.reasons[place]) < result.criterion.reasons.count)
          continue
        }
        let context = "\(row.title), case \(cases[place].caseID)"
        if let clock = judged.clock, let dueOn = judged.dueOn, !Self.afterClosing.contains(clock) {
          #expect(dueOn <= cases[place].lastDay || result.criterion.rule == .disposition, "\(context)")
          let isInTime = judged.doneOn.map { $0 <= dueOn } ?? false
          #expect((judged.outcome == .action) == isInTime, "\(context)")
        }
        #expect((judged.missing != nil) == (judged.outcome == .review), "\(context)")
      }
    }
    func text(_ assessment: SelfAssessment) throws -> String {
      var text = try AssessmentJSON().text(of: assessment, by: .worker)
      try AssessedCasesCSV(assessment, .all).write { text += $0 }
      return text
    }
    #expect(try text(made) == text(assess(example, threads: 4)))
  }

  private func assess(_ example: WorkedExample, threads: Int) throws -> SelfAssessment {
    let year = try #require(FiscalYear(2024))
    let folder = WarehouseFolder(home: example.home)
    let selection = SnapshotSelection.fiscalYear(year, from: try folder.catalogue())
    let engine = try DuckDBEngine(.init(threads: threads))
    try WarehouseViews(folder: folder, extract: example.extract).create(selection, on: engine)
    return try AssessmentRun(
      AssessmentDefinition.load(folder: Project.root + "/pipelines/self-assessment"), year,
      calendar: BusinessCalendar.load(root: Project.root), engine: engine
    ).assess(selection)
  }
}
