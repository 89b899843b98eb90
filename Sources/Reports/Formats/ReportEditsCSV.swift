import Records

/// What the checks of a form found.
///
/// ```
/// fiscal_year,edit,class,result,comparisons,failed,line,column,value,expected,title
/// 2024,E05,F,passes,4,0,,,,,Cases with orders are within the open cases
/// 2024,E30,S,fails,5,1,5,a,8,within 10 % of the year before = 7,A large change since the year before has a comment
/// ```
/// One row a comparison that fails; a check that fails nowhere has one row, with the line blank. `result` is `fails`,
/// `passes` or `nothing`: it compared nothing, and `expected` says why.
public struct ReportEditsCSV: ReportFormat {
  public init() {}

  public func text(of report: AnnualReport) -> String {
    Self.text(of: report.edits, fiscalYear: "\(report.fiscalYear)")
  }

  public static func text(of results: [ReportEditResult], fiscalYear: String) -> String {
    var text = CSVText.line([
      "fiscal_year", "edit", "class", "result", "comparisons", "failed", "line", "column", "value", "expected", "title",
    ])
    for result in results {
      let none = ReportEditFailure(
        line: "", column: "", value: "", expected: result.outcome == .nothing ? result.edit.nothing : "")
      for failure in result.failures.isEmpty ? [none] : result.failures {
        text += CSVText.line([
          fiscalYear, result.edit.id, result.edit.severity.rawValue, result.outcome.rawValue,
          String(result.comparisons), String(result.failures.count), failure.line, failure.column, failure.value,
          failure.expected, result.edit.title,
        ])
      }
    }
    return text
  }
}
