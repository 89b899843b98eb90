import Records

/// The form as XML by `schemas/federal/ocse-157.xsd`:
/// ```
/// <line id="8a" unit="children" title="...">
///   <cell column="a">38</cell>
/// </line>
/// ```
public struct ReportXML: ReportFormat {
  public init() {}

  public func text(of report: AnnualReport) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:ivd:ocse-157\""
    text += attribute("form", report.form) + attribute("version", report.version)
    text += attribute("fiscalYear", "\(report.fiscalYear)") + ">\n  <madeFrom>\n"
    for source in report.sources {
      text += "    <snapshot" + attribute("county", source.county) + attribute("asOf", source.asOf)
      text += attribute("snapshot", source.snapshot) + "/>\n"
    }
    for county in report.missingCounties { text += "    " + element("missingCounty", county) }
    if let inputs = report.annualInputs { text += "    " + element("annualInputs", inputs) }
    if let prior = report.prior { text += "    " + element("priorReport", prior) }
    for policy in report.policies {
      text += "    <policy" + attribute("switch", policy.id) + ">\(MarkupText.escaped(policy.word))</policy>\n"
    }
    text += "  </madeFrom>\n"
    for line in report.lines {
      text += "  <line" + attribute("id", line.id) + attribute("unit", line.unit.rawValue)
      text += attribute("title", line.title) + ">\n"
      for cell in report.cells where cell.line == line.id {
        text += "    <cell" + attribute("column", cell.column)
        if let reason = cell.reason { text += attribute("notComputable", reason) }
        text += cell.value.map { ">\($0)</cell>\n" } ?? "/>\n"
      }
      text += "  </line>\n"
    }
    return text + "</report>\n"
  }

  private func element(_ name: String, _ value: String) -> String {
    "<\(name)>\(MarkupText.escaped(value))</\(name)>\n"
  }

  private func attribute(_ name: String, _ value: String) -> String { " \(name)=\"\(MarkupText.escaped(value))\"" }
}
