import Records

/// Employers of the registry that may be one.
public struct DuplicateEmployers {
  public struct Pair: Sendable, Equatable {
    public var employers: (Int, Int)
    /// Rows that fit best.
    public var rows: (Int, Int)
    /// Hundredths of a bit.
    public var score: Int32
    public var kind: SightingMatch.Kind
    public var cents: Int64

    public static func == (left: Pair, right: Pair) -> Bool { left.rows == right.rows && left.score == right.score }
  }

  public let matching: EmployerMatching
  private let registry: EmployerRegistry
  private let rules: FEINRules

  public init(_ registry: EmployerRegistry, words: EmployerWords, model: MatchModel, rules: FEINRules, jobs: Int) {
    self.registry = registry
    self.rules = rules
    matching = EmployerMatching(registry.rows, words: words, model: model, jobs: jobs)
  }

  /// By the dollars behind them, then by score.
  public func pairs() -> [Pair] {
    let spellings = matching.spellings
    let identities = EmployerIdentities(matching.list, spellings, rules: rules)
    var known: [UInt64] = []
    for row in 0..<matching.list.count { known.append(UInt64(spellings.ofRow[row]) << 32 | UInt64(row)) }
    let rowsOf = NumberLists(&known, count: spellings.count)
    var best: [UInt64: Pair] = [:]
    func consider(_ left: Int32, _ right: Int32, _ score: Int32) {
      for one in rowsOf.range(left).prefix(16) {
        for other in rowsOf.range(right).prefix(16) {
          guard let pair = pair(Int(rowsOf.values[one]), Int(rowsOf.values[other]), score, identities) else { continue }
          let key = UInt64(pair.employers.0) << 32 | UInt64(pair.employers.1)
          if let found = best[key], (found.score, found.rows.1) >= (pair.score, pair.rows.1) { continue }
          best[key] = pair
        }
      }
    }
    let pairs = CandidatePairs(spellings, matching.facts, matching.model).pairs
    let gate = matching.model.bands.reviewAt - matching.model.numbers.slip
    for (pair, score) in zip(pairs, matching.scores(of: pairs)) where score >= gate {
      consider(Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF), score)
    }
    let comparer = PairComparer(spellings, matching.facts)
    for spelling in 0..<Int32(spellings.count) where rowsOf.count(spelling) > 1 {
      let employers = Set(rowsOf.range(spelling).prefix(16).map { registry.employerOfRow[Int(rowsOf.values[$0])] })
      guard employers.count > 1 else { continue }
      consider(spelling, spelling, matching.score(Int(spelling), Int(spelling), comparer))
    }
    for number in identities.numbers.indices {
      // One number under two employers is told whatever the names.
      let own = identities.spellings.range(Int32(number)).prefix(16).map { identities.spellings.values[$0] }
      for (index, left) in own.enumerated() {
        for right in own[(index + 1)...] { consider(left, right, matching.score(Int(left), Int(right), comparer)) }
      }
    }
    return best.values.sorted {
      ($1.cents, $1.score, $0.rows.0, $0.rows.1) < ($0.cents, $0.score, $1.rows.0, $1.rows.1)
    }
  }

  private func pair(_ left: Int, _ right: Int, _ score: Int32, _ identities: EmployerIdentities) -> Pair? {
    let model = matching.model
    let one = Int(registry.employerOfRow[left])
    let other = Int(registry.employerOfRow[right])
    guard one != other, !registry.decisions.areApart(registry.ids[one], registry.ids[other]) else { return nil }
    let numbers = (identities.ofRow[left], identities.ofRow[right])
    var kind = SightingMatch.Kind.noFEIN
    var total = score
    if numbers.0 >= 0, numbers.1 >= 0 {
      if numbers.0 == numbers.1 {
        kind = .exact
        total += model.numbers.same
      } else {
        var isSlip = false
        let second = identities.numbers[Int(numbers.1)]
        identities.numbers[Int(numbers.0)].eachSlip { number, _ in isSlip = isSlip || number == second }
        kind = isSlip ? .mistyped : .otherNumber
        if isSlip { total += model.numbers.slip }
      }
    }
    // Two good numbers are two employers, unless name and address leave no doubt.
    guard kind == .exact || total >= (kind == .otherNumber ? model.bands.automaticAt : model.bands.reviewAt) else {
      return nil
    }
    let isOrdered = one < other
    return Pair(
      employers: isOrdered ? (one, other) : (other, one), rows: isOrdered ? (left, right) : (right, left),
      score: total, kind: kind, cents: registry.effect(one).cents + registry.effect(other).cents)
  }
}

extension DuplicateEmployers {
  public static let columns = [
    "employer", "other", "kind", "score", "cases", "dollars", "fein", "other_fein", "name", "other_name",
  ]
}

extension EmployerRegistry {
  /// A pair as a line of CSV.
  public func csv(_ pair: DuplicateEmployers.Pair) -> String {
    let cases = effect(pair.employers.0).cases + effect(pair.employers.1).cases
    return CSVText.line([
      ids[pair.employers.0], ids[pair.employers.1], pair.kind.rawValue, ScoreText.bits(pair.score), String(cases),
      Cents(pair.cents).description, rows.text(row: pair.rows.0, "fein"), rows.text(row: pair.rows.1, "fein"),
      rows.text(row: pair.rows.0, "name"), rows.text(row: pair.rows.1, "name"),
    ])
  }
}
