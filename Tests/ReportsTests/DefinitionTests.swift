import Layouts
import Testing

@testable import Reports

@Suite struct DefinitionTests {
  @Test func `the report of the project loads whole`() throws {
    let definition = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157")
    #expect(definition.form == "ocse-157")
    #expect(definition.lines.count == 57)
    #expect(definition.switches.map(\.id).first == "P-01")
    #expect(definition.switches.count == 16)
  }

  @Test func `definitions are short`() throws {
    let lines = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157").lines
    let lengths = lines.map { $0.sql.text.split(separator: "\n").count }
    #expect(lengths.reduce(0, +) < 30 * lengths.count)
  }

  @Test func `a statement is shown as it is written`() {
    let text = "SELECT ':x', :y, a::INT -- :z\nFROM \"b\" /* :c */"
    #expect(SQLTemplate(text).text == text)
  }

  @Test(arguments: [
    ("-- id: 1\n-- id: 2\n\nSELECT 1", 2, "key written twice: id"),
    ("-- id: 1\nSELECT 1\n\n", 2, "expected a header line `-- key: value` or a blank line"),
    ("-- id: 1\n-- title\n\nSELECT 1", 2, "expected a header line `-- key: value` or a blank line"),
    ("-- id: 1", 1, "expected a header, a blank line and a statement"),
    ("SELECT 1", 1, "expected a header line `-- key: value` or a blank line"),
  ])
  func `a header is read strictly`(text: String, line: Int, message: String) {
    #expect(throws: DefinitionError(file: "x.sql", line: line, message: message)) {
      try DefinitionHeader(text, file: "x.sql")
    }
  }

  @Test func `a key that nobody knows is an error`() throws {
    var header = try DefinitionHeader("-- id: 1\n-- titel: x\n-- reason.a: y\n\nSELECT 1\n", file: "x.sql")
    _ = try header.string("id")
    #expect(header.group("reason").map(\.name) == ["a"])
    #expect(throws: DefinitionError(file: "x.sql", line: 2, message: "titel: unknown key")) { try header.finish() }
    #expect(throws: DefinitionError(file: "x.sql", line: 1, message: "missing key: unit")) { try header.string("unit") }
  }

  @Test func `effective years`() {
    #expect(EffectiveYears("2022-")?.contains(2099) == true)
    #expect(EffectiveYears("2022-")?.contains(2021) == false)
    #expect(EffectiveYears("2006-2021")?.contains(2021) == true)
    #expect(EffectiveYears("2006-2021")?.contains(2022) == false)
    #expect(EffectiveYears("2022")?.contains(2023) == false)
    #expect(EffectiveYears("2022-2020") == nil)
    #expect(EffectiveYears("") == nil)
    #expect(EffectiveYears("now") == nil)
  }

  @Test func `a policy must be a known switch with one of its words`() throws {
    let definition = try ReportDefinition.load(folder: Project.root + "/pipelines/ocse-157")
    #expect(try definition.policies(["P-06=included"]).first { $0.id == "P-06" }?.word == "included")
    #expect(try definition.policies([]).first { $0.id == "P-06" }?.word == "excluded")
    #expect(throws: ReportError.policy("P-06=maybe", expected: "one of excluded, included")) {
      try definition.policies(["P-06=maybe"])
    }
    #expect(throws: ReportError.self) { try definition.policies(["P-99=x"]) }
    #expect(throws: ReportError.self) { try definition.policies(["included"]) }
  }
}
