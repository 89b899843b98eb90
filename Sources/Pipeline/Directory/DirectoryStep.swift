import Layouts
import Records

/// What a pipeline file says of the state's own transmissions to the national directory of new hires.
public struct DirectoryStep: Sendable {
  public var sends: Bool
  /// The transmitter's FIPS code, two digits.
  public var state: String

  init(_ node: StrictNode) throws {
    let map = try node.map()
    sends = try map.bool("send")
    state = try map.string("state")
    guard state.utf8.count == 2, Int(state) != nil else { throw map.fail("state", "expected two digits") }
    try map.finish()
  }
}

/// A transmission to the national directory that was made.
public struct DirectorySending: Sendable, Codable, Equatable {
  /// Transmission number, six digits.
  public var number: String
  public var records: Int
  /// New hires that could not be written: what the layout requires is missing.
  public var unsent: Int
}

extension DirectorySending {
  public var sentence: String {
    "outbox/ndnh-w4/\(number): \(records) new hires for the national directory"
      + (unsent == 0 ? "" : ", \(unsent) cannot be sent")
  }
}

extension [PartnerResult] {
  /// Worst severity of what was new.
  var worst: [Severity] { filter { !$0.outcome.isKnown }.flatMap(\.outcome.groups).map(\.severity) }
}
