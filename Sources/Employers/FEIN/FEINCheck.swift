/// Finds mistyped numbers: a number one slip from another, under a name and address that belong to the other.
struct FEINCheck {
  let matching: EmployerMatching
  let identities: EmployerIdentities
  let gates: MatchModel.NumberGates
  let rules: FEINRules

  /// By row.
  func findings() -> [FEINFinding] {
    let slips = possibleSlips().evident(gates)
    var findings = slips.map { row, found in
      FEINFinding(
        row: row, seen: identities.numbers[Int(identities.ofRow[row])].description, expected: found.slip.expected,
        kind: found.slip.kind == .transposed ? .transposed : .oneDigit, score: found.slip.score, reading: found.reading)
    }
    for (row, fault) in identities.faultOfRow.enumerated() where slips[row] == nil {
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

  private func possibleSlips() -> NumberSlips {
    var slips = NumberSlips()
    let comparer = PairComparer(matching.spellings, matching.facts)
    let rowsOf = rowsByIdentity()
    /// - Returns: whether a row of `wrong` was found to be of `right`.
    func propose(_ wrong: Int, _ right: Int, _ slip: FEIN.Slip, isEither: Bool, isMinority: Bool) -> Bool {
      let rows = rowsOf[wrong]
      let distance = identities.numbers[wrong].distance(to: identities.numbers[right])
      var isFound = false
      for row in rows {
        let spelling = matching.spellings.ofRow[Int(row)]
        guard let score = bestScore(spelling, right, comparer), score >= gate(wrong, distance) else { continue }
        // Without a name nothing says whose number was meant.
        guard matching.list.text(row: Int(row), "name").contains(where: { !$0.isWhitespace }) else { continue }
        // Under its own number, beside the other rows there, it must not be as well placed.
        if rows.count > 1 {
          let isRepeated = rows.contains { $0 != row && matching.spellings.ofRow[Int($0)] == spelling }
          if let own = bestScore(spelling, wrong, comparer, except: !isRepeated),
            own > score - gates.lead || (!isMinority && own >= 0)
          {
            continue
          }
        }
        slips.add(
          NumberSlips.Slip(
            expected: identities.numbers[right], kind: slip, score: score, rows: identities.rows[right],
            isEither: isEither, distance: distance), row: Int(row))
        isFound = true
      }
      return isFound
    }
    identities.eachNear { left, right, slip in
      let rows = (identities.rows[left], identities.rows[right])
      let isValid = (rules.isValid(identities.numbers[left]), rules.isValid(identities.numbers[right]))
      guard rows.0 != rows.1 || isValid.0 != isValid.1 else {
        _ = propose(left, right, slip, isEither: true, isMinority: true)
        _ = propose(right, left, slip, isEither: true, isMinority: true)
        return
      }
      // The number that was never issued is the mistyped one, or that of fewer rows.
      let suspectsLeft = isValid.0 != isValid.1 ? !isValid.0 : rows.0 < rows.1
      let (fewer, more) = suspectsLeft ? (left, right) : (right, left)
      if propose(fewer, more, slip, isEither: false, isMinority: true) { return }
      // A slip may hit another's number: then one row among many stands out.
      if identities.rows[more] > 1 { _ = propose(more, fewer, slip, isEither: false, isMinority: false) }
    }
    return slips
  }

  private func gate(_ wrong: Int, _ distance: Int32) -> Int32 {
    if !rules.isValid(identities.numbers[wrong]) { return gates.neverIssued }
    return NumberSlips.areNear(distance) ? gates.neighbouring : gates.oneSlip
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
