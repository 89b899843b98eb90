import Records

/// The review queue as a page: each sighting beside the employers it may be of, with the parts of the score.
public struct ReviewPage {
  private let queue: ReviewQueue
  /// Sightings shown; the CSV has all of them.
  public static let limit = 200

  public init(_ queue: ReviewQueue) { self.queue = queue }

  public func write(_ write: (String) throws -> Void) throws {
    try write(
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Employers to review</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b }
      table { border-collapse: collapse; width: 100%; margin: .6rem 0 }
      th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top }
      th { font-weight: 600; width: 8rem }
      .other { background: #fff3cd } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
      section { border-top: 2px solid #1b1b1b; margin-top: 2rem; padding-top: .6rem }
      .bar { display: inline-block; height: .7rem; background: #2b6cb0 } .minus { background: #c05621 }
      code { background: #f3f3f3; padding: 0 .25rem }
      </style></head><body>
      <h1>Employers to review</h1>
      <p>\(queue.entries.count) sightings wait, those with most dollars behind them first\
      \(queue.entries.count > Self.limit ? "; the first \(Self.limit) are shown" : ""). A value that differs is marked.
      Decide with the command below each; the next run honours it.</p>

      """)
    for entry in queue.entries.prefix(Self.limit) { try write(section(entry)) }
    try write("</body></html>\n")
  }

  private func section(_ entry: ReviewQueue.Entry) -> String {
    let rows = queue.registry.rows
    let known = queue.match.matching.list
    let candidates = entry.match.candidates.filter { $0.row >= 0 }.prefix(3)
    var text = "<section><h2>\(MarkupText.shown(rows.text(row: entry.row, "name")))</h2>\n"
    text +=
      "<p>\(Self.words(entry.match.kind)). \(entry.cases) cases, $\(Cents(entry.cents)). "
      + "From \(MarkupText.shown(rows.text(row: entry.row, "source"))), \(rows.text(row: entry.row, "as_of")).</p>\n"
    text += "<table><tr><th></th><th>seen</th>"
    for candidate in candidates {
      text += "<th>\(candidate.employer), score \(ScoreText.bits(candidate.score))</th>"
    }
    text += "</tr>\n"
    for column in ["fein", "name", "street", "city", "state", "zip"] {
      let seen = rows.text(row: entry.row, column)
      text += "<tr><th>\(column)</th><td>\(MarkupText.shown(seen))</td>"
      for candidate in candidates {
        let value = known.text(row: candidate.row, column)
        text +=
          "<td\(value.uppercased() == seen.uppercased() ? "" : " class=\"other\"")>\(MarkupText.shown(value))</td>"
      }
      text += "</tr>\n"
    }
    text += "</table>\n"
    if let first = candidates.first {
      text += "<details><summary>How the score of \(first.employer) is made</summary><table>\n"
      for part in queue.match.parts(entry.match, first) where part.score != 0 {
        let width = min(part.score.magnitude / 4, 300)
        text +=
          "<tr><td>\(part.name)</td><td>\(MarkupText.shown(part.level))</td><td class=\"n\">\(ScoreText.bits(part.score))"
          + "</td><td><span class=\"bar\(part.score < 0 ? " minus" : "")\" style=\"width: \(width)px\"></span></td></tr>\n"
      }
      text +=
        "<tr><th>score</th><td></td><td class=\"n\">\(ScoreText.bits(first.score))</td><td></td></tr></table></details>\n"
      text +=
        "<p>The same: <code>ivd employers decide match \(entry.match.key) \(first.employer) --who … --why …</code><br>"
        + "Another one: <code>ivd employers decide split \(entry.match.key) --who … --why …</code></p>\n"
    }
    return text + "</section>\n"
  }

  private static func words(_ kind: SightingMatch.Kind) -> String {
    switch kind {
    case .exact: "The number is right and the name agrees, but another employer fits nearly as well"
    case .nameDiffers: "The number is right and the name differs: renamed, or a wrong number"
    case .mistyped: "The number is one slip from that of this name and address"
    case .noFEIN: "There is no number"
    case .otherNumber: "The name and address of an employer, under another number"
    case .unknown: "No employer fits any more: it was merged or split"
    case .decided: "Decided"
    }
  }
}
