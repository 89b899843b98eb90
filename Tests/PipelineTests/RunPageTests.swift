import Foundation
import Layouts
import Records
import Testing
import Warehouse

@testable import Pipeline
@testable import Reports

@Suite struct RunPageTests {
  private static let hostile = #"<script>alert("x")</script>' & 100%#?"#

  @Test func `names and values from outside are escaped, and their links encoded`() throws {
    var entry = try Example.entry("27053", name: "in \(Self.hostile)/27053-2024-09-30")
    entry.outcome.shape = Self.hostile
    entry.outcome.counts[0].file = Self.hostile
    entry.outcome.groups = [Example.group(.rejectRecord, "E107", count: 30, cause: Self.hostile)]
    var page = try Example.page([entry])
    page.record.ignored = [Self.hostile, "a\u{202E}b\nc"]
    page.record.annualInputs = [Self.hostile]
    page.pipeline.expected[0].name = Self.hostile
    let html = try page.html()
    #expect(!html.contains("<script"))
    #expect(!html.contains("' & 100"))
    #expect(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; &amp; 100%#?"))
    #expect(html.contains(#"a\u{202E}b\u{A}c"#))
    let folder = "in%20%3Cscript%3Ealert%28%22x%22%29%3C/script%3E%27%20%26%20100%25%23%3F/27053-2024-09-30"
    #expect(html.contains("href=\"quarantine/\(folder)/case.csv\""))
  }

  @Test func `a quote with a combining mark does not end an attribute`() {
    #expect(PageText().escapeText("\"\u{301} <\u{301} '\u{200D}") == "&quot;\u{301} &lt;\u{301} &#39;\\u{200D}")
    #expect(LinkTarget.path(["a b", "", "\"\u{301}/ö"]) == "a%20b/%22%CC%81/%C3%B6")
  }

  @Test func `nothing but the page itself is fetched or run`() throws {
    let html = try Example.page([Example.entry("27053")]).html()
    #expect(html.contains("default-src 'none'"))
    for word in ["src=\"", "<script", "<link", "http:", "https:", "url(", "@import", "javascript:"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test func `the page has no clock and is the same every time`() throws {
    var page = try Example.page([Example.entry("27053"), Example.entry("27123", status: .refused)])
    page.previous = page.record
    let first = try page.html()
    #expect(try page.html() == first)
    page.record.id = "2031-01-01T010101Z-nightly"
    page.record.started = "2031-01-01T010101Z"
    page.record.ended = "2031-01-01T020202Z"
    page.previous?.id = "2030-12-31T010101Z-nightly"
    #expect(try page.html() == first)
  }

  @Test func `refused and late counties are told first`() throws {
    var refused = try Example.entry("27123", status: .refused)
    refused.outcome.groups = [Example.group(.rejectDelivery, "E007", count: 1)]
    var page = try Example.page([Example.entry("27053"), refused])
    page.record.lateCounties = ["27001"]
    let verdict = RunPageVerdict(page)
    #expect(verdict.sentence == "1 of 2 deliveries accepted; 1 refused; 1 county late.")
    #expect(verdict.tone == "poor")
    #expect(verdict.tasks.map(\.subject).prefix(2) == ["Ramsey", "Aitkin"])
    let rows = RunPageDeliveries(page).rows
    #expect(rows.map(\.county) == ["Hennepin", "Ramsey", "Aitkin"])
    #expect(rows.map { $0.pills.map(\.word) } == [["accepted"], ["refused"], ["late"]])
    #expect(rows.map(\.read) == ["1,200", "1,200", ""])
    #expect(rows.map(\.refused) == ["0", "1,200", ""])
    #expect(rows[0].tables[0].amount == "-1,204.05")
    let html = try page.html()
    let title = try #require(page.edits.edits.first { $0.number == "E007" }?.title)
    #expect(html.contains("delivery refused: \(title)"))
    #expect(html.contains("href=\"quarantine/27053-2024-09-30/case.csv\""))
    #expect(!html.contains("quarantine/27123"))
  }

  @Test(arguments: [
    (0, "No delivery came."), (1, "The one delivery that came is accepted."), (2, "All 2 deliveries accepted."),
  ])
  func `the verdict is one sentence`(count: Int, sentence: String) throws {
    let page = try Example.page(["27053", "27123"].prefix(count).map { try Example.entry($0) })
    #expect(RunPageVerdict(page).sentence == sentence)
  }

  @Test func `what closes the gate is said as it is`() throws {
    var page = try Example.page([Example.entry("27053")])
    #expect(RunPageVerdict(page).details == "nothing at or above the gate (warning)")
    page.record.deliveries[0].outcome.groups = [Example.group(.warning, "E104", count: 1)]
    page.record.exitCode = 1
    #expect(RunPageVerdict(page).details == "findings at or above the gate (warning)")
    page.pipeline.gate = .rejectRecord
    #expect(
      RunPageVerdict(page).details
        == "nothing at or above the gate (reject record) · no form could be made from what came")
    page.record.deliveries[0] = try Example.entry("27053", status: .refused)
    page.record.deliveries[0].outcome.groups = [Example.group(.rejectDelivery, "E007", count: 1)]
    #expect(RunPageVerdict(page).details == "findings at or above the gate (reject record)")
  }

  @Test func `a delivery that was replaced in the same run is named with the one that holds`() throws {
    var page = try Example.page([
      Example.entry("27053", name: "a/27053-2024-09-30"), Example.entry("27053", name: "b/27053-2024-09-30"),
    ])
    page.record.deliveries[0].outcome.replacedInRunBy = "b/27053-2024-09-30"
    page.record.deliveries[0].outcome.groups = [Example.group(.warning, "E028", count: 1)]
    let verdict = RunPageVerdict(page)
    #expect(verdict.sentence == "All 2 deliveries accepted; 1 replaced in the same run.")
    #expect(verdict.tone == "fair")
    #expect(
      verdict.tasks.first?.text
        == "delivery a/27053-2024-09-30 replaced in the same run by b/27053-2024-09-30; let the county say which of "
        + "them holds for 2024-09-30")
    let rows = RunPageDeliveries(page).rows
    #expect(rows.prefix(2).map { $0.pills.map(\.word) } == [["accepted", "replaced"], ["accepted"]])
    #expect(rows[0].reasons.map(\.edit) == ["E028"])
  }

