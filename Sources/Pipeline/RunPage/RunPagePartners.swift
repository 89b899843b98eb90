import Layouts
import Records
import Reports

/// A partner's file of the run.
struct RunPagePartner: Sendable {
  var partnerFile: String
  var partnerFamily: String
  var partnerRead: String
  var partnerFate: String

  init(_ outcome: PartnerOutcome) {
    partnerFile = outcome.file
    partnerFamily = outcome.family
    partnerRead = PageStyle.grouped(Int64(outcome.records))
    partnerFate = PartnerSummary.words(outcome)
  }

  init(_ file: UnrecognisedFile) {
    partnerFile = file.file
    partnerFamily = file.family ?? "not recognised"
    partnerRead = ""
    partnerFate = PartnerSummary.words(file)
  }

  /// The refused ones first.
  static func all(_ record: RunRecord) -> [RunPagePartner] {
    let outcomes = record.partners ?? []
    return outcomes.filter { $0.verdict != .accepted }.map(Self.init) + (record.unrecognised ?? []).map(Self.init)
      + outcomes.filter { $0.verdict == .accepted }.map(Self.init)
  }
}

/// What the head of the page says of partners' files; nothing where none came.
struct RunPagePartnerVerdict: Sendable {
  /// Parts of the sentence.
  var parts: [String] = []
  var details: [String] = []
  /// Files that were refused whole, then batches that went back.
  var refused: [RunPageVerdict.Task] = []
  /// Records in quarantine.
  var held: [RunPageVerdict.Task] = []

  init(_ page: RunPage) {
    let record = page.record
    let sums = PartnerSums(record)
    parts = Self.parts(sums)
    if sums.received > 0 {
      details.append("\(counted(sums.received, "partner file", "partner files")) already received")
    }
    for outcome in record.partners ?? [] where outcome.verdict != .accepted && outcome.sameAs == nil {
      let reasons = RunPageReason.titles(of: outcome.groups, edits: page.edits).joined(separator: "; ")
      refused.append(
        Self.task(
          "Partner file \(outcome.file)",
          "\(outcome.isKnown ? "still refused" : "refused"): \(reasons) (\(outcome.family))"))
    }
    for file in record.unrecognised ?? [] {
      refused.append(Self.task("Partner file \(file.file)", PartnerSummary.words(file)))
    }
    let accepted = record.newPartners.filter { $0.verdict == .accepted }
    let returned = accepted.filter { $0.refusedBatches > 0 }
    if !returned.isEmpty {
      refused.append(
        Self.task(
          counted(sums.refusedBatches, "batch", "batches") + " of partner files refused",
          "in \(counted(returned.count, "file", "files")), "
            + counted(returned.reduce(0) { $0 + $1.inRefusedBatches }, "record", "records")
            + ", to go back to the sender whole; none of them counts"))
    }
    let quarantined = accepted.filter { $0.quarantined > 0 }
    if !quarantined.isEmpty {
      held.append(
        Self.task(
          counted(sums.recordsQuarantined, "record", "records") + " of partner files in quarantine",
          "of \(counted(quarantined.count, "file", "files")), to be corrected and sent again"))
    }
  }

  private static func task(_ subject: String, _ text: String) -> RunPageVerdict.Task {
    RunPageVerdict.Task(subject: subject, text: text, place: "#partners")
  }

  private static func parts(_ sums: PartnerSums) -> [String] {
    var parts: [String] = []
    if sums.files > 0 {
      switch sums.accepted {
      case sums.files where sums.files == 1: parts.append("the one partner file that came is accepted")
      case sums.files: parts.append("all \(PageStyle.grouped(Int64(sums.files))) partner files accepted")
      default:
        parts.append(
          "\(PageStyle.grouped(Int64(sums.accepted))) of \(counted(sums.files, "partner file", "partner files")) accepted"
        )
      }
    }
    if sums.refused > 0 {
      let unrecognised = sums.unrecognised > 0 ? " (\(PageStyle.grouped(Int64(sums.unrecognised))) not recognised)" : ""
      parts.append(counted(sums.refused, "partner file", "partner files") + " refused" + unrecognised)
    }
    if sums.stillRefused > 0 {
      parts.append(counted(sums.stillRefused, "partner file", "partner files") + " still refused")
    }
    if sums.refusedBatches > 0 {
      parts.append(counted(sums.refusedBatches, "batch", "batches") + " of partner files refused")
    }
    return parts
  }
}
