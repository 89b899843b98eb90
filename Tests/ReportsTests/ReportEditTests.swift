import Layouts
import Testing
import Warehouse

@testable import Reports

@Suite struct ReportEditTests {
  private static let federal = ReportEditExampleTests.definition.edits.filter { $0.severity == .federal }

  @Test func `the worked example passes all federal checks`() throws {
    let example = try WorkedExample.whole.get()
    let results = try example.report(elected: .ivd).report.edits
    #expect(results.map(\.edit.id) == ReportEditExampleTests.definition.edits.map(\.id))
    #expect(results.filter(\.isBlocking) == [])
    // Without a certified report of the year before there is nothing to hold 5a and 8a against.
    #expect(results.filter { $0.outcome == .nothing }.map(\.edit.id) == ["E12", "E20", "E25", "E26"])
    // Line 5 grew from 7 to 8.
    #expect(results.filter { $0.outcome == .fails }.map(\.edit.id) == ["E30"])
    #expect(results.first { $0.edit.id == "E32" }?.comparisons == 19)
  }

  @Test func `without an elected option the form is blocked`() throws {
    let report = try WorkedExample.whole.get().report().report
    #expect(report.blockingEdits.map(\.edit.id) == ["E13"])
    #expect(
      report.editSentence
        == "3 of 35 checks of the form fail; blocking certification: E13; to be explained: E30, E31")
  }

  /// A cell that is wrong by itself is found by the checks that hold it against another, and by the recount.
  @Test(arguments: [
    ("1", "a", 12, ["E01"]), ("2", "b", 5, ["E01", "E05", "E32"]), ("5", "a", 10, ["E09", "E32"]),
    ("21", "a", 9, ["E21", "E32"]), ("29", "a", 7, ["E23", "E32"]), ("24", "d", 8951, ["E01", "E32"]),
    ("18a", "d", 5, ["E01", "E19"]), ("37", "b", 5, ["E28"]), ("35", "a", -1, ["E02"]), ("1a", "c", 4, ["E01", "E04"]),
  ])
  func `a wrong cell is found`(line: String, column: String, value: Int64, edits: [String]) throws {
    let annual = try WorkedExample.whole.get().report(elected: .ivd)
    var cells = annual.report.cells
    let index = try #require(cells.firstIndex { $0.line == line && $0.column == column })
    cells[index].value = value
    let found = try annual.run.checkEdits(cells: cells, tallies: annual.report.tallies, elected: .ivd)
      .filter(\.isBlocking)
    #expect(found.map(\.edit.id) == edits)
    #expect(found.allSatisfy { !$0.failures.isEmpty })
  }

  @Test func `a line that counts what it should not is found`() throws {
    // Line 3 that takes the cases of line 1 too, with a proof of its own that holds.
    let folder = try DefinitionCopy()
    try folder.replace(
      "lines/3.sql", "CASE WHEN status <> 'open' THEN status WHEN NOT no_jurisdiction THEN 'has_jurisdiction' END",
      "CASE WHEN status <> 'open' THEN status END")
    let report = try WorkedExample.whole.get().report(definitions: folder.path, elected: .ivd).report
    #expect(report.cell("3", "a")?.value == 12)
    #expect(report.blockingEdits.map(\.edit.id) == ["E08"])
    #expect(
      report.blockingEdits[0].failures
        == [ReportEditFailure(line: "3", column: "", value: "11 cases, the first K01", expected: "no case of line 1")])
  }

  @Test func `the report of the year before is held against this one`() throws {
    let annual = try WorkedExample.whole.get().report(elected: .ivd)
    let cells = annual.report.cells.map { cell -> ReportCell in
      var cell = cell
      if cell.line == "5" { cell.value = 6 }
      if cell.line == "8" { cell.value = 38 }
      return cell
    }
    let results = try annual.run.checkEdits(
      cells: annual.report.cells, tallies: annual.report.tallies,
      prior: PriorCells(source: .certified, cells: cells), elected: .ivd)
    let copied = try #require(results.first { $0.edit.id == "E12" })
    #expect(copied.comparisons == 2)
    #expect(
      copied.failures
        == [ReportEditFailure(line: "5a", column: "a", value: "7", expected: "line 5 of the year before = 6")])
    #expect(results.allSatisfy { $0.outcome != .nothing || $0.edit.id == "E26" })
  }

  @Test func `the csv has a row for each failure and one for each other check`() throws {
    let report = try WorkedExample.whole.get().report(elected: .ivd).report
    let lines = ReportEditsCSV().text(of: report).split(separator: "\n").map(String.init)
    #expect(lines.count == 36)
    #expect(
      lines.contains(
        "2024,E30,S,fails,2,1,5,a,8,within 10 % of the year before = 7,"
          + "A large change since the year before has a comment"))
    #expect(
      lines.contains(
        "2024,E12,F,nothing,0,0,,,,there is no certified report of the year before to compare with,"
          + "Lines 5a and 8a are copied from the report of the year before"))
  }

  @Test func `the page shows what fails first`() throws {
    let page = FormPage(isLinked: true).text(of: try WorkedExample.whole.get().report().report)
    let blocking = try #require(page.range(of: "blocks certification"))
    let explained = try #require(page.range(of: "to be explained"))
    let passing = try #require(page.range(of: "<th>Passes</th>"))
    let idle = try #require(page.range(of: "<th>Not looked at</th>"))
    #expect(blocking.lowerBound < explained.lowerBound)
    #expect(explained.lowerBound < passing.lowerBound)
    #expect(passing.lowerBound < idle.lowerBound)
    #expect(page.contains("This form cannot be certified: E13."))
    #expect(page.contains("35 checks: 3 fail, 28 pass, 4 had nothing to compare."))
    #expect(page.contains("<td><a href=\"line-5.html\">5.a</a></td>"))
  }

  @Test(arguments: ["", "1.a", "1=2", "x", "prior.1=2", "Table: 1 AS x", "1.a=b"])
  func `an example that is none is refused`(text: String) {
    #expect(ReportEditExample(text) == nil)
  }

  @Test(arguments: [
    ("SELECT '1' AS line, '' AS col, '' AS value, '' AS expected, CAST(NULL AS BOOLEAN) AS holds", "neither holds"),
    ("SELECT '1' AS line, '' AS col, '' AS value, TRUE AS holds, '' AS expected WHERE 1 = 0", "expected the columns"),
  ])
  func `a statement that compares nothing definite stops the report`(sql: String, reason: String) throws {
    var edit = try #require(Self.federal.first)
    edit.sql = SQLTemplate(sql)
    let engine = try DuckDBEngine(.init(threads: 1))
    let error = #expect(throws: ReportError.self) { try edit.result(placeholders: [:], order: [], engine: engine) }
    #expect(error?.description.contains(reason) == true)
  }
}
