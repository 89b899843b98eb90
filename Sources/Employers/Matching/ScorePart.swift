/// One part of a score, as the explanation shows it. The parts of a score add up to it exactly.
public struct ScorePart: Sendable, Equatable {
  /// Such as `address and rarity`.
  public var name: String
  /// What was found, such as `same box; in at most 4`.
  public var level: String
  /// Hundredths of a bit.
  public var score: Int32
}

extension EmployerMatching {
  /// The parts of the score of two rows' names and addresses.
  public func parts(_ left: Int, _ right: Int) -> [ScorePart] {
    let pair = [Int(spellings.ofRow[left]), Int(spellings.ofRow[right])].sorted()
    let comparer = PairComparer(spellings, facts)
    var levels = [UInt8](repeating: 0, count: Comparison.count)
    levels.withUnsafeMutableBufferPointer { comparer.compare(pair[0], pair[1], into: $0.baseAddress!) }
    var parts = [ScorePart(name: "base", level: "two of one state with nothing in common", score: model.base)]
    for part in model.parts {
      var place = 0
      var words: [String] = []
      for comparison in part.comparisons {
        let level = Int(levels[comparison.index])
        place = place * comparison.levels.count + level
        words.append(comparison.levels[level])
      }
      parts.append(ScorePart(name: part.name, level: words.joined(separator: "; "), score: part.weights[place]))
    }
    return parts
  }
}
