import Foundation
import Records

/// What became of one transmission: an entry of `run.json`, and `outcome.json` of the transmission's folder.
public struct PartnerOutcome: Sendable, Codable, Equatable {
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    case accepted
    case refused
    /// Refused: other bytes came under the same control number before.
    case duplicate
  }

  public var transmission: String
  public var family: String
  /// Below the input folder.
  public var file: String
  public var sha256: String
  public var controlNumber: String
  public var receivedOn: String
  public var verdict: Verdict
  /// `records == accepted + quarantined + inRefusedBatches`; a refused file accepts none and keeps none.
  public var records: Int
  public var accepted: Int
  public var quarantined: Int
  public var inRefusedBatches: Int
  public var refusedBatches: Int
  /// Rows that went into each table.
  public var rows: [String: Int]
  public var groups: [Outcome.Group]
  /// The same bytes were received and told of before, by an earlier run or by this one: nothing was done.
  public var isKnown = false
  /// The file of the same run that brought the same bytes first.
  public var sameAs: String?
  /// Digest of the definitions that it was read with.
  var definitions = ""
  /// The partner whose profile it was read by.
  var partner: String?

  enum CodingKeys: String, CodingKey {
    case transmission, family, file, sha256, verdict, records, accepted, quarantined, rows, groups, partner
    case controlNumber = "control_number"
    case receivedOn = "received_on"
    case inRefusedBatches = "in_refused_batches"
    case refusedBatches = "refused_batches"
    case isKnown = "already_received"
    case sameAs = "same_as"
    case definitions = "definitions_sha256"
  }
}
