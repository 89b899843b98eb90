/// Partners' files of a run in numbers. Files of which an earlier run told are in `received` and `stillRefused` only.
///
/// Files: `files == accepted + refused`. Records: `recordsRead == recordsAccepted + recordsQuarantined + recordsRefused`.
public struct PartnerSums: Sendable, Equatable {
  public private(set) var accepted = 0
  /// Refused whole, those that nobody recognises or whose records nobody can read among them.
  public private(set) var refused = 0
  public private(set) var unrecognised = 0
  /// The same bytes came again: accepted before, or told of under another name in this run.
  public private(set) var received = 0
  /// Refused before, and still there.
  public private(set) var stillRefused = 0
  /// Batches that went back whole, of accepted files.
  public private(set) var refusedBatches = 0
  public private(set) var recordsRead = 0
  public private(set) var recordsAccepted = 0
  public private(set) var recordsQuarantined = 0
  public private(set) var recordsRefused = 0

  public var files: Int { accepted + refused }

  public init(_ record: RunRecord) {
    refused = (record.unrecognised ?? []).count
    unrecognised = (record.unrecognised ?? []).count { $0.family == nil }
    for outcome in record.partners ?? [] {
      if outcome.isKnown {
        if outcome.verdict == .accepted || outcome.sameAs != nil { received += 1 } else { stillRefused += 1 }
        continue
      }
      recordsRead += outcome.records
      if outcome.verdict == .accepted {
        accepted += 1
        refusedBatches += outcome.refusedBatches
        recordsAccepted += outcome.accepted
        recordsQuarantined += outcome.quarantined
        recordsRefused += outcome.inRefusedBatches
      } else {
        refused += 1
        recordsRefused += outcome.records
      }
    }
  }
}
