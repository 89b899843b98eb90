import Records

/// The rows of the form, one a line: the state's, then those of its parts. Columns `a` to `e` are the form's; a blank
/// `c` has no cases.
///
/// ```
/// fiscal_year,criterion,row,by,part,universe,not_applicable,reviewed,undetermined,a,b,c,d,e,result
/// 2024,closure,Case Closure,state,,349,312,37,9,28,24,85.7,90,,below
/// ```
public struct AssessmentCSV: AssessmentFormat {
  public init() {}

  static let head = [
    "fiscal_year", "criterion", "row", "by", "part", "universe", "not_applicable", "reviewed", "undetermined", "a", "b",
    "c", "d", "e", "result",
  ]

  public func text(of assessment: SelfAssessment, by part: SelfAssessment.Part?) -> String {
    var text = CSVText.line(Self.head)
    let year = "\(assessment.fiscalYear)"
    for row in assessment.rows { text += line(row, year, by: "state", part: "") }
    if let part {
      for (name, rows) in assessment.rows(by: part) {
        for row in rows { text += line(row, year, by: part.rawValue, part: name) }
      }
    }
    return text
  }

  private func line(_ row: FormRow, _ year: String, by: String, part: String) -> String {
    CSVText.line([
      year, row.id, row.title, by, part, String(row.universe), row.criterion == nil ? "" : String(row.notApplicable),
      String(row.reviewed), String(row.undetermined), String(row.required), String(row.timely), row.rateText,
      row.standardText, row.previousText, row.verdict.rawValue,
    ])
  }
}
