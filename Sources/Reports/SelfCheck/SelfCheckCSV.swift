import Records

/// The self-check as CSV.
///
/// ```
/// fiscal_year,part,id,effect,result,examined,failed,waived,line,members,of,place,value,expected,title
/// 2024,measure,paternity,,at_risk,,,,,,,,92.77 %,"at risk: line 5: …","Paternity establishment, IV-D"
/// 2024,line,paternity,,stands,,,,5,12,408,,,,
/// 2024,warehouse,W05,risk,fails,812,3,0,28,3,242,case 270030000080,…,…,…
/// ```
/// Measures and their lines first; then each check: one row a line that it weighs on (`members` of the line's `of` rest
/// on it), with its first failing place. `result` is `fails`, `passes`, `nothing` or `waived`.
public struct SelfCheckCSV {
  public static let columns = [
    "fiscal_year", "part", "id", "effect", "result", "examined", "failed", "waived", "line", "members", "of", "place",
    "value", "expected", "title",
  ]

  public init() {}

  public func text(of report: SelfCheckReport) -> String {
    var text = CSVText.line(Self.columns)
    let year = String(report.fiscalYear)
    for verdict in report.verdicts {
      let measure = verdict.group.measure.rawValue
      text += CSVText.line([
        year, "measure", measure, "", verdict.standing.rawValue, "", "", "", "", "", "", "", verdict.level ?? "",
        verdict.sentence, verdict.title,
      ])
      for line in verdict.lines {
        text += CSVText.line([
          year, "line", measure, "", line.standing.rawValue, "", "", "", line.line,
          line.members == nil ? "" : String(line.exposed), line.members.map { String($0) } ?? "", "", "",
          line.reasons.joined(separator: ", "), "",
        ])
      }
    }
    for finding in report.findings {
      let exposures = finding.exposures.map { ($0.line, String($0.members), String($0.of)) }
      let lines = finding.failed == 0 ? [] : finding.lines.map { ($0, "", "") }
      let rows = !exposures.isEmpty ? exposures : lines.isEmpty ? [("", "", "")] : lines
      let first = finding.places.first
      for (line, members, of) in rows {
        text += CSVText.line([
          year, finding.part.rawValue, finding.id, finding.effect.rawValue, finding.result, String(finding.examined),
          String(finding.failed), String(finding.waived), line, members, of, first?.name ?? "", first?.value ?? "",
          first?.expected ?? (finding.outcome == .nothing ? finding.nothing : ""), finding.title,
        ])
      }
    }
    return text
  }
}

extension SelfCheckFinding {
  /// `fails`, `passes`, `nothing` or `waived`.
  var result: String { outcome == .fails && !isOpen ? "waived" : outcome.rawValue }
}

/// `element,title,lines,county,office,worker,rows,filled,blank,invalid,filled_percent`: how complete each element is.
public struct CompletenessCSV {
  public init() {}

  public func text(of report: SelfCheckReport) -> String {
    var text = CSVText.line([
      "fiscal_year", "element", "title", "lines", "county", "office", "worker", "rows", "filled", "blank", "invalid",
      "filled_percent",
    ])
    for row in report.completeness {
      text += CSVText.line([
        String(report.fiscalYear), row.element, row.title, row.lines.joined(separator: " "), row.county, row.office,
        row.worker, String(row.rows), String(row.filled), String(row.blank), String(row.invalid),
        row.filledShare.map(ElementCompleteness.percent) ?? "",
      ])
    }
    return text
  }
}
