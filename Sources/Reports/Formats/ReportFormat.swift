import Records

/// Writes a finished report as text.
public protocol ReportFormat: Sendable {
  func text(of report: AnnualReport) -> String
}

/// ```
/// fiscal_year,line,column,value
/// 2024,1,a,11
/// 2024,8,a,
/// ```
/// One row a cell in form order; a blank value is not computable.
public struct ReportCSV: ReportFormat {
  public init() {}

  public func text(of report: AnnualReport) -> String {
    var text = CSVText.line(["fiscal_year", "line", "column", "value"])
    for cell in report.cells {
      text +=
        CSVText.line([
          "\(report.fiscalYear)", cell.line, cell.column, cell.value.map { String($0) } ?? "",
        ])
    }
    return text
  }
}

/// The report with what it was made from and the tally of every line.
public struct ReportJSON: ReportFormat {
  public init() {}

  public func text(of report: AnnualReport) -> String {
    let tallies = Dictionary(uniqueKeysWithValues: report.tallies.map { ($0.line, $0) })
    let json = JSONDocument.object([
      ("form", .string(report.form)),
      ("version", .string(report.version)),
      ("fiscal_year", .integer(Int64(report.fiscalYear.number))),
      ("policies", .object(report.policies.map { ($0.id, .string($0.word)) })),
      (
        "snapshots",
        .array(
          report.sources.map {
            .object([
              ("county", .string($0.county)), ("as_of", .string($0.asOf)), ("snapshot", .string($0.snapshot)),
            ])
          })
      ),
      ("missing_counties", .array(report.missingCounties.map { .string($0) })),
      ("annual_inputs_sha256", .optional(report.annualInputs)),
      ("prior_report", .optional(report.prior)),
      ("notices", .array(report.notices.map { .string($0) })),
      ("cells", .array(report.cells.map(Self.cell))),
      ("checks", .array(report.edits.map(Self.check))),
      ("lines", .array(report.lines.map { Self.line($0, tallies[$0.id]) })),
    ])
    return json.text() + "\n"
  }

  private static func cell(_ cell: ReportCell) -> JSONDocument {
    var members: [(String, JSONDocument)] = [
      ("line", .string(cell.line)), ("column", .string(cell.column)), ("value", .optional(cell.value)),
    ]
    if let reason = cell.reason { members.append(("not_computable", .string(reason))) }
    return .object(members)
  }

  private static func check(_ result: ReportEditResult) -> JSONDocument {
    var members: [(String, JSONDocument)] = [
      ("check", .string(result.edit.id)), ("class", .string(result.edit.severity.rawValue)),
      ("title", .string(result.edit.title)), ("result", .string(result.outcome.rawValue)),
      ("comparisons", .integer(Int64(result.comparisons))), ("failed", .integer(Int64(result.failures.count))),
    ]
    if result.outcome == .nothing { members.append(("why", .string(result.edit.nothing))) }
    if !result.failures.isEmpty {
      members.append(
        (
          "failures",
          .array(
            result.failures.map {
              .object([
                ("line", .string($0.line)), ("column", .string($0.column)), ("value", .string($0.value)),
                ("expected", .string($0.expected)),
              ])
            })
        ))
    }
    return .object(members)
  }

  private static func line(_ line: LineDefinition, _ tally: LineTally?) -> JSONDocument {
    var members: [(String, JSONDocument)] = [
      ("line", .string(line.id)), ("title", .string(line.title)), ("unit", .string(line.unit.rawValue)),
      ("source", .string(line.source.rawValue)), ("confidence", .string(line.confidence)),
      ("citation", .string(line.citation)), ("universe", .string(line.universe)),
    ]
    if let tally, line.source == .warehouse {
      members += [
        ("rows", .integer(tally.universe)), ("counted", .integer(tally.counted)),
        (
          "excluded",
          .array(
            tally.excluded.map { entry in
              .object([
                ("reason", .string(entry.reason)), ("rows", .integer(entry.count)),
                ("meaning", .optional(line.reasons.first { $0.code == entry.reason }?.meaning)),
              ])
            })
        ),
      ]
    }
    return .object(members)
  }
}
