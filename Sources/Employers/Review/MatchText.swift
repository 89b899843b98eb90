import Records

/// Matches as results: CSV, or JSON with the parts of each score.
public struct MatchText {
  public static let columns = [
    "record", "sighting", "band", "kind", "employer", "score", "next_employer", "next_score", "fein", "name",
  ]

  private let match: RegistryMatch

  public init(_ match: RegistryMatch) { self.match = match }

  /// 1-based number of the row in its file.
  private func record(_ found: SightingMatch) -> Int32 { match.matching.list.records[match.registryRows + found.row] }

  public func csv(_ found: SightingMatch) -> String {
    let list = match.matching.list
    let row = match.registryRows + found.row
    let next = found.candidates.dropFirst().first
    return CSVText.line([
      String(record(found)), found.key, found.band.rawValue, found.kind.rawValue,
      found.band == .new ? "" : found.employer ?? "", found.candidates.isEmpty ? "" : ScoreText.bits(found.score),
      next?.employer ?? "", next.map { ScoreText.bits($0.score) } ?? "", list.text(row: row, "fein"),
      list.text(row: row, "name"),
    ])
  }

  /// One line for people.
  public func line(_ found: SightingMatch) -> String {
    let list = match.matching.list
    let name = list.text(row: match.registryRows + found.row, "name")
    var text = "\(record(found))  \(name): \(found.band.rawValue)"
    if let best = found.candidates.first, found.band != .new {
      text += ", \(found.kind.rawValue), \(best.employer), score \(ScoreText.bits(best.score))"
    }
    return text + "\n"
  }

  public func json(_ found: SightingMatch) -> String {
    let candidates = found.candidates.map { candidate -> String in
      let parts = match.parts(found, candidate).filter { $0.score != 0 }.map {
        "{\"part\": \(JSONText.string($0.name)), \"level\": \(JSONText.string($0.level)), \"score\": \($0.score)}"
      }
      return "{\"employer\": \(JSONText.string(candidate.employer)), \"score\": \(candidate.score), "
        + "\"parts\": [\(parts.joined(separator: ", "))]}"
    }
    return "{\"record\": \(record(found)), \"sighting\": \"\(found.key)\", \"band\": \"\(found.band.rawValue)\", "
      + "\"kind\": \"\(found.kind.rawValue)\", \"candidates\": [\(candidates.joined(separator: ", "))]}"
  }
}
