import Dispatch

/// A list of employers, ready to be matched: its spellings, what the list says about them, and the definitions.
public final class EmployerMatching: @unchecked Sendable {
  public let list: EmployerList
  public let model: MatchModel
  let spellings: EmployerSpellings
  let facts: ListFacts
  let table: MatchModel.Table
  /// Threads at the most.
  let jobs: Int

  public init(_ list: EmployerList, words: EmployerWords, model: MatchModel, jobs: Int = 2) {
    self.jobs = jobs
    self.list = list
    self.model = model
    spellings = EmployerSpellings(list, words: words)
    facts = ListFacts(spellings)
    table = MatchModel.Table(model)
  }

  /// Groups the rows by names and addresses alone.
  /// - Returns: for each row the number of its group, counted from 1 in the order of first rows.
  public func clusters() -> [Int] {
    let weights = AverageLinkage.weights(rows: spellings.rows, model: model)
    var linkage = AverageLinkage(weights: weights, model: model)
    let pairs = CandidatePairs(spellings, facts, model).pairs
    for (pair, score) in zip(pairs, scores(of: pairs)) {
      let left = Int(pair >> 32)
      let right = Int(pair & 0xFFFF_FFFF)
      linkage.link(Int32(left), Int32(right), score: score, weights: (weights[left], weights[right]))
    }
    return numbered(spellings.ofRow, groups: linkage.groups())
  }

  /// The scores of pairs, in their order. Which thread works one out changes nothing.
  func scores(of pairs: [UInt64]) -> [Int32] {
    let pieces = pairs.count < 4096 ? 1 : jobs
    return [Int32](unsafeUninitializedCapacity: pairs.count) { scores, count in
      nonisolated(unsafe) let scores = scores
      pairs.withUnsafeBufferPointer { pairs in
        nonisolated(unsafe) let pairs = pairs
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
          let comparer = PairComparer(spellings, facts)
          let range = (pairs.count * piece / pieces)..<(pairs.count * (piece + 1) / pieces)
          for index in range {
            scores[index] = score(Int(pairs[index] >> 32), Int(pairs[index] & 0xFFFF_FFFF), comparer)
          }
        }
      }
      count = pairs.count
    }
  }

  @inline(__always)
  func score(_ left: Int, _ right: Int, _ comparer: PairComparer) -> Int32 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Comparison.count) { levels in
      comparer.compare(left, right, into: levels.baseAddress!)
      return table.score(levels.baseAddress!, base: model.base)
    }
  }

  /// Numbers the groups from 1 in the order of first rows. A row that is in the group of its spelling alone and has no
  /// name is of nobody else: it gets a number of its own.
  func numbered(_ nodeOfRow: [Int32], groups: [Int32], firstSpelling: Int32 = 0) -> [Int] {
    var numbers = [Int32](repeating: 0, count: groups.count)
    var last: Int32 = 0
    return nodeOfRow.indices.map { row in
      if nodeOfRow[row] >= firstSpelling, !spellings.hasName(spellings.ofRow[row]) {
        last += 1
        return Int(last)
      }
      let group = Int(groups[Int(nodeOfRow[row])])
      if numbers[group] == 0 {
        last += 1
        numbers[group] = last
      }
      return Int(numbers[group])
    }
  }
}
