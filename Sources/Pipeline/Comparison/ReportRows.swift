import Foundation
import Layouts
import Reports
import Warehouse

/// All rows of a report as files: for each line one row a case (child for lines of children) with what it comes to.
///
/// Columns: `key`, `case_id`, `person_id`, `col` (the column; NULL where nothing is counted), `value` (1, the number of
/// closings, or the net amount; 0 where nothing is counted), `reason` (why nothing is).
struct ReportRows {
  let folder: String
  let report: AnnualReport

  /// Makes the report and writes its rows.
  /// - Parameters:
  ///   - rules: whose definitions and policies.
  ///   - data: whose year and sources.
  init(rules: ReportState, data: ReportState, home: String, folder: String, threads: Int) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let engine = try RunReports.engine(threads: threads)
    let standard = try StandardExtract.load(path: rules.root + "/schemas/county/standard.yaml")
    let made = try OCSE157.report(
      ReportDefinition.load(folder: rules.root + "/pipelines/ocse-157"), data.fiscalYear, from: data.sources,
      home: home, extract: standard, policies: rules.policies, engine: engine)
    report = made.report
    for line in report.lines where line.source == .warehouse {
      try engine.writeParquet(query: Self.rows(of: line), to: path(line.id), file: line.file)
    }
    try engine.writeParquet(
      query: """
        SELECT c.case_id, MIN(c.sender) AS sender, MIN(r.status) AS status
        FROM cases AS c JOIN report_case AS r ON r.case_id = c.case_id GROUP BY c.case_id
        """, to: standingPath)
  }

  func path(_ line: String) -> String { folder + "/line_\(line).parquet" }
  /// Each case with its county and whether it was open.
  var standingPath: String { folder + "/standing.parquet" }

  private static func rows(of line: LineDefinition) -> String {
    let only = line.columns == .categories ? "category" : "'\(line.columns.rawValue)'"
    switch line.unit {
    case .dollars:
      return """
        SELECT case_id AS key, case_id, CAST(NULL AS VARCHAR) AS person_id,
          CASE WHEN COUNT(DISTINCT CASE WHEN counted THEN \(only) END) > 1 THEN 'a'
            ELSE MIN(CASE WHEN counted THEN \(only) END) END AS col,
          CAST(SUM(CASE WHEN counted THEN amount ELSE 0 END) AS DECIMAL(38, 2)) AS value,
          CASE WHEN BOOL_OR(counted) THEN NULL ELSE MIN(reason) END AS reason
        FROM \(line.tally) GROUP BY case_id
        """
    default:
      let key = line.unit == .children ? "person_id" : "case_id"
      return """
        SELECT \(key) AS key, MIN(case_id) AS case_id, MIN(person_id) AS person_id,
          MIN(CASE WHEN counted THEN \(only) END) AS col,
          CAST(SUM(CASE WHEN counted THEN 1 ELSE 0 END) AS DECIMAL(38, 2)) AS value,
          CASE WHEN BOOL_OR(counted) THEN NULL ELSE MIN(reason) END AS reason
        FROM \(line.table) GROUP BY \(key)
        """
    }
  }
}
