import Records
import Validate

/// Counts and control totals of one table of one delivery at the stages of a run.
/// `read == accepted + quarantined`, always.
public struct TableCounts: Sendable, Codable, Equatable {
  public var table: String
  public var file: String
  public var read: Int
  public var accepted: Int
  public var quarantined: Int
  /// Sum of the valid amounts of the money field, in cents; `nil` where the table has none, or
  /// where the sum is beyond 92 quadrillion dollars.
  public var amountCents: Int64?

  enum CodingKeys: String, CodingKey {
    case table, file, read, accepted, quarantined
    case amountCents = "amount_cents"
  }
}

/// What was found out about one delivery before anything of it is loaded.
public struct DeliveryVerdict {
  public var delivery: Delivery
  public var isRefused: Bool
  public var counts: [TableCounts]
  public var findings: FindingSpool
  /// Values that each edit looked at; an edit that is not here, or here with 0, looked at nothing.
  public var examined: [String: Int]
  /// SHA-256 over the files as delivered, whatever their names and whatever archive they came in.
  public var contentDigest: String
  /// Name and SHA-256 of each file as delivered.
  public var files: [(name: String, sha256: String)]
  /// By table index.
  var outcomes: [TableOutcome]
}
