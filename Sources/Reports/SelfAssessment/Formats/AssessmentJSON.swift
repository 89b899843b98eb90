/// The assessment for programs: rows, parts, what the errors missed, what only files can decide, what is not judged.
public struct AssessmentJSON: AssessmentFormat {
  public init() {}

  public func text(of assessment: SelfAssessment, by part: SelfAssessment.Part?) throws -> String {
    var members: [(String, JSONDocument)] = [
      ("report", .string("self-assessment")), ("citation", .string(assessment.definition.citation)),
      ("fiscal_year", .integer(Int64(assessment.fiscalYear.number))),
      ("from", .string("\(assessment.fiscalYear.firstDay)")), ("to", .string("\(assessment.fiscalYear.lastDay)")),
      ("undetermined", .string(assessment.undetermined.rawValue)),
      (
        "sources",
        .array(
          assessment.sources.map {
            .object([
              ("county", .string($0.county)), ("as_of", .string("\($0.asOf)")), ("snapshot", .string($0.snapshot)),
            ])
          })
      ),
      ("missing_counties", .array(assessment.missingCounties.map { .string($0) })),
      ("previous", .optional(assessment.previous.map { "\($0.file), fiscal year \($0.fiscalYear)" })),
      ("sample", try sample(assessment)),
      ("rows", .array(assessment.rows.map { row($0, assessment) })),
      ("missed", .array(MissedClock.all(of: assessment).map(missed))),
      ("files_needed", .array(FileNeed.all(of: assessment).map(need))),
      (
        "silent",
        .array(
          assessment.silent.map {
            .object([
              ("county", .string($0.county)), ("row", .string($0.row)),
              ("kinds", .string($0.kinds.joined(separator: " "))),
            ])
          })
      ),
      (
        "not_judged",
        .array(
          assessment.definition.notShown.map {
            .object([
              ("criterion", .string($0.criterion)), ("what", .string($0.what)), ("why", .string($0.why)),
              ("citation", .string($0.citation)),
            ])
          })
      ),
    ]
    if let part {
      members.append(("by", .string(part.rawValue)))
      members.append(
        (
          "parts",
          .array(
            assessment.rows(by: part).map { name, rows in
              .object([("part", .string(name)), ("rows", .array(rows.map { row($0, assessment) }))])
            })
        ))
    }
    return JSONDocument.object(members).text() + "\n"
  }

  private func sample(_ assessment: SelfAssessment) throws -> JSONDocument {
    guard let sample = assessment.sample else { return .null }
    return .object([
      ("seed", .string(String(sample.seed))), ("size", sample.size.map { .integer(Int64($0)) } ?? .string("suggested")),
      (
        "frames",
        .array(
          assessment.results.map { result in
            .object([
              ("criterion", .string(result.criterion.id)), ("cases", .integer(Int64(result.applicable))),
              ("drawn", .integer(Int64(result.reviewed.count))),
              ("sha256", .string(sample.frameDigest(result, assessment.cases))),
            ])
          })
      ),
    ])
  }

  private func row(_ row: FormRow, _ assessment: SelfAssessment) -> JSONDocument {
    .object([
      ("criterion", .string(row.id)), ("row", .string(row.title)), ("universe", .integer(Int64(row.universe))),
      ("not_applicable", row.criterion == nil ? .null : .integer(Int64(row.notApplicable))),
      ("reviewed", .integer(Int64(row.reviewed))), ("action", .integer(Int64(row.action))),
      ("error", .integer(Int64(row.error))), ("undetermined", .integer(Int64(row.undetermined))),
      ("a", .integer(Int64(row.required))), ("b", .integer(Int64(row.timely))),
      ("c", .optional(row.rate.map { $0.text(decimals: 1) })), ("d", .optional(row.standard.map { Int64($0) })),
      ("e", .optional(row.previous.map { $0.text(decimals: 1) })), ("result", .string(row.verdict.rawValue)),
      ("depends_on_files", .bool(row.dependsOnFiles)),
      ("interval", .optional(row.intervalText(assessment.definition.sample))),
    ])
  }

  private func missed(_ missed: MissedClock) -> JSONDocument {
    .object([
      ("criterion", .string(missed.criterion.id)), ("sub_criterion", .string(missed.item.id)),
      ("title", .string(missed.item.title)), ("clock", .optional(missed.clock?.id)),
      ("limit", .optional(missed.clock?.limitText)), ("cases", .integer(Int64(missed.cases))),
      ("never_done", .integer(Int64(missed.neverDone))),
      ("median_days", .optional(missed.medianDays.map { Int64($0) })),
      ("citation", .string(missed.item.citation)),
    ])
  }

  private func need(_ need: FileNeed) -> JSONDocument {
    .object([
      ("criterion", .string(need.criterion.id)), ("sub_criterion", .string(need.item.id)),
      ("missing", .string(need.missing)), ("cases", .integer(Int64(need.cases))),
    ])
  }
}