  @Test func `findings are compared with the run before`() throws {
    var now = try Example.entry("27053")
    now.outcome.groups = [
      Example.group(.warning, "E104", count: 5), Example.group(.rejectRecord, "E107", count: 30, cause: "zz"),
      Example.group(.rejectRecord, "E101", count: 1_000),
    ]
    var before = now
    before.outcome.groups = [
      Example.group(.rejectRecord, "E107", count: 35), Example.group(.warning, "E104", count: 5),
      Example.group(.rejectDelivery, "E007", count: 2),
    ]
    var page = try Example.page([now])
    #expect(RunPageFindings(page).rows.allSatisfy { $0.change.isEmpty })
    #expect(RunPageFindings(page).trend.map(\.total) == ["1,035"])
    page.previous = try Example.page([before]).record
    let findings = RunPageFindings(page)
    #expect(findings.rows.map(\.edit) == ["E007", "E101", "E107", "E104"])
    #expect(findings.rows.map(\.change) == ["gone, was 2", "new", "−5", "same"])
    #expect(findings.rows.map(\.causes) == [[], [], ["zz"], []])
    #expect(
      findings.trend.map(\.words) == [
        "2 reject delivery, 35 reject record, 5 warning", "1,030 reject record, 5 warning",
      ])
    #expect(try page.html().contains("gone, was 2"))
  }

  @Test func `partners' files are counted and named, the refused ones first`() throws {
    var page = try Example.page([])
    page.record.exitCode = 1
    page.record.lateCounties = ["27001"]
    page.record.partners = [
      Example.partner("a.txt", records: 40, quarantined: 7, inRefusedBatches: 9, refusedBatches: 2),
      Example.partner("b.txt", .refused, records: 6, [Example.group(.rejectDelivery, "P0014", count: 1)]),
      Example.partner("c.txt", .duplicate, records: 5, [Example.group(.rejectDelivery, "P0015", count: 1)]),
      Example.partner("d.txt", records: 3, [Example.group(.warning, "P0009", count: 2)]),
      Example.partner("old.txt", .refused, records: 100, isKnown: true),
      Example.partner("known.txt", records: 100, quarantined: 50, isKnown: true),
    ]
    page.record.unrecognised = [UnrecognisedFile(file: "drop/README", reason: "its first record is of no layout")]
    let verdict = RunPageVerdict(page)
    #expect(
      verdict.sentence
        == "No delivery came; 2 of 5 partner files accepted; 3 partner files refused (1 not recognised); "
        + "1 partner file still refused; 2 batches of partner files refused; 1 county late.")
    #expect(verdict.tone == "poor")
    #expect(verdict.details.contains("1 partner file already received"))
    #expect(
      verdict.tasks.map(\.subject) == [
        "Partner file b.txt", "Partner file c.txt", "Partner file old.txt", "Partner file drop/README",
        "2 batches of partner files refused", "Aitkin", "7 records of partner files in quarantine", "No form",
      ])
    #expect(verdict.tasks[0].text == "refused: count or total disagrees (eiwo)")
    #expect(verdict.tasks[2].text.hasPrefix("still refused"))
    #expect(
      verdict.figures.map { "\($0.label) \($0.value)" } == [
        "partner files refused 4", "partner batches refused 2", "partner records read 54", "of them accepted 27",
        "of them in quarantine 7", "of them refused 20", "findings 5",
      ])
    let findings = RunPageFindings(page)
    #expect(findings.rows.map(\.edit) == ["P0002", "P0014", "P0015", "P0009"])
    #expect(findings.trend.map(\.total) == ["5"])
    let html = try page.html()
    #expect(!html.contains("Annual inputs</a>"))
    #expect(html.contains("drop/README"))
  }

  @Test func `findings of partners' files are not compared with the run before`() throws {
    var page = try Example.page([])
    page.record.partners = [
      Example.partner("b.txt", .refused, records: 6, [Example.group(.rejectDelivery, "P0014", count: 1)])
    ]
    page.previous = page.record
    page.previous?.partners?[0].groups = [Example.group(.rejectDelivery, "P0011", count: 1)]
    let findings = RunPageFindings(page)
    #expect(findings.rows.map { "\($0.edit) \($0.change)" } == ["P0014 "])
    #expect(findings.hasOfPartners)
  }

  @Test func `records of deliveries and of partners' files have their own figures`() throws {
    var page = try Example.page([Example.entry("27053")])
    let alone = ["records read 1,200", "accepted 1,100", "in quarantine 100", "refused 0", "findings 0"]
    #expect(RunPageVerdict(page).figures.map { "\($0.label) \($0.value)" } == alone)
    page.record.partners = [Example.partner("a.txt", records: 3)]
    let verdict = RunPageVerdict(page)
    #expect(
      verdict.sentence == "The one delivery that came is accepted; the one partner file that came is accepted.")
    #expect(verdict.tone == "fair")
    #expect(
      verdict.figures.map { "\($0.label) \($0.value)" } == [
        "delivery records read 1,200", "of them accepted 1,100", "of them in quarantine 100", "of them refused 0",
        "partner files refused 0", "partner batches refused 0", "partner records read 3", "of them accepted 3",
        "of them in quarantine 0", "of them refused 0", "findings 0",
      ])
  }

  @Test func `only findings of the annual inputs are theirs`() throws {
    var page = try Example.page([])
    page.record.inputGroups = [Example.group(.rejectRecord, "E107", count: 3)]
    #expect(RunPageVerdict(page).tasks.map(\.subject) == ["Annual inputs", "No form"])
    #expect(RunPageVerdict(page).tasks[0].text == "3 findings, see findings.csv")
    #expect(RunPageVerdict(page).figures.last?.value == "3")
    page.pipeline.gate = .rejectDelivery
    #expect(RunPageVerdict(page).tasks.map(\.subject) == ["No form"])
  }

  @Test func `an edit that looked at nothing is named`() throws {
    var page = try Example.page([Example.entry("27053")])
    #expect(RunPageEdit.unlooked(page).contains { $0.number == "E104" })
    page.record.deliveries[0].outcome.examined = ["E104": 7]
    #expect(!RunPageEdit.unlooked(page).contains { $0.number == "E104" })
    #expect(!RunPageEdit.unlooked(page).contains { $0.number == "E007" })
  }

  @Test func `every number leads to its line, a blank says why`() throws {
    var page = try Example.page([Example.entry("27053")])
    #expect(try page.html().contains("No form: no county has an accepted delivery."))
    let form = try Example.form()
    page.form = form
    page.measures = PerformanceMeasure.all(of: form)
    let html = try page.html()
    #expect(html.contains("<a href=\"reports/ocse-157-2024/line-1.html\">1,234</a>"))
    #expect(html.contains("<a href=\"reports/ocse-157-2024/line-1.html#b\">34</a>"))
    #expect(html.contains("not computable: the annual inputs have no line 8"))
    #expect(html.contains("81.04 %"))
    #expect(html.contains("Counties without data for this year"))
    #expect(html.contains("<code>P-06 included</code> (set by the pipeline)"))
    #expect(html.contains("href=\"reports/ocse-157-2024-members.csv\""))
    #expect(html.contains("href=\"reports/measures-2024.html\""))
  }

  @Test func `a part of a bar is never too thin to be seen, and the bar never too long`() {
    let bar = RunPageBar([("good", 1_000_000), ("fair", 1), ("poor", 0)], of: 1_000_001)
    #expect(bar.parts.map(\.part) == ["good", "fair"])
    #expect(bar.parts.map(\.width) == [992, 8])
    #expect(bar.parts.map(\.x) == [0, 992])
    #expect(RunPageBar([("good", 0)], of: 0).parts.isEmpty)
  }
}

