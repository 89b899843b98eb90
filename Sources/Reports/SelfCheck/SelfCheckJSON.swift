/// The self-check as JSON: `{"fiscal_year", "measures": […], "checks": […], "completeness": […], "waivers": […]}`.
public struct SelfCheckJSON {
  public init() {}

  public func text(of report: SelfCheckReport) -> String {
    JSONDocument.object([
      ("fiscal_year", .integer(Int64(report.fiscalYear))),
      ("paternity_option", .optional(report.option?.rawValue)),
      ("blocking", .array(report.blocking.map { .string($0.id) })),
      ("measures", .array(report.verdicts.map(measure))),
      ("checks", .array(report.findings.map(check))),
      ("other_load_findings", .integer(Int64(report.otherLoadFindings))),
      ("completeness", .array(report.completenessTotals(byCounty: true).map(element))),
      ("waivers", .array(report.waivers.map(waiver))),
      ("expired_waivers", .array(report.expired.map(waiver))),
      (
        "sources",
        .array(
          report.sources.map {
            .object([("county", .string($0.county)), ("as_of", .string($0.asOf)), ("snapshot", .string($0.snapshot))])
          })
      ),
    ]).text() + "\n"
  }

  private func measure(_ verdict: MeasureVerdict) -> JSONDocument {
    .object([
      ("measure", .string(verdict.group.measure.rawValue)), ("title", .string(verdict.title)),
      ("level", .optional(verdict.level)), ("verdict", .string(verdict.standing.rawValue)),
      ("sentence", .string(verdict.sentence)),
      (
        "lines",
        .array(
          verdict.lines.map { line in
            .object([
              ("line", .string(line.line)), ("verdict", .string(line.standing.rawValue)),
              ("members", .optional(line.members)), ("exposed", .integer(line.exposed)),
              ("reasons", .array(line.reasons.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  private func check(_ finding: SelfCheckFinding) -> JSONDocument {
    .object([
      ("id", .string(finding.id)), ("part", .string(finding.part.rawValue)), ("title", .string(finding.title)),
      ("effect", .string(finding.effect.rawValue)), ("result", .string(finding.result)),
      ("examined", .integer(finding.examined)), ("failed", .integer(finding.failed)),
      ("waived", .integer(finding.waived)), ("citation", .string(finding.citation)),
      ("nothing", finding.outcome == .nothing ? .string(finding.nothing) : .null),
      ("lines", .array(finding.lines.map { .string($0) })),
      (
        "exposure",
        .array(
          finding.exposures.map {
            .object([("line", .string($0.line)), ("members", .integer($0.members)), ("of", .integer($0.of))])
          })
      ),
      (
        "places",
        .array(
          finding.places.prefix(SelfCheckFinding.placesKept).map { place in
            .object([
              ("line", .string(place.line)), ("case_id", .string(place.caseID)), ("child_id", .string(place.personID)),
              ("county", .string(place.county)), ("source_file", .string(place.file)),
              ("source_line", .optional(place.fileLine)), ("value", .string(place.value)),
              ("expected", .string(place.expected)),
            ])
          })
      ),
    ])
  }

  private func element(_ row: ElementCompleteness) -> JSONDocument {
    .object([
      ("element", .string(row.element)), ("county", .string(row.county)), ("rows", .integer(row.rows)),
      ("filled", .integer(row.filled)), ("blank", .integer(row.blank)), ("invalid", .integer(row.invalid)),
    ])
  }

  private func waiver(_ waiver: Waiver) -> JSONDocument {
    .object(zip(WaiverFile.columns, waiver.fields).map { ($0, .string($1)) })
  }
}
