import Records
import Testing
import Warehouse

@testable import Reports

@Suite struct WorkedExampleTests {
  @Test func `every cell is as expected`() throws {
    let report = try WorkedExample.whole.get().report().report
    let found = ReportCSV().text(of: report).split(separator: "\n").map(String.init)
    #expect(found == (try Project.lines("expected.csv")))
    #expect(report.missingCounties.isEmpty)
    #expect(report.sources.map(\.county) == ["27053", "27123", "27137"])
  }

  @Test func `every member is as expected, and the columns add up to the cells`() throws {
    let annual = try WorkedExample.whole.get().report()
    var found = ["line,case_id,person_id,amount"]
    var counts: [String: Int64] = [:]
    try annual.members { member in
      found.append(
        "\(member.line),\(member.caseID ?? ""),\(member.personID ?? ""),\(member.amount?.description ?? "")")
      counts["\(member.line).\(member.column)", default: 0] += member.amount.map { $0.value / 100 } ?? 1
    }
    #expect(found == (try Project.lines("expected-members.csv")))
    for line in annual.report.lines where line.source == .warehouse {
      for cell in annual.report.cells where cell.line == line.id && (cell.column != "a" || line.columns == .total) {
        #expect(cell.value == counts["\(cell.line).\(cell.column)"] ?? 0, "line \(cell.line).\(cell.column)")
      }
    }
  }

  @Test func `measures are as expected`() throws {
    let report = try WorkedExample.whole.get().report().report
    let measures = PerformanceMeasure.all(of: report)
    #expect(measures.map(\.percent) == ["114.29", "89.47", "81.82", "91.84", "50.00"])
    let year = FiscalYear(2024)!
    let all = try YearMeasures(
      of: year, figures: try MeasureFigures(fiscalYear: year, inputs: .none, cells: report.cells),
      rules: try MeasureRules.load(folder: Project.root + "/pipelines/measures"))
    let rows = MeasuresCSV().text(of: all).split(separator: "\n")
    #expect(rows[1].hasPrefix("2024,paternity_iv_d,6,8,5a,7,114.29,,yes,"))
    #expect(rows[2].hasPrefix("2024,paternity_statewide,9,34,8a,38,89.47,,no,"))
  }

  @Test(arguments: [
    ("P-06=included", "4.a", 10), ("P-07=no", "6.a", 7), ("P-10=no", "21a.a", 3), ("P-12=included", "26.d", 2450),
    ("P-12=included", "27.a", 2800), ("P-03=month", "24.b", 10_200), ("P-03=month", "27.c", 1200),
  ])
  func `a switch changes its line`(policy: String, cell: String, value: Int64) throws {
    let (line, column) = OCSE157.address(cell)
    let report = try WorkedExample.whole.get().report(policies: [policy], lines: [line]).report
    #expect(report.cell(line, column ?? "a")?.value == value)
  }

  @Test func `a part of the lines gives the same numbers as all`() throws {
    let example = try WorkedExample.whole.get()
    let all = try example.report().report.cells
    for line in ["1", "2e", "5a", "21a", "29"] {
      #expect(try example.report(lines: [line]).report.cells == all.filter { $0.line == line })
    }
  }

  @Test func `threads change no byte`() throws {
    let example = try WorkedExample.whole.get()
    func everything(_ threads: Int) throws -> String {
      let annual = try example.report(threads: threads)
      var text = ReportJSON().text(of: annual.report)
      try MembersFile(annual).write { text += String(decoding: $0, as: UTF8.self) }
      for line in annual.report.lines {
        try TraceCSV().write({ try annual.run.trace(line, $0) }, to: { text += $0 })
      }
      return text
    }
    #expect(try everything(1) == everything(4))
  }

  @Test func `a missing annual input leaves its line blank, with the reason`() throws {
    let report = try WorkedExample(inputs: false).report(lines: ["8", "8a", "9"]).report
    #expect(ReportCSV().text(of: report) == "fiscal_year,line,column,value\n2024,8,a,\n2024,8a,a,\n2024,9,a,\n")
    #expect(report.cell("8a", "a")?.reason == "the annual inputs have no line 8 of fiscal year 2023")
    let measure = PerformanceMeasure.all(of: report)[1]
    #expect(measure.percent == nil)
    #expect(measure.obstacle == "line 9 is not computable")
  }

