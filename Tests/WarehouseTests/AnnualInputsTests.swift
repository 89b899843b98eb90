import Records
import Testing

@testable import Warehouse

@Suite struct AnnualInputsTests {
  private func read(_ text: String) -> AnnualInputs { AnnualInputs(Array(text.utf8), file: "annual-inputs.csv") }

  @Test func `rows are read whatever the order of the columns`() throws {
    let inputs = read(
      "line,fiscal_year,column,source,value\r\n8,2023,a,\"vital, records\",38\r\n41,2024,a,log,-450.5\r\n")
    #expect(inputs.findings.isEmpty)
    #expect(
      inputs.rows == [
        AnnualInput(
          fiscalYear: 2023, line: "8", column: "a", hundredths: 3800, source: "vital, records", sourceLine: 2),
        AnnualInput(fiscalYear: 2024, line: "41", column: "a", hundredths: -45_050, source: "log", sourceLine: 3),
      ])
    let engine = try memoryEngine()
    try inputs.createTable(on: engine)
    #expect(
      try lines(engine, "SELECT * FROM annual_inputs ORDER BY fiscal_year") == [
        "2023|8|a|38.00|vital, records|annual-inputs.csv|2", "2024|41|a|-450.50|log|annual-inputs.csv|3",
      ])
    try AnnualInputs.none.createTable(on: engine)
    #expect(try engine.count("SELECT COUNT(*) FROM annual_inputs WHERE value > 0") == 0)
  }

  @Test(arguments: [
    ("2024,8,a,x,s", "A06", "value"), ("24,8,a,1,s", "A06", "fiscal_year"), ("2024,8 8,a,1,s", "A06", "line"),
    ("2024,8,,1,s", "A05", "column"), ("2024,8,a,,s", "A05", "value"), ("2024,8,a,1", "A04", ""),
    ("2024,8,a,1.234,s", "A06", "value"), ("2024,9,a,2,s", "A07", "line"),
    // What nobody reads is refused: no such line, form, word or column.
    ("2024,42,a,1,s", "A08", "line"), ("2024,08,a,1,s", "A08", "line"), ("2024,34.,A,1,s", "A08", "line"),
    ("2024,35.8,A,1,s", "A08", "line"), ("2024,pools,a,1,s", "A08", "line"), ("2024,5A,a,1,s", "A08", "line"),
    ("2024,8,e,1,s", "A08", "column"), ("2024,34.8,a,1,s", "A08", "column"), ("2024,34.8,H,1,s", "A08", "column"),
    ("2024,396.7,E,1,s", "A08", "column"), ("2024,pool,A,1,s", "A08", "column"),
    // Each word has its own kind of value.
    ("2024,pool,a,-1,s", "A06", "value"), ("2024,reliable.paternity,a,2,s", "A06", "value"),
    ("2024,level.support_orders,a,-1,s", "A06", "value"), ("2024,cpi,a,1.1234567,s", "A06", "value"),
    ("2024,findings_before.paternity,a,0.5,s", "A06", "value"), ("2024,34.8,A,1.234,s", "A06", "value"),
    ("2024,34.8,A,-1000000000000,s", "A06", "value"), ("2024,pool,a,1000000000000,s", "A06", "value"),
    ("2024,cpi,a,1000000,s", "A06", "value"),
    // Children, cases and requests come whole, and nobody is employed less than not at all.
    ("2024,8,a,5.5,s", "A06", "value"), ("2023,5,a,318.01,s", "A06", "value"), ("2024,39,a,-1,s", "A06", "value"),
    ("2024,2e,b,0.5,s", "A06", "value"), ("2024,30,a,-1,s", "A06", "value"), ("2024,41,a,1.234,s", "A06", "value"),
  ])
  func `a bad row is rejected and the others stay`(row: String, edit: String, field: String) throws {
    let inputs = read("fiscal_year,line,column,value,source\n2024,9,a,1,s\n\(row)\n2024,10,a,1,s\n")
    #expect(inputs.rows.map(\.line) == ["9", "10"])
    let finding = try #require(inputs.findings.first)
    #expect(inputs.findings.count == 1)
    #expect((finding.edit, finding.field, finding.line) == (edit, field, 3))
    #expect(finding.severity == .rejectRecord)
  }

  /// The edits but A10, for which a form has to be there.
  @Test(arguments: AnnualInputEdit.allCases.filter { $0.examples != nil && $0 != .unread })
  func `an edit lets its passing example pass and finds its failing one`(edit: AnnualInputEdit) throws {
    let examples = try #require(edit.examples)
    let header = "fiscal_year,line,column,value,source\n"
    #expect(read(header + examples.pass.joined(separator: "\n")).findings == [])
    let found = read(header + examples.fail.joined(separator: "\n")).findings
    #expect(found.map(\.edit) == [edit.rawValue])
    #expect(found.first?.line == examples.fail.count + 1)
    #expect(found.first?.severity == edit.severity)
    #expect(edit.codes.contains(found.first?.code ?? ""))
    #expect(found.first?.message.hasSuffix("(county-extract.md, section 4)") == true)
  }

  @Test func `dollars may have cents, whole numbers zeros after the point, staff a fraction that is told of`() throws {
    let inputs = read(
      "fiscal_year,line,column,value,source\n2024,41,a,450.55,s\n2024,9,a,5.00,s\n2024,30,a,7.5,s\n")
    #expect(inputs.rows.map(\.hundredths) == [45_055, 500, 750])
    #expect(
      inputs.findings.map(\.message) == [
        "annual inputs: the form shows this line in whole numbers: the figure is rounded: value '7.5', expected the whole "
          + "number that the form is to show (county-extract.md, section 4)"
      ])
  }

  @Test func `every word and every form is accepted`() throws {
    let words = AnnualInputName.wordList.map { "2024,\($0.name),a,1,s" }
    let lines = ["2024,2e,a,1,s", "2024,41,d,1,s", "2024,34.4b,G,-1.5,s", "2024,34.11,A,1,s", "2024,396.1c,C,0,s"]
    let inputs = read((["fiscal_year,line,column,value,source"] + words + lines).joined(separator: "\n"))
    #expect(inputs.findings.isEmpty, "\(inputs.findings.map(\.value))")
    #expect(inputs.rows.count == words.count + lines.count)
  }

  @Test func `an index keeps its digits, and is not in the table of the lines`() throws {
    let inputs = read("fiscal_year,line,column,value,source\n2024,cpi,a,313.6885,s\n2024,pool,a,12.5,s\n")
    #expect(inputs.rows.map(\.millionths) == [313_688_500, 12_500_000])
    #expect(inputs.rows.map(\.hundredths) == [nil, 1250])
    let engine = try memoryEngine()
    try inputs.createTable(on: engine)
    #expect(try lines(engine, "SELECT line, value FROM annual_inputs") == ["pool|12.50"])
  }

  @Test(arguments: [
    ("", "A03", 1), ("fiscal_year,line,column,value\n", "A03", 1), ("a\n", "A03", 1),
    ("fiscal_year,line,column,value,source\n2024,8,a,1,\"open\n\n", "A02", 2),
    ("fiscal_year,line,column,value,source\n2024,8,a,1,x\0y\n", "A01", 2),
  ])
  func `a bad file is rejected whole`(text: String, edit: String, line: Int) {
    let inputs = read(text)
    #expect(inputs.rows.isEmpty)
    #expect(!inputs.isAccepted)
    #expect(inputs.findings.map(\.edit) == [edit])
    #expect(inputs.findings.map(\.line) == [line])
  }

  @Test func `bytes that are no UTF-8 reject the file`() {
    #expect(AnnualInputs([0x66, 0xFF], file: "f").findings.map(\.edit) == ["A01"])
  }

  @Test func `the file accepted last is in force`() throws {
    let home = try TemporaryHome()
    let head = "fiscal_year,line,column,value,source\n"
    let first = Array((head + "2024,8,a,1,s\n").utf8)
    let second = Array((head + "2024,9,a,2,s\n").utf8)
    #expect(try home.folder.annualInputs().rows.isEmpty)
    #expect(try home.folder.acceptAnnualInputs(first, file: "x.csv").changed)
    #expect(try !home.folder.acceptAnnualInputs(first, file: "x.csv").changed)
    #expect(try home.folder.acceptAnnualInputs(second, file: "x.csv").changed)
    #expect(try home.folder.annualInputs().rows.map(\.line) == ["9"])
    #expect(try home.folder.acceptAnnualInputs(first, file: "x.csv").changed)
    #expect(try home.folder.annualInputs().rows.map(\.line) == ["8"])
    #expect(try home.folder.catalogue().annualInputs.map(\.sequence) == [1, 2])
    #expect(try !home.folder.acceptAnnualInputs([], file: "x.csv").changed)
    #expect(try home.folder.removeUncommitted().isEmpty)
  }
}
