import Records
import Reports

/// The head of the page: one sentence, what needs somebody, the sums of the run.
struct RunPageVerdict: Sendable {
  struct Task: Sendable {
    var subject: String
    var text: String
    var place: String
  }
  struct Figure: Sendable {
    var label: String
    var value: String
    var tone: String
  }

  var sentence: String
  /// `good`, `fair` or `poor`.
  var tone: String
  var details: String
  var tasks: [Task]
  var hasTasks: Bool
  var figures: [Figure]

  init(_ page: RunPage) {
    let record = page.record
    sentence = Self.sentence(page)
    let isFair =
      !record.lateCounties.isEmpty || record.exitCode != 0 || page.form == nil
      || page.form?.missingCounties.isEmpty == false
    tone = page.accepted.isEmpty || !page.refused.isEmpty ? "poor" : isFair ? "fair" : "good"
    details = Self.details(page)
    tasks = Self.tasks(page)
    hasTasks = !tasks.isEmpty
    figures = Self.figures(record)
  }

  private static func sentence(_ page: RunPage) -> String {
    let (all, accepted) = (page.record.deliveries.count, page.accepted.count)
    var parts: [String] = []
    switch (all, accepted) {
    case (0, _): parts.append("No delivery came")
    case (1, 1): parts.append("The one delivery that came is accepted")
    case _ where all == accepted: parts.append("All \(all) deliveries accepted")
    default: parts.append("\(accepted) of \(counted(all, "delivery", "deliveries")) accepted")
    }
    if !page.refused.isEmpty { parts.append("\(page.refused.count) refused") }
    let late = page.record.lateCounties.count
    if late > 0 { parts.append(counted(late, "county", "counties") + " late") }
    return parts.joined(separator: "; ") + "."
  }

  private static func details(_ page: RunPage) -> String {
    var parts: [String] = []
    if let year = page.form?.fiscalYear { parts.append("OCSE-157 for fiscal year \(year)") }
    let known = page.record.deliveries.count { $0.isKnown }
    if known > 0 { parts.append("\(counted(known, "delivery", "deliveries")) known from an earlier run") }
    parts.append(
      page.record.exitCode == 0
        ? "nothing at or above the gate (\(page.pipeline.gate.words))"
        : "findings at or above the gate (\(page.pipeline.gate.words))")
    return parts.joined(separator: " · ")
  }

  private static func figures(_ record: RunRecord) -> [Figure] {
    let sums = RunPageSums(record.deliveries)
    func figure(_ label: String, _ number: Int, _ tone: String = "") -> Figure {
      Figure(label: label, value: PageStyle.grouped(Int64(number)), tone: number == 0 ? "" : tone)
    }
    return [
      figure("records read", sums.read), figure("accepted", sums.accepted),
      figure("in quarantine", sums.quarantined, "fair"), figure("refused", sums.refused, "poor"),
      figure("findings", record.deliveries.reduce(0) { $0 + $1.outcome.findingCount }),
    ]
  }

  private static func tasks(_ page: RunPage) -> [Task] {
    var tasks: [Task] = []
    for entry in page.entriesByCounty where entry.status == .refused {
      let reasons = RunPageReason.titles(of: entry.outcome, edits: page.edits).joined(separator: "; ")
      let source = page.form?.sources.first { $0.county == entry.outcome.county }
      let inForce = source.map { "; the numbers use its accepted delivery as of \($0.asOf)" } ?? ""
      tasks.append(
        Task(
          subject: page.county(entry.outcome.county),
          text: "delivery refused: \(reasons)\(inForce)", place: "#deliveries"))
    }
    for fips in page.record.lateCounties {
      tasks.append(
        Task(subject: page.county(fips), text: "late: no accepted delivery for the latest date", place: "#deliveries"))
    }
    let held = page.accepted.filter { RunPageSums([$0]).quarantined > 0 }
    if !held.isEmpty {
      tasks.append(
        Task(
          subject: counted(RunPageSums(held).quarantined, "record", "records") + " in quarantine",
          text:
            "of \(counted(held.count, "delivery", "deliveries")), to be corrected and sent again; not in the numbers",
          place: "#findings"))
    }
    if isElsewhere(page) {
      tasks.append(
        Task(
          subject: "Annual inputs", text: "findings that belong to no delivery, see findings.csv", place: "#files"))
    }
    return tasks + formTasks(page)
  }

  private static func formTasks(_ page: RunPage) -> [Task] {
    guard let form = page.form else {
      return [Task(subject: "No form", text: page.noForm ?? "no fiscal year was asked for", place: "#form")]
    }
    var tasks: [Task] = []
    if !form.missingCounties.isEmpty {
      tasks.append(
        Task(
          subject: "Counties without data for fiscal year \(form.fiscalYear)",
          text: form.missingCounties.map(page.county).joined(separator: ", ") + "; their cases are not in the numbers",
          place: "#form"))
    }
    var lines: [String] = []
    for cell in form.cells where cell.value == nil && lines.last != cell.line { lines.append(cell.line) }
    if !lines.isEmpty {
      tasks.append(
        Task(
          subject: lines.count == 1 ? "Line \(lines[0])" : "Lines \(lines.joined(separator: ", "))",
          text: "not computable", place: "#form"))
    }
    return tasks
  }

  /// Something reached the gate that no delivery's findings explain.
  private static func isElsewhere(_ page: RunPage) -> Bool {
    let worst = page.record.deliveries.flatMap(\.outcome.groups).map(\.severity).max()
    return page.record.exitCode == 1 && (worst.map { $0 < page.pipeline.gate } ?? true)
  }
}
