/// All pages of a report: `index.html` with the form and `line-<number>.html` for each line.
public struct ReportPages {
  public let annual: OCSE157

  public init(_ annual: OCSE157) { self.annual = annual }

  /// - Parameter write: takes the name of a page and its text, one page after another.
  public func write(_ write: (_ name: String, _ text: String) throws -> Void) throws {
    try write("index.html", FormPage(isLinked: true).text(of: annual.report))
    for line in annual.report.lines {
      try write(PageStyle.page(of: line.id), try LinePage(report: annual.report, line: line).text(from: annual.run))
    }
  }
}
