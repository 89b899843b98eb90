extension EmployerMatching {
  /// Groups the rows by their numbers, and those without a number by names and addresses. Rows of different numbers stay
  /// apart, but where one number is a slip of the other.
  public func clusters(by rules: FEINRules) -> (groups: [Int], findings: [FEINFinding]) {
    let identities = EmployerIdentities(list, spellings, rules: rules)
    let findings = FEINCheck(matching: self, identities: identities, gates: model.numbers, rules: rules).findings()

    // A group to begin with for each number, and for each spelling that has rows without one.
    let numberCount = identities.numbers.count
    var nodeOfRow = identities.ofRow
    // Numbers of which either may be the slip are one group; else the row goes to the number that was meant.
    var joined = Array(0..<Int32(numberCount))
    for finding in findings {
      guard let expected = finding.expected else { continue }
      let place = identities.place(of: expected)
      switch finding.reading {
      case .slip: nodeOfRow[finding.row] = place
      case .sisters: continue
      case .either:
        let one = Self.root(place, in: joined)
        let other = Self.root(nodeOfRow[finding.row], in: joined)
        joined[Int(max(one, other))] = min(one, other)
      }
    }
    for row in nodeOfRow.indices where nodeOfRow[row] >= 0 { nodeOfRow[row] = Self.root(nodeOfRow[row], in: joined) }
    var free = [Int32](repeating: -1, count: spellings.count)
    var count = Int32(numberCount)
    var nodes: [UInt64] = []
    for row in nodeOfRow.indices {
      let spelling = Int(spellings.ofRow[row])
      if nodeOfRow[row] < 0 {
        if free[spelling] < 0 {
          free[spelling] = count
          count += 1
        }
        nodeOfRow[row] = free[spelling]
      }
      nodes.append(UInt64(spelling) << 32 | UInt64(nodeOfRow[row]))
    }
    guard count > numberCount else {
      return (numbered(nodeOfRow, groups: Array(0..<count)), findings)
    }
    let identity = (0..<count).map { $0 < numberCount ? $0 : -1 }
    let nodesOf = NumberLists(&nodes, count: spellings.count)
    var weights = [Int64](repeating: 0, count: Int(count))
    for node in nodesOf.values { weights[Int(node)] += 1 }
    var linkage = AverageLinkage(weights: weights, identity: identity, model: model)
    let isFree = free.map { $0 >= 0 }
    let same = spellings.rows.indices.filter { isFree[$0] && nodesOf.count(Int32($0)) > 1 }.map {
      UInt64($0) << 32 | UInt64($0)
    }
    let pairs = same + CandidatePairs(spellings, facts, model, isWanted: isFree).pairs
    for (pair, score) in zip(pairs, scores(of: pairs)) where score > model.floor {
      let left = Int32(pair >> 32)
      let right = Int32(pair & 0xFFFF_FFFF)
      for one in nodesOf.range(left) {
        for other in nodesOf.range(right) {
          let nodes = (nodesOf.values[one], nodesOf.values[other])
          guard nodes.0 != nodes.1, nodes.0 >= numberCount || nodes.1 >= numberCount else { continue }
          if left == right, nodes.0 > nodes.1 { continue }
          linkage.link(nodes.0, nodes.1, score: score, weights: (1, 1))
        }
      }
    }
    return (numbered(nodeOfRow, groups: linkage.groups(), firstSpelling: Int32(numberCount)), findings)
  }

  private static func root(_ node: Int32, in joined: [Int32]) -> Int32 {
    var node = node
    while joined[Int(node)] != node { node = joined[Int(node)] }
    return node
  }
}
