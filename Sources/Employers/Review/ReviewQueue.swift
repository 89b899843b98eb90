import Records

/// What a person has to decide: sightings that were put under an employer of their own because nobody could be sure, by
/// the dollars and cases behind them.
public struct ReviewQueue {
  public struct Entry {
    public var match: SightingMatch
    /// Row of the registry.
    public var row: Int
    public var cases: Int
    public var cents: Int64
  }

  public let registry: EmployerRegistry
  /// The sightings that wait, matched with the registry again.
  public let match: RegistryMatch
  public let entries: [Entry]

  public init(
    _ registry: EmployerRegistry, words: EmployerWords, model: MatchModel, rules: FEINRules, jobs: Int
  ) {
    self.registry = registry
    let rows = registry.rows
    let waiting = (0..<rows.count).filter { row in
      guard rows.text(row: row, "band") == "review" else { return false }
      if registry.decisions.decided(rows.sightingKey(row: row)) != nil { return false }
      let candidate = registry.decisions.resolved(rows.text(row: row, "candidate"))
      let own = registry.ids[Int(registry.employerOfRow[row])]
      return own != candidate && !registry.decisions.areApart(own, candidate)
    }
    let isWaiting = Set(waiting)
    match = RegistryMatch(
      registry: rows.keeping { !isWaiting.contains($0) }, incoming: rows.keeping { isWaiting.contains($0) },
      decisions: registry.decisions, words: words, model: model, rules: rules, jobs: jobs)
    var entries: [Entry] = []
    for (found, row) in zip(match.matches(), waiting) {
      let effect = registry.effect(row: row)
      entries.append(Entry(match: found, row: row, cases: effect.cases, cents: effect.cents))
    }
    self.entries = entries.sorted {
      ($1.cents, $1.cases, $1.match.score, $0.row) < ($0.cents, $0.cases, $0.match.score, $1.row)
    }
  }

  public static let columns = [
    "sighting", "kind", "score", "cases", "dollars", "fein", "name", "street", "city", "state", "zip", "source",
    "as_of",
    "employer", "employer_fein", "employer_name", "employer_street", "employer_city", "employer_state", "employer_zip",
    "employer_2", "score_2",
  ]

  public func csv(_ entry: Entry) -> String {
    let rows = registry.rows
    func text(_ column: String) -> String { rows.text(row: entry.row, column) }
    let first = entry.match.candidates.first
    let second = entry.match.candidates.dropFirst().first
    func known(_ column: String) -> String {
      guard let row = first?.row, row >= 0 else { return "" }
      return match.matching.list.text(row: row, column)
    }
    let address = ["fein", "name", "street", "city", "state", "zip"]
    return CSVText.line(
      [
        entry.match.key, entry.match.kind.rawValue, ScoreText.bits(entry.match.score), String(entry.cases),
        Cents(entry.cents).description,
      ] + address.map(text) + [text("source"), text("as_of"), first?.employer ?? ""] + address.map(known)
        + [second?.employer ?? "", second.map { ScoreText.bits($0.score) } ?? ""])
  }
}

extension EmployerList {
  /// Some of the rows, in their order.
  func keeping(_ isKept: (Int) -> Bool) -> EmployerList {
    var kept = self
    kept.removeRows(where: { !isKept($0) })
    return kept
  }
}
