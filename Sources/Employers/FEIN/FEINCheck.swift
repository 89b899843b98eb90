/// Finds mistyped numbers: a number one slip from another, under a name and address that belong to the other.
struct FEINCheck {
  let matching: EmployerMatching
  let identities: EmployerIdentities
  let gates: MatchModel.NumberGates
  let rules: FEINRules

  /// By row.
  func findings() -> [FEINFinding] {
    var best: [Int: FEINFinding] = [:]
    // The next best: where two numbers fit alike, the row is one of sister bodies and no slip is evident.
    var next: [Int: Int32] = [:]
    let comparer = PairComparer(matching.spellings, matching.facts)
    let rowsOf = rowsByIdentity()
    func propose(
      _ rows: ArraySlice<Int32>, _ wrong: Int, _ right: Int, _ slip: FEIN.Slip, isEither: Bool, isMinority: Bool
    ) {
      for row in rows {
        let spelling = matching.spellings.ofRow[Int(row)]
        guard let score = bestScore(spelling, right, comparer), score >= gate(slip, wrong, right) else { continue }
        // Under its own number, beside the other rows there, it must not be as well placed.
        if rows.count > 1 {
          let isRepeated = rows.contains { $0 != row && matching.spellings.ofRow[Int($0)] == spelling }
          if let own = bestScore(spelling, wrong, comparer, except: !isRepeated),
            own > score - gates.lead || (!isMinority && own >= 0)
          {
            continue
          }
        }
        if let known = best[Int(row)], known.expected != identities.numbers[right] {
          next[Int(row)] = max(next[Int(row)] ?? .min, min(known.score, score))
        }
        if let known = best[Int(row)], known.score >= score { continue }
        best[Int(row)] = FEINFinding(
          row: Int(row), seen: identities.numbers[wrong].description, expected: identities.numbers[right],
          kind: slip == .transposed ? .transposed : .oneDigit, score: score, isEither: isEither)
      }
    }
    identities.eachNear { left, right, slip in
      let rows = (identities.rows[left], identities.rows[right])
      let isValid = (rules.isValid(identities.numbers[left]), rules.isValid(identities.numbers[right]))
      // The number of fewer rows is the mistyped one, or the one that was never issued.
      let isEither = rows.0 == rows.1 && isValid.0 == isValid.1
      let suspectsLeft = isValid.0 != isValid.1 ? !isValid.0 : rows.0 <= rows.1
      let suspectsRight = isValid.0 != isValid.1 ? !isValid.1 : rows.1 <= rows.0
      if suspectsLeft { propose(rowsOf[left], left, right, slip, isEither: isEither, isMinority: true) }
      if suspectsRight { propose(rowsOf[right], right, left, slip, isEither: isEither, isMinority: true) }
      // A slip may hit another's number: then one row among many stands out.
      if !suspectsLeft, rows.0 > 1 { propose(rowsOf[left], left, right, slip, isEither: false, isMinority: false) }
      if !suspectsRight, rows.1 > 1 { propose(rowsOf[right], right, left, slip, isEither: false, isMinority: false) }
    }
    for (row, score) in next where score >= best[row]!.score { best[row] = nil }
    var findings = Array(best.values)
    for (row, fault) in identities.faultOfRow.enumerated() where best[row] == nil {
      let kind: FEINFinding.Kind
      switch fault {
      case .prefix: kind = .prefix
      case .malformed: kind = .malformed
      case .placeholder: kind = .placeholder
      case .missing, nil: continue
      }
      findings.append(FEINFinding(row: row, seen: matching.list.text(row: row, "fein"), kind: kind, score: 0))
    }
    return findings.sorted { $0.row < $1.row }
  }

  private func gate(_ slip: FEIN.Slip, _ wrong: Int, _ right: Int) -> Int32 {
    let difference = abs(identities.numbers[wrong].number - identities.numbers[right].number)
    if !rules.isValid(identities.numbers[wrong]) { return gates.neverIssued }
    // Numbers that follow one another are issued to sister bodies on one day.
    return difference < 10 ? gates.neighbouring : gates.oneSlip
  }

  private func rowsByIdentity() -> [ArraySlice<Int32>] {
    var starts = [Int](repeating: 0, count: identities.numbers.count + 1)
    for identity in identities.ofRow where identity >= 0 { starts[Int(identity) + 1] += 1 }
    for index in 0..<identities.numbers.count { starts[index + 1] += starts[index] }
    var rows = [Int32](repeating: 0, count: starts.last ?? 0)
    var next = starts
    for (row, identity) in identities.ofRow.enumerated() where identity >= 0 {
      rows[next[Int(identity)]] = Int32(row)
      next[Int(identity)] += 1
    }
    return (0..<identities.numbers.count).map { rows[starts[$0]..<starts[$0 + 1]] }
  }

  /// The best score of a spelling with those of a number; of a number with very many, with the first of them.
  private func bestScore(_ spelling: Int32, _ identity: Int, _ comparer: PairComparer, except: Bool = false) -> Int32? {
    var best: Int32?
    for place in identities.spellings.range(Int32(identity)).prefix(64) {
      let other = identities.spellings.values[place]
      if except, other == spelling { continue }
      let score = matching.score(Int(min(spelling, other)), Int(max(spelling, other)), comparer)
      best = max(best ?? score, score)
    }
    return best
  }
}