  @Test func `a trace gives counted and excluded rows with their source`() throws {
    let annual = try WorkedExample.whole.get().report(purpose: .proof)
    var rows: [String] = []
    let line = try annual.run.definition.line("1")
    try TraceCSV().write({ try annual.run.trace(line, $0) }, to: { if !$0.isEmpty { rows.append($0) } })
    #expect(rows.count == 14)
    #expect(rows[0].hasPrefix("line,column,case_id,person_id,amount,counted,reason,source_file,source_line"))
    #expect(rows[10].hasPrefix("1,d,K10,,,false,closed_in_year,27053-2024-09-30/case_period.csv,5,"))
    #expect(rows.filter { $0.contains(",true,") }.count == 11)
    var due = Cents(0)
    try annual.run.trace(annual.run.definition.line("24"), column: "c", countedOnly: true) { due = due + $0.amount! }
    #expect(due == Cents(1_200_000))
    #expect(throws: ReportError.unknownColumn(line: "4", column: "b", known: ["a"])) {
      try annual.run.trace(annual.run.definition.line("4"), column: "b") { _ in }
    }
  }

  @Test func `a case is explained on every line`() throws {
    let annual = try WorkedExample.whole.get().report()
    var lines: Set<String> = []
    var reasons: [String: String] = [:]
    try annual.run.explain(caseID: "K12") { line, member in
      lines.insert(line.id)
      reasons[line.id] = member.reason ?? "counted"
    }
    #expect(reasons["1"] == "no_jurisdiction")
    #expect(reasons["3"] == "counted")
    #expect(lines.contains("4"))
  }

  @Test func `a year without data or without a definition is refused`() throws {
    let example = try WorkedExample.whole.get()
    #expect(throws: ReportError.noSnapshot(fiscalYear: 2025, firstAsOf: "2025-09-30")) {
      try example.report(lines: ["1"], year: 2025)
    }
    #expect(throws: ReportError.noSnapshot(fiscalYear: 2024, firstAsOf: "2024-09-30")) {
      try example.report(lines: ["1"], cutOff: DayNumber("2024-09-29"))
    }
    #expect(throws: ReportError.noDefinition(form: "ocse-157", fiscalYear: 2021, effective: "2022-")) {
      try example.report(year: 2021)
    }
  }

  @Test func `numbers are the same whether or not evidence is kept`() throws {
    let example = try WorkedExample.whole.get()
    let (lean, full) = (try example.report(purpose: .numbers), try example.report(purpose: .proof))
    #expect(lean.report.cells == full.report.cells)
    #expect(lean.report.tallies == full.report.tallies)
    var members: [[ReportMember]] = [[], []]
    try lean.members { members[0].append($0) }
    try full.members { members[1].append($0) }
    #expect(members[0] == members[1])
    #expect(members[0].count == 142)
  }

  @Test func `the record behind a row is shown without personal values`() throws {
    let example = try WorkedExample.whole.get()
    let annual = try example.report()
    let line = try annual.run.definition.line("25")
    let source = try SourceRecords(of: line, where: "counted", in: annual.run, example.extract)
    var first: String?
    try annual.run.trace(line, column: "d", countedOnly: true) { if first == nil { first = source.text(of: $0) } }
    #expect(
      first
        == "distribution: distribution_id=D0001 receipt_id=R0001 case_id=K03 person_id=D applied_to=current_support "
        + "paid_to=family amount=500.00 distributed_on=2024-03-05 disbursed_on=2024-03-05")
    // A table with personal fields, as if a line rested on it.
    try annual.run.engine.execute(
      "CREATE TEMP TABLE line_x AS SELECT TRUE AS counted, sender, source_file, source_line FROM person")
    var person = line
    person.id = "x"
    let people = try SourceRecords(of: person, where: "counted", in: annual.run, example.extract)
    var member = ReportMember(line: "x", column: "a", counted: true)
    member.sender = "27137"
    member.sourceFile = "27137-2024-09-30/person.csv"
    member.sourceLine = 2
    let text = try #require(people.text(of: member))
    #expect(text.contains("person_id="))
    #expect(text.contains(" last_name=***"))
    #expect(text.contains(" born_on=***"))
  }
}
