import Records

/// The cases behind the rows, one row a case and criterion: what decided, against which clock.
///
/// `also` names the further sub-criteria that do not hold; `draw` is the place in the sample, from 1. For a case to which
/// the criterion does not apply, `missing` is the code of the reason.
public struct AssessedCasesCSV {
  public enum Choice: Sendable {
    /// Errors, and the cases that only their files can decide.
    case errors
    /// Every case of the universe (of a sample: every case drawn).
    case all
  }

  public let assessment: SelfAssessment
  public let choice: Choice

  public init(_ assessment: SelfAssessment, _ choice: Choice) {
    self.assessment = assessment
    self.choice = choice
  }

  static let head = [
    "fiscal_year", "criterion", "case_id", "county", "office", "worker_id", "outcome", "sub_criterion", "clock",
    "trigger_on", "due_on", "done_on", "days_late", "missing", "also", "citation", "draw", "source_file", "source_line",
  ]

  public func write(to body: (String) throws -> Void) throws {
    try body(CSVText.line(Self.head))
    for result in assessment.results {
      let draws = Dictionary(
        uniqueKeysWithValues: (result.drawn ?? []).enumerated().map { ($1, $0 + 1) })
      let places =
        choice == .all && result.drawn == nil ? Array(assessment.cases.indices) : result.reviewed
      for place in places {
        let judged = result.deciding[place]
        if choice == .errors, judged?.outcome != .error, judged?.outcome != .review { continue }
        try body(line(result, place, judged, draw: draws[place]))
      }
    }
  }

  private func line(_ result: CriterionResult, _ place: Int, _ judged: JudgedAction?, draw: Int?) -> String {
    let known = assessment.cases[place]
    let item = judged.map { result.criterion.items[$0.item] }
    let also = (result.failing[place] ?? []).dropFirst().map { result.criterion.items[$0.item].id }
    return CSVText.line([
      "\(assessment.fiscalYear)", result.criterion.id, known.caseID, known.county, known.office ?? "",
      known.workerID ?? "", (judged?.outcome ?? .notApplicable).rawValue, item?.id ?? "", judged?.clock ?? "",
      judged?.aroseOn?.description ?? "", judged?.dueOn?.description ?? "", judged?.doneOn?.description ?? "",
      judged?.daysLate.map { String($0) } ?? "",
      judged == nil ? result.criterion.reasons[Int(result.reasons[place])].code : judged?.missing ?? "",
      also.joined(separator: " "), item?.citation ?? "", draw.map { String($0) } ?? "", known.sourceFile,
      String(known.sourceLine),
    ])
  }
}
