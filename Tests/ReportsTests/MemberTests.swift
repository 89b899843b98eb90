import Testing
import Warehouse

@testable import Reports

@Suite struct MemberTests {
  @Test func `a dollar line has one row a case with its net amount`() throws {
    let definition = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157")
    let engine = try DuckDBEngine(.init(threads: 1))
    try engine.execute(
      """
      CREATE TABLE tally_24 AS SELECT case_id, person_id, category, CAST(amount AS DECIMAL(38,2)) AS amount, counted
      FROM (VALUES
        ('K2', 'A', 'b', 10.00, TRUE), ('K2', 'B', 'd', 5.05, TRUE),
        ('K1', 'C', 'c', 7.00, TRUE), ('K1', 'C', 'c', -2.00, TRUE), ('K1', 'C', 'c', 99.00, FALSE),
        ('K3', 'D', 'b', 4.00, TRUE), ('K3', 'D', 'b', -4.00, TRUE),
        ('K4', 'E', 'b', 1.00, TRUE), ('K4', 'F', 'c', 3.00, TRUE), ('K4', 'F', 'c', -3.00, TRUE)
      ) AS t(case_id, person_id, category, amount, counted)
      """)
    let run = try ReportRun(definition: definition, engine: engine, fiscalYear: FiscalYear(2024)!)
    var text = ""
    try MembersFile(of: run, lines: [definition.line("24")]).write { text += String(decoding: $0, as: UTF8.self) }
    // K2's dollars are in two columns, K3 nets to nothing, K4's column c nets to nothing.
    #expect(text == "line,column,case_id,person_id,amount\n24,c,K1,,5.00\n24,a,K2,,15.05\n24,b,K4,,1.00\n")
  }

  @Test func `lines of the annual inputs have no members`() throws {
    let annual = try WorkedExample.whole.get().report(lines: ["8", "41"])
    try annual.members { Issue.record("line \($0.line)") }
  }
}
