/// The lines of a run's summary on partners' files.
struct PartnerSummary {
  var outcomes: [PartnerOutcome]
  var unrecognised: [UnrecognisedFile]

  func text() -> String {
    guard !outcomes.isEmpty || !unrecognised.isEmpty else { return "" }
    return "\npartner files\n" + outcomes.map { "  \($0.file): \(Self.words($0))\n" }.joined()
      + unrecognised.map { "  \($0.file): \(Self.words($0))\n" }.joined()
  }

  static func words(_ file: UnrecognisedFile) -> String {
    "refused: \(file.family.map { "\($0), not taken in" } ?? "not recognised"): \(file.reason)"
  }

  /// What became of a transmission, with all its records accounted for.
  static func words(_ outcome: PartnerOutcome) -> String {
    if let first = outcome.sameAs {
      let verdict = outcome.verdict == .accepted ? "" : ", refused"
      return "already received\(verdict) (\(outcome.family)), the same bytes as \(first)"
    }
    if outcome.isKnown {
      return outcome.verdict == .accepted ? "already received (\(outcome.family))" : "still refused (\(outcome.family))"
    }
    guard outcome.verdict == .accepted else {
      let why = outcome.groups.first { $0.severity == .rejectDelivery }?.example ?? ""
      let verdict = outcome.verdict == .duplicate ? "duplicate control number" : "refused"
      return "\(verdict): \(outcome.family), \(FindingSummary.grouped(outcome.records)) records read, none kept: \(why)"
    }
    var text =
      "accepted: \(outcome.family), \(FindingSummary.grouped(outcome.records)) records read, "
      + "\(FindingSummary.grouped(outcome.accepted)) accepted, "
      + "\(FindingSummary.grouped(outcome.quarantined)) to quarantine"
    if outcome.refusedBatches > 0 {
      text +=
        ", \(FindingSummary.grouped(outcome.inRefusedBatches)) in \(outcome.refusedBatches) refused "
        + (outcome.refusedBatches == 1 ? "batch" : "batches")
    }
    return text
  }
}
