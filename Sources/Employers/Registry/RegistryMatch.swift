import Records

/// What becomes of one sighting.
public struct SightingMatch: Sendable, Equatable {
  public enum Band: String, Sendable {
    case automatic, review, new
  }

  /// What was found, in the words of the review.
  public enum Kind: String, Sendable {
    /// The number is right and the name agrees.
    case exact
    /// The number is right and the name is another: renamed, or a wrong number.
    case nameDiffers = "name_differs"
    /// The number is one slip from that of this name and address.
    case mistyped
    /// There is no number that can be one.
    case noFEIN = "no_fein"
    /// Name and address of an employer, under another number.
    case otherNumber = "other_number"
    case unknown
    /// Somebody decided.
    case decided
  }

  /// How two numbers stand to one another.
  public enum NumberRelation: Sendable {
    case same, slip, other, missing
  }

  public struct Candidate: Sendable, Equatable {
    public var employer: String
    /// Hundredths of a bit; the sum of its parts.
    public var score: Int32
    /// What the numbers add to it.
    public var numberScore: Int32
    public var numberLevel: String
    public var relation: NumberRelation
    /// Row of the registry that fits best.
    public var row: Int
  }

  /// Row of the incoming list, counted from 0.
  public var row: Int
  /// Names the sighting by its content: it stays the same when a file is sent again.
  public var key: String
  public var band: Band
  public var kind: Kind
  /// Best first, five at the most.
  public var candidates: [Candidate]

  public var employer: String? { candidates.first?.employer }
  public var score: Int32 { candidates.first?.score ?? 0 }
}

/// Matches the rows of a list with the registry.
public final class RegistryMatch {
  public let matching: EmployerMatching
  /// Rows of the registry; those of the incoming list follow.
  public let registryRows: Int
  /// Rows that repeat a row of the registry under its trade name -> that row; they follow those of the registry.
  private let originals: [Int]
  private let decisions: EmployerDecisions
  private let identities: EmployerIdentities
  private let rules: FEINRules

  public init(
    registry: EmployerList, incoming: EmployerList, decisions: EmployerDecisions, words: EmployerWords,
    model: MatchModel, rules: FEINRules, jobs: Int
  ) {
    let named = registry.withTradeNames()
    registryRows = named.list.count
    originals = Array(0..<registry.count) + named.originals
    matching = EmployerMatching(named.list.appending(incoming), words: words, model: model, jobs: jobs)
    self.decisions = decisions
    self.rules = rules
    identities = EmployerIdentities(matching.list, matching.spellings, rules: rules)
  }

  /// By row of the incoming list.
  public func matches() -> [SightingMatch] {
    let spellings = matching.spellings
    var isWanted = [Bool](repeating: false, count: spellings.count)
    for row in registryRows..<matching.list.count { isWanted[Int(spellings.ofRow[row])] = true }
    let near = nearSpellings(isWanted)
    var known: [UInt64] = []
    for row in 0..<registryRows { known.append(UInt64(spellings.ofRow[row]) << 32 | UInt64(row)) }
    let rowsOf = NumberLists(&known, count: spellings.count)
    let comparer = PairComparer(spellings, matching.facts)
    return (registryRows..<matching.list.count).map { row in match(row, near: near, rowsOf: rowsOf, comparer) }
  }

  /// Spelling of an incoming row -> spellings like it, with their scores.
  private func nearSpellings(_ isWanted: [Bool]) -> [Int32: [(spelling: Int32, score: Int32)]] {
    let pairs = CandidatePairs(matching.spellings, matching.facts, matching.model, isWanted: isWanted).pairs
    var near: [Int32: [(spelling: Int32, score: Int32)]] = [:]
    for (pair, score) in zip(pairs, matching.scores(of: pairs)) where score > matching.model.floor {
      let left = Int32(pair >> 32)
      let right = Int32(pair & 0xFFFF_FFFF)
      if isWanted[Int(left)] { near[left, default: []].append((right, score)) }
      if isWanted[Int(right)] { near[right, default: []].append((left, score)) }
    }
    return near
  }

