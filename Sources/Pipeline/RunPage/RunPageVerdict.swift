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
    let partners = RunPagePartnerVerdict(page)
    let sums = PartnerSums(record)
    sentence = Self.sentence(page, partners)
    let isFair =
      !record.lateCounties.isEmpty || record.exitCode != 0 || page.form == nil || !page.replaced.isEmpty
      || page.form?.missingCounties.isEmpty == false || sums.refusedBatches + sums.recordsQuarantined > 0
    let nothingCounts = page.accepted.isEmpty && sums.accepted + sums.received == 0
    tone =
      nothingCounts || !page.refused.isEmpty || sums.refused + sums.stillRefused > 0 ? "poor" : isFair ? "fair" : "good"
    details = Self.details(page, partners)
    tasks = Self.tasks(page, partners)
    hasTasks = !tasks.isEmpty
    figures = Self.figures(record, sums)
  }

  private static func sentence(_ page: RunPage, _ partners: RunPagePartnerVerdict) -> String {
    let (all, accepted) = (page.record.deliveries.count, page.accepted.count)
    var parts: [String] = []
    switch (all, accepted) {
    case (0, _): parts.append("No delivery came")
    case (1, 1): parts.append("The one delivery that came is accepted")
    case _ where all == accepted: parts.append("All \(all) deliveries accepted")
    default: parts.append("\(accepted) of \(counted(all, "delivery", "deliveries")) accepted")
    }
    if !page.refused.isEmpty { parts.append("\(page.refused.count) refused") }
    if !page.replaced.isEmpty { parts.append("\(page.replaced.count) replaced in the same run") }
    parts += partners.parts
    let late = page.record.lateCounties.count
    if late > 0 { parts.append(counted(late, "county", "counties") + " late") }
    return parts.joined(separator: "; ") + "."
  }

  private static func details(_ page: RunPage, _ partners: RunPagePartnerVerdict) -> String {
    var parts: [String] = []
    if let year = page.form?.fiscalYear { parts.append("OCSE-157 for fiscal year \(year)") }
    let known = page.record.deliveries.count { $0.isKnown && $0.outcome.sameAs == nil }
    let again = page.record.deliveries.count { $0.outcome.sameAs != nil }
    if again > 0 { parts.append("\(counted(again, "delivery", "deliveries")) with the content of another one") }
    if known > 0 { parts.append("\(counted(known, "delivery", "deliveries")) known from an earlier run") }
    parts += partners.details
    let isOpen = page.record.groups.contains { $0.severity >= page.pipeline.gate }
    parts.append("\(isOpen ? "findings" : "nothing") at or above the gate (\(page.pipeline.gate.words))")
    // Data that contradict each other close the gate without a finding.
    if !isOpen, page.record.exitCode != 0 { parts.append("no form could be made from what came") }
    return parts.joined(separator: " · ")
  }

  /// Records of deliveries and records of partners' files stand apart: the tables below add up to the one or the other.
  private static func figures(_ record: RunRecord, _ partners: PartnerSums) -> [Figure] {
    let sums = RunPageSums(record.deliveries)
    func figure(_ label: String, _ number: Int, _ tone: String = "") -> Figure {
      Figure(label: label, value: PageStyle.grouped(Int64(number)), tone: number == 0 ? "" : tone)
    }
    var figures: [Figure] = []
    let hasPartners = partners.files + partners.received + partners.stillRefused > 0
    if !record.deliveries.isEmpty || !hasPartners {
      let place = hasPartners ? "delivery " : ""
      figures += [
        figure(place + "records read", sums.read), figure(hasPartners ? "of them accepted" : "accepted", sums.accepted),
        figure(hasPartners ? "of them in quarantine" : "in quarantine", sums.quarantined, "fair"),
        figure(hasPartners ? "of them refused" : "refused", sums.refused, "poor"),
      ]
    }
    if hasPartners {
      figures += [
        figure("partner files refused", partners.refused + partners.stillRefused, "poor"),
        figure("partner batches refused", partners.refusedBatches, "poor"),
        figure("partner records read", partners.recordsRead), figure("of them accepted", partners.recordsAccepted),
        figure("of them in quarantine", partners.recordsQuarantined, "fair"),
        figure("of them refused", partners.recordsRefused, "poor"),
      ]
    }
    return figures + [figure("findings", record.findingCount)]
  }

  private static func tasks(_ page: RunPage, _ partners: RunPagePartnerVerdict) -> [Task] {
    var tasks: [Task] = []
    for entry in page.entriesByCounty where entry.status == .refused && entry.outcome.sameAs == nil {
      let reasons = RunPageReason.titles(of: entry.outcome.groups, edits: page.edits).joined(separator: "; ")
      let source = page.form?.sources.first { $0.county == entry.outcome.county }
      let inForce = source.map { "; the numbers use its accepted delivery as of \($0.asOf)" } ?? ""
      tasks.append(
        Task(
          subject: page.county(entry.outcome.county),
          text: "delivery refused: \(reasons)\(inForce)", place: "#deliveries"))
    }
    for entry in page.replaced {
      tasks.append(
        Task(
          subject: page.county(entry.outcome.county),
          text: "delivery \(entry.name) replaced in the same run by \(entry.outcome.replacedInRunBy ?? ""); let the "
            + "county say which of them holds for \(entry.outcome.asOf)",
          place: "#deliveries"))
    }
    tasks += partners.refused
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
    tasks += partners.held
    let ofInputs = page.record.inputGroups
    if ofInputs.contains(where: { $0.severity >= page.pipeline.gate }) {
      let count = counted(ofInputs.reduce(0) { $0 + $1.count }, "finding", "findings")
      tasks.append(Task(subject: "Annual inputs", text: "\(count), see findings.csv", place: "#findings"))
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
}