/// A run made by hand.
private enum Example {
  static let root = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()
  static let definitions = Result { try Definitions.load(root: root) }

  static func entry(
    _ county: String, name: String? = nil, status: Outcome.Status = .accepted
  ) throws -> RunRecord.DeliveryEntry {
    let json = """
      {"status": "\(status.rawValue)", "county": "\(county)", "as_of": "2024-09-30", "shape": "standard", "files": [],
      "content_digest": "d", "groups": [], "examined": {}, "counts": [{"table": "case", "file": "case.csv",
      "read": 1200, "accepted": 1100, "quarantined": 100, "amount_cents": -120405}]}
      """
    return RunRecord.DeliveryEntry(
      name: name ?? "\(county)-2024-09-30", status: status, isKnown: false,
      outcome: try JSONDecoder().decode(Outcome.self, from: Data(json.utf8)))
  }

  static func group(_ severity: Severity, _ edit: String, count: Int, cause: String? = nil) -> Outcome.Group {
    Outcome.Group(
      severity: severity, edit: edit, table: "case", field: "county", count: count, cause: cause,
      example: "case K1: bad")
  }

  static func partner(
    _ file: String, _ verdict: PartnerOutcome.Verdict = .accepted, records: Int, quarantined: Int = 0,
    inRefusedBatches: Int = 0, refusedBatches: Int = 0, isKnown: Bool = false, _ groups: [Outcome.Group] = []
  ) -> PartnerOutcome {
    PartnerOutcome(
      transmission: file, family: "eiwo", file: file, sha256: file, controlNumber: "", receivedOn: "2026-01-30",
      verdict: verdict, records: records,
      accepted: verdict == .accepted ? records - quarantined - inRefusedBatches : 0, quarantined: quarantined,
      inRefusedBatches: inRefusedBatches, refusedBatches: refusedBatches, rows: [:], groups: groups, isKnown: isKnown)
  }