  /// Rows looked at for one spelling or number.
  private static let rowLimit = 64

  private func match(
    _ row: Int, near: [Int32: [(spelling: Int32, score: Int32)]], rowsOf: NumberLists, _ comparer: PairComparer
  ) -> SightingMatch {
    let spellings = matching.spellings
    let key = matching.list.sightingKey(row: row)
    var best: [String: SightingMatch.Candidate] = [:]
    let spelling = spellings.ofRow[row]
    func consider(_ other: Int32, score: Int32) {
      for place in rowsOf.range(other).prefix(Self.rowLimit) { consider(Int(rowsOf.values[place]), score: score) }
    }
    func consider(_ known: Int, score: Int32) {
      let (number, level, relation) = numberScore(row, known)
      let total = score + number
      let stored = matching.list.text(row: known, "employer")
      let employer =
        decisions.all.isEmpty
        ? stored : decisions.employer(of: matching.list.sightingKey(row: originals[known]), stored: stored)
      if let other = best[employer], (other.score, -other.row) >= (total, -known) { return }
      best[employer] = SightingMatch.Candidate(
        employer: employer, score: total, numberScore: number, numberLevel: level, relation: relation, row: known)
    }
    for other in near[spelling] ?? [] { consider(other.spelling, score: other.score) }
    if rowsOf.count(spelling) > 0 { consider(spelling, score: matching.score(Int(spelling), Int(spelling), comparer)) }
    for identity in relatedNumbers(of: row) {
      for place in identities.spellings.range(identity).prefix(Self.rowLimit) {
        let other = identities.spellings.values[place]
        guard rowsOf.count(other) > 0 else { continue }
        consider(other, score: matching.score(Int(min(spelling, other)), Int(max(spelling, other)), comparer))
      }
    }
    let candidates = best.values.sorted { ($1.score, $0.employer) < ($0.score, $1.employer) }
    return judged(row: row, key: key, candidates: Array(candidates.prefix(5)))
  }

  /// The row's number among those of the list, and those one slip away.
  private func relatedNumbers(of row: Int) -> [Int32] {
    let own = identities.ofRow[row]
    guard own >= 0 else { return [] }
    var related = [own]
    identities.numbers[Int(own)].eachSlip { other, _ in
      let place = identities.place(of: other)
      if identities.numbers[Int(place)] == other { related.append(place) }
    }
    return related
  }

  private func numberScore(_ row: Int, _ known: Int) -> (Int32, String, SightingMatch.NumberRelation) {
    let weights = matching.model.numbers
    let left = identities.ofRow[row]
    let right = identities.ofRow[known]
    guard left >= 0, right >= 0 else { return (0, "a number is missing", .missing) }
    if left == right {
      let isMistyped = matching.list.text(row: known, "kind") == SightingMatch.Kind.mistyped.rawValue
      return isMistyped
        ? (weights.slip, "a number found mistyped before", .slip) : (weights.same, "same number", .same)
    }
    var slip: FEIN.Slip?
    identities.numbers[Int(left)].eachSlip { number, kind in
      if number == identities.numbers[Int(right)] { slip = kind }
    }
    switch slip {
    case .transposed: return (weights.slip, "two digits transposed", .slip)
    case .oneDigit: return (weights.slip, "one digit differs", .slip)
    case nil: return (weights.other, "other number", .other)
    }
  }

