import Layouts

/// A folder below the input in which every file is a partner's: what nobody recognises there is a finding.
public struct PartnerFolder: Sendable {
  /// Below the input folder, without slashes at its ends.
  public var folder: String
  /// Name of a profile in `schemas/partners/`.
  public var partner: String?

  init(_ node: StrictNode) throws {
    let map = try node.map()
    folder = try map.string("folder").split(separator: "/").joined(separator: "/")
    partner = try map.optionalString("partner")
    try map.finish()
  }

  func holds(_ path: String) -> Bool { path.hasPrefix(folder + "/") }
}