  static func page(_ entries: [RunRecord.DeliveryEntry]) throws -> RunPage {
    let record = RunRecord(
      id: "2026-01-31T020000Z-nightly", pipeline: "nightly", started: "2026-01-31T020000Z",
      ended: "2026-01-31T020100Z", fiscalYear: nil, exitCode: 0, state: "s", deliveries: entries, annualInputs: [],
      inputGroups: [],
      ignored: [], lateCounties: [])
    let counties = [("27053", "Hennepin"), ("27123", "Ramsey"), ("27001", "Aitkin")]
    let pipeline = PipelineDefinition(
      name: "nightly", title: "Nightly run", input: "in", gate: .warning,
      expected: counties.map { PipelineDefinition.ExpectedCounty(fips: $0.0, name: $0.1) },
      policies: ["P-06": "included"], path: "nightly.yaml")
    return RunPage(
      record: record, pipeline: pipeline, previous: nil, form: nil, measures: [], edits: try definitions.get().edits,
      noForm: "no county has an accepted delivery")
  }

  /// Two lines of the form.
  static func form() throws -> AnnualReport {
    let definition = try ReportDefinition.load(folder: root + "/pipelines/ocse-157")
    return AnnualReport(
      form: definition.form, title: definition.title, version: definition.version, fiscalYear: FiscalYear(2024)!,
      policies: try definition.policies(["P-06=included"]),
      sources: [ReportSource(county: "27053", asOf: "2024-09-30", snapshot: "s")], missingCounties: ["27001"],
      annualInputs: nil, sections: definition.sections, lines: try ["1", "2", "8"].map(definition.line),
      cells: [
        ReportCell(line: "1", column: "a", value: 1_234), ReportCell(line: "1", column: "b", value: 34),
        ReportCell(line: "2", column: "a", value: 1_000),
        ReportCell(line: "8", column: "a", value: nil, reason: "the annual inputs have no line 8"),
      ], tallies: [])
  }
}
