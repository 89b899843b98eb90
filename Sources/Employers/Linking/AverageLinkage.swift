/// Joins spellings into groups, best tie first: two groups are joined where the mean of all pairs between them, mixed
/// with the best of those pairs, reaches the gate. A chain of neighbours does not hold together what its ends tell apart.
///
/// All arithmetic is in whole numbers and ties are broken by the order of the spellings: the groups depend on nothing
/// else.
struct AverageLinkage {
  /// What is known between two groups. Pairs that were never compared count as the model's floor.
  private struct Link {
    /// Sum over the compared pairs of score above the floor times weight.
    var above: Int64
    var best: Int32
  }

  private struct Candidate {
    var score: Int32
    var left: Int32
    var right: Int32

    /// The better tie; of equals the one that comes first.
    static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
      if one.score != other.score { return one.score > other.score }
      if one.left != other.left { return one.left < other.left }
      return one.right < other.right
    }
  }

  private let model: MatchModel
  private var parent: [Int32]
  private var weight: [Int64]
  private var links: [[Int32: Link]]
  private var heap: [Candidate] = []
  /// Group -> what it must not be joined with another of; -1 is nothing.
  private var identity: [Int32]

  /// - Parameters:
  ///   - weights: what each spelling counts in a mean.
  ///   - identity: a number (such as that of a FEIN) that two groups of different numbers are never joined across.
  init(weights: [Int64], identity: [Int32]? = nil, model: MatchModel) {
    self.model = model
    weight = weights
    parent = Array(0..<Int32(weights.count))
    links = Array(repeating: [:], count: weights.count)
    self.identity = identity ?? Array(repeating: -1, count: weights.count)
  }

  /// Rows of one spelling count as the square root of their number.
  static func weights(rows: [Int32], model: MatchModel) -> [Int64] {
    let roots = (0...model.mostRows).map { Int64((100 * Double($0).squareRoot()).rounded()) }
    return rows.map { roots[Int(min($0, model.mostRows))] }
  }

  /// Tells the score of a pair of spellings.
  mutating func link(_ left: Int32, _ right: Int32, score: Int32, weights: (Int64, Int64)) {
    guard score > model.floor else { return }
    let left = root(left)
    let right = root(right)
    guard left != right else { return }
    let score = min(score, model.ceiling)
    let link = Link(above: Int64(score - model.floor) * weights.0 * weights.1, best: score)
    Self.add(link, to: &links[Int(left)], right)
    Self.add(link, to: &links[Int(right)], left)
  }

  /// - Returns: for each spelling the first spelling of its group.
  mutating func groups() -> [Int32] {
    for left in links.indices {
      for (right, _) in links[left] where left < right { offer(Int32(left), right) }
    }
    while let next = pop() {
      guard parent[Int(next.left)] == next.left, parent[Int(next.right)] == next.right,
        score(next.left, next.right) == next.score
      else { continue }
      merge(next.left, next.right)
    }
    return (0..<Int32(parent.count)).map { root($0) }
  }

  private mutating func root(_ spelling: Int32) -> Int32 {
    var spelling = spelling
    while parent[Int(spelling)] != spelling {
      parent[Int(spelling)] = parent[Int(parent[Int(spelling)])]
      spelling = parent[Int(spelling)]
    }
    return spelling
  }

  private static func add(_ link: Link, to links: inout [Int32: Link], _ group: Int32) {
    if let known = links[group] {
      links[group] = Link(above: known.above + link.above, best: max(known.best, link.best))
    } else {
      links[group] = link
    }
  }

  private func score(_ left: Int32, _ right: Int32) -> Int32? {
    guard let link = links[Int(left)][right] else { return nil }
    let first = identity[Int(left)]
    let second = identity[Int(right)]
    if first >= 0, second >= 0, first != second { return nil }
    let pairs = weight[Int(left)] * weight[Int(right)]
    let mean = model.floor + Int32(link.above / pairs)
    return ((100 - model.shareOfBest) * mean + model.shareOfBest * link.best) / 100
  }

  private mutating func merge(_ left: Int32, _ right: Int32) {
    // The group with more links takes up the other; its number becomes the lower of the two only in name.
    let kept = links[Int(left)].count >= links[Int(right)].count ? left : right
    let gone = kept == left ? right : left
    parent[Int(gone)] = kept
    weight[Int(kept)] += weight[Int(gone)]
    identity[Int(kept)] = max(identity[Int(kept)], identity[Int(gone)])
    let moved = links[Int(gone)]
    links[Int(gone)] = [:]
    links[Int(kept)][gone] = nil
    for (other, link) in moved where other != kept {
      links[Int(other)][gone] = nil
      Self.add(link, to: &links[Int(kept)], other)
      links[Int(other)][kept] = links[Int(kept)][other]
    }
    for other in links[Int(kept)].keys { offer(kept, other) }
  }

  // MARK: - Heap

  private mutating func offer(_ left: Int32, _ right: Int32) {
    guard let score = score(left, right), score >= model.joinAt else { return }
    heap.append(Candidate(score: score, left: min(left, right), right: max(left, right)))
    var child = heap.count - 1
    while child > 0 {
      let above = (child - 1) / 2
      guard Candidate.precedes(heap[child], heap[above]) else { break }
      heap.swapAt(child, above)
      child = above
    }
  }

  private mutating func pop() -> Candidate? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first }
    heap[0] = last
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, Candidate.precedes(heap[child + 1], heap[child]) { child += 1 }
      guard Candidate.precedes(heap[child], heap[place]) else { break }
      heap.swapAt(child, place)
      place = child
    }
    return first
  }
}