  private func judged(row: Int, key: String, candidates: [SightingMatch.Candidate]) -> SightingMatch {
    let model = matching.model
    var match = SightingMatch(
      row: row - registryRows, key: key, band: .new, kind: .unknown, candidates: candidates)
    if decisions.decided(key) != nil {
      let employer = decisions.employer(of: key, stored: "")
      match.candidates = candidates.filter { $0.employer == employer }
      if match.candidates.isEmpty {
        match.candidates = [
          SightingMatch.Candidate(
            employer: employer, score: 0, numberScore: 0, numberLevel: "decided", relation: .missing, row: -1)
        ]
      }
      match.band = .automatic
      match.kind = .decided
      return match
    }
    guard let first = candidates.first else { return match }
    guard first.score >= model.bands.reviewAt else {
      // A number of the registry is never taken for a new employer's without a person.
      if let same = candidates.first(where: { $0.relation == .same }) {
        match.candidates = [same] + candidates.filter { $0 != same }
        match.kind = .nameDiffers
        match.band = .review
        return match
      }
      if first.relation == .other, first.score - first.numberScore >= model.bands.reviewAt { match.kind = .otherNumber }
      return match
    }
    switch first.relation {
    case .same: match.kind = matching.namesAgree(row, first.row) ? .exact : .nameDiffers
    case .slip: match.kind = .mistyped
    case .other: match.kind = .otherNumber
    case .missing: match.kind = .noFEIN
    }
    let next = candidates.dropFirst().first?.score ?? .min
    let isAhead = match.kind == .exact || next == .min || first.score - next >= model.bands.lead
    let isClear =
      first.score >= model.bands.automaticAt && isAhead && match.kind != .nameDiffers
      && !mayBeSisters(row, first.row)
    match.band = isClear ? .automatic : .review
    return match
  }

  /// Their numbers follow one another: one is mistyped, or they are two bodies.
  private func mayBeSisters(_ row: Int, _ known: Int) -> Bool {
    let (left, right) = (identities.ofRow[row], identities.ofRow[known])
    guard left >= 0, right >= 0, left != right else { return false }
    return NumberSlips.areConsecutive(identities.numbers[Int(left)].distance(to: identities.numbers[Int(right)]))
  }

  /// All parts of a candidate's score: they add up to it.
  public func parts(_ match: SightingMatch, _ candidate: SightingMatch.Candidate) -> [ScorePart] {
    guard candidate.row >= 0 else { return [] }
    return matching.parts(match.row + registryRows, candidate.row) + [
      ScorePart(name: "number", level: candidate.numberLevel, score: candidate.numberScore)
    ]
  }
}

extension EmployerMatching {
  /// The names have most words or most letters in common.
  func namesAgree(_ left: Int, _ right: Int) -> Bool {
    let pair = [Int(spellings.ofRow[left]), Int(spellings.ofRow[right])].sorted()
    let comparer = PairComparer(spellings, facts)
    var levels = [UInt8](repeating: 0, count: Comparison.count)
    levels.withUnsafeMutableBufferPointer { comparer.compare(pair[0], pair[1], into: $0.baseAddress!) }
    return levels[Comparison.shorterName.index] <= 1 || levels[Comparison.letters.index] <= 4
  }
}

extension EmployerList {
  /// The rows, and behind them those with a trade name again, under it.
  func withTradeNames() -> (list: EmployerList, originals: [Int]) {
    guard let name = columns.firstIndex(of: "name"), let trade = columns.firstIndex(of: "trade_name") else {
      return (self, [])
    }
    let originals = (0..<count).filter { row in withField(row: row, column: trade) { !$0.isEmpty } }
    var list = self
    for row in originals { list.repeatRow(row, taking: trade, as: name) }
    return (list, originals)
  }

  /// Names a row by what it says (number, name, address): `S` and 16 hexadecimal digits.
  public func sightingKey(row: Int) -> String {
    var bytes: [UInt8] = []
    if let index = columns.firstIndex(of: "fein") {
      withField(row: row, column: index) { bytes.append(contentsOf: $0.filter(FoldedText.isDigit)) }
    }
    bytes.append(0)
    for column in Self.nameAndAddress {
      if let index = columns.firstIndex(of: column) {
        withField(row: row, column: index) { FoldedText.append($0, to: &bytes) }
      }
      bytes.append(0)
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return "S" + String(hash, radix: 16).zeroPadded(to: 16)
  }
}
