import Testing
import Warehouse

@testable import Reports

/// What is said of a case over its neighbourhood must be what is said of it over the whole warehouse. The seed of a
/// caseload that fails stands in the name of the test.
@Suite struct CaseNeighbourhoodTests {
  @Test(arguments: [SampleCaseloadTests.Caseload(seed: 41, cases: 240, counties: ["27003", "27115", "27075"])])
  func `a sample case is explained alike`(caseload: SampleCaseloadTests.Caseload) throws {
    let folder = try CaseloadFolder(caseload)
    let example = try WorkedExample(root: folder.path, counties: caseload.counties)
    // The switches that look at other cases and children of a case.
    for policies in [[], ["P-02=no", "P-03=month", "P-06=included", "P-08=partly", "P-16=excluded"]] {
      try compare(example, policies, limit: 6, caseload.testDescription)
    }
  }

  @Test func `every case of the worked example is explained alike`() throws {
    try compare(try WorkedExample.whole.get(), [], limit: .max, "worked example")
  }

  private func compare(_ example: WorkedExample, _ policies: [String], limit: Int, _ context: String) throws {
    let whole = try example.report(policies: policies)
    let all = try whole.run.engine.count("SELECT COUNT(*) FROM cases")
    var sizes: [Int64] = []
    for caseID in try cases(whole, limit) {
      let near = try example.report(policies: policies, around: caseID)
      sizes.append(try near.run.engine.count("SELECT COUNT(*) FROM cases"))
      #expect(
        try explanation(near, caseID) == explanation(whole, caseID), "\(context), \(policies), case \(caseID)")
    }
    // Neither everything nor only the case itself.
    #expect(sizes.contains { $0 > 1 } && sizes.contains { $0 < all }, "\(context): \(sizes) of \(all)")
  }

  /// Cases of the persons with the most cases first, then the others in an order of no meaning.
  private func cases(_ report: OCSE157, _ limit: Int) throws -> [String] {
    var found: [String] = []
    try report.run.engine.query(
      """
      SELECT m.case_id
      FROM case_member AS m
      JOIN (SELECT person_id, COUNT(DISTINCT case_id) AS cases FROM case_member GROUP BY person_id) AS p
        ON p.person_id = m.person_id
      GROUP BY m.case_id
      ORDER BY CASE WHEN MAX(p.cases) > 1 THEN MAX(p.cases) + SUM(p.cases) ELSE 0 END DESC, HASH(m.case_id), m.case_id
      """
    ) { found.append(try $0.string(0) ?? "") }
    let half = limit == .max ? found.count : limit / 2
    return Array(found.prefix(half)) + found.dropFirst(half).suffix(limit == .max ? 0 : limit - half)
  }

  private func explanation(_ report: OCSE157, _ caseID: String) throws -> [String] {
    var rows: [String] = []
    try report.run.explain(caseID: caseID) { rows.append("\($0.id) \($1)") }
    #expect(rows.count >= 40, "\(caseID)")
    return rows
  }
}
