import Testing
import Warehouse

@testable import Reports

@Suite struct PageTests {
  @Test func `every number leads to a page that lists its members`() throws {
    let annual = try WorkedExample.whole.get().report()
    var pages: [String: String] = [:]
    try ReportPages(annual).write { pages[$0] = $1 }
    #expect(pages.count == annual.report.lines.count + 1)
    let form = try #require(pages["index.html"])
    #expect(form.contains("<td class=\"number\"><a href=\"line-24.html\">26,350</a></td>"))
    #expect(form.contains("<td class=\"number\"><a href=\"line-24.html#b\">5,400</a></td>"))
    #expect(form.contains("<td class=\"number none\"></td>"))
    #expect(form.contains("114.29 %"))
    #expect(!form.contains("Counties without data"))
    for target in form.split(separator: "href=\"").dropFirst().map({ $0.prefix { $0 != "\"" } }) {
      let parts = target.split(separator: "#")
      let page = try #require(pages[String(parts[0])], "\(target)")
      // A column without members has no list to lead to.
      if parts.count == 2, !page.contains("id=\"\(parts[1])\"") { #expect(page.contains("<td>\(parts[1])</td>")) }
    }
    let line = try #require(pages["line-4.html"])
    #expect(line.contains("<tr><td>K01</td><td>A</td></tr>"))
    #expect(line.contains("9 counted"))
    for text in [
      "<code>pipelines/ocse-157/lines/4.sql</code>", "  FROM report_child AS k\n",
      "WHEN emancipated THEN &#39;emancipated&#39;",
      "<code>pipelines/ocse-157/base/report_child.sql</code>", "switch P-06: Are children", "B/A+B",
      "county-extract.md 6 (4)",
    ] { #expect(line.contains(text), "\(text)") }
    #expect(pages["line-2a.html"]?.contains("the rows of <a href=\"line-2.html\">line 2</a>") == true)
    #expect(pages["line-8a.html"]?.contains("annual-inputs.csv, line 3") == true)
  }

  @Test func `text from outside is escaped`() throws {
    var report = try WorkedExample.whole.get().report(lines: ["1"]).report
    report.missingCounties = ["<b>&\"27001"]
    let form = FormPage(isLinked: false).text(of: report)
    #expect(form.contains("&lt;b&gt;&amp;&quot;27001"))
    #expect(!form.contains("<b>"))
    #expect(!form.contains("href"))
  }

  @Test func `a number that is not computable says why`() throws {
    var report = try WorkedExample.whole.get().report(lines: ["8"]).report
    report.cells = [ReportCell(line: "8", column: "a", value: nil, reason: "no input")]
    #expect(FormPage(isLinked: true).text(of: report).contains("not computable: no input"))
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `numbers are grouped by thousands`(number: Int64, text: String) {
    #expect(PageStyle.grouped(number) == text)
  }
}
