import Glibc
import Records
import Sample
import Testing
import Warehouse

@testable import Reports

/// What must hold for any caseload and any choice of switches: universe = counted + excluded for every line, and the
/// checks that hold by construction. The seed of a caseload that fails stands in the name of the test.
@Suite struct SampleCaseloadTests {
  struct Caseload: Sendable, CustomTestStringConvertible {
    var seed: UInt64
    var cases: Int
    var counties: [String]
    /// Whether each word of each switch is tried by itself.
    var triesAll = false
    var testDescription: String { "seed \(seed), \(cases) cases, \(counties.count) counties" }
  }

  @Test(arguments: [
    Caseload(seed: 11, cases: 400, counties: ["27003"], triesAll: true),
    Caseload(seed: 157, cases: 430, counties: ["27003", "27115", "27075"]),
    Caseload(seed: 20_240_930, cases: 60, counties: ["27031", "27075"]),
    Caseload(seed: 7, cases: 1, counties: ["27003"]),
  ])
  func `every line divides its universe, and the checks by construction hold`(caseload: Caseload) throws {
    let folder = try CaseloadFolder(caseload)
    let example = try WorkedExample(root: folder.path, counties: caseload.counties)
    let switches = ReportEditExampleTests.definition.switches
    var choices: [[String]] = [[]]
    if caseload.triesAll {
      choices += switches.flatMap { known in known.words.dropFirst().map { ["\(known.id)=\($0)"] } }
    }
    // Combinations by a generator of whole numbers, so that they are the same each time.
    var state = caseload.seed
    for _ in 0..<3 {
      choices.append(
        switches.map { known in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return "\(known.id)=\(known.words[Int(state >> 33) % known.words.count])"
        })
    }
    for policies in choices { try check(example, policies, caseload) }
  }

  private func check(_ example: WorkedExample, _ policies: [String], _ caseload: Caseload) throws {
    let annual = try example.report(policies: policies, elected: .ivd)
    let context = "\(caseload.testDescription), \(policies)"
    let engine = annual.run.engine
    let cases = try engine.count("SELECT COUNT(*) FROM cases")
    let children = try engine.count("SELECT COUNT(DISTINCT person_id) FROM case_member WHERE role = 'child'")
    #expect(cases >= caseload.cases)
    for line in annual.report.lines where line.source == .warehouse {
      let tally = try #require(annual.report.tallies.first { $0.line == line.id })
      #expect(
        tally.universe == tally.counted + tally.excluded.reduce(0) { $0 + $1.count }, "\(context), line \(line.id)")
      let rows = try engine.count("SELECT COUNT(*) FROM \(line.table)")
      #expect(tally.universe == rows, "\(context), line \(line.id)")
      #expect(
        try engine.count("SELECT COUNT(*) FROM \(line.table) WHERE counted AND reason IS NULL") == tally.counted,
        "\(context), line \(line.id)")
      switch line.unit {
      case .cases: #expect(tally.universe == cases, "\(context), line \(line.id)")
      case .children: #expect(tally.universe == children, "\(context), line \(line.id)")
      default: break
      }
    }
    for result in annual.report.edits where result.edit.severity == .federal {
      #expect(result.failures == [], "\(context), \(result.edit.id)")
    }
    let trail = try AuditTrail(annual: annual, definition: ReportEditExampleTests.trail)
    for result in try trail.check() where result.edit.severity == .federal {
      #expect(result.failures == [], "\(context), \(result.edit.id)")
    }
    for id in ["E04", "E05", "E06", "E08", "E09", "E23"] {
      #expect(annual.report.edits.first { $0.edit.id == id }?.outcome == .passes, "\(context), \(id)")
    }
  }
}

/// A caseload of `ivd sample` in the standard extract, with its annual inputs.
final class CaseloadFolder {
  let path: String

  init(_ caseload: SampleCaseloadTests.Caseload) throws {
    var template = Array("/tmp/ivd-caseload-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let options = try SampleOptions(
      seed: caseload.seed, cases: caseload.cases, counties: caseload.counties, years: 2)
    let summary = try SampleWriter(options).write(to: path)
    try Sample.AnnualInputs(fiscalYear: 2024, summary: summary).write(to: path + "/annual-inputs.csv")
  }

  deinit { removeFolder(path) }
}
