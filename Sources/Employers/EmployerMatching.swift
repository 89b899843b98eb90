/// A list of employers, ready to be matched: its spellings, what the list says about them, and the definitions.
public final class EmployerMatching {
  public let list: EmployerList
  public let model: MatchModel
  let spellings: EmployerSpellings
  let facts: ListFacts
  let table: MatchModel.Table

  public init(_ list: EmployerList, words: EmployerWords, model: MatchModel) {
    self.list = list
    self.model = model
    spellings = EmployerSpellings(list, words: words)
    facts = ListFacts(spellings)
    table = MatchModel.Table(model)
  }

  /// Groups the rows by names and addresses alone.
  /// - Returns: for each row the number of its group, counted from 1 in the order of first rows.
  public func clusters() -> [Int] {
    var linkage = AverageLinkage(rows: spellings.rows, model: model)
    let weights = spellings.rows.map { linkage.weight(ofRows: $0) }
    let pairs = CandidatePairs(spellings, facts, model).pairs
    eachScore(of: pairs) { left, right, score in
      linkage.link(Int32(left), Int32(right), score: score, weights: (weights[left], weights[right]))
    }
    return Self.numbered(spellings.ofRow, groups: linkage.groups())
  }

  func eachScore(of pairs: [UInt64], _ body: (Int, Int, Int32) -> Void) {
    let comparer = PairComparer(spellings, facts)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Comparison.count) { levels in
      for pair in pairs {
        let left = Int(pair >> 32)
        let right = Int(pair & 0xFFFF_FFFF)
        comparer.compare(left, right, into: levels.baseAddress!)
        body(left, right, table.score(levels.baseAddress!, base: model.base))
      }
    }
  }

  static func numbered(_ spellingOfRow: [Int32], groups: [Int32]) -> [Int] {
    var numbers = [Int32](repeating: 0, count: groups.count)
    var last: Int32 = 0
    return spellingOfRow.map { spelling in
      let group = Int(groups[Int(spelling)])
      if numbers[group] == 0 {
        last += 1
        numbers[group] = last
      }
      return Int(numbers[group])
    }
  }
}
