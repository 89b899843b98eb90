import Layouts

/// Weights, gates and limits of the matching: `pipelines/employers/match.yaml`. All scores are hundredths of a bit.
public struct MatchModel: Sendable {
  /// One comparison, or two taken together.
  public struct Part: Sendable, Equatable {
    public var comparisons: [Comparison]
    /// The last comparison's level running fastest.
    public var weights: [Int32]

    /// Such as `address and rarity`.
    public var name: String { comparisons.map(\.name).joined(separator: " and ") }
  }

  public var base: Int32
  public var parts: [Part]

  public var joinAt: Int32
  public var shareOfBest: Int32
  public var floor: Int32
  public var ceiling: Int32
  public var mostRows: Int32

  public var wholeBlock: Int
  public var neighbours: Int
  public var rareWord: Int
  public var commonWord: Int

  public var numbers: NumberGates

  /// What the name and address must score before a number is taken for another one's slip.
  public struct NumberGates: Sendable, Equatable {
    public var oneSlip: Int32
    public var neverIssued: Int32
    public var neighbouring: Int32
    /// The most slips between numbers less than ten apart, and less than a hundred, for each hundred of those farther
    /// apart, that mistyping is taken to have made.
    public var mostConsecutive: Int
    public var mostOfOneDay: Int
    /// By how much the other number must fit better than the row's own.
    public var lead: Int32
    /// What equal numbers, numbers one slip apart and other numbers add to a score.
    public var same: Int32
    public var slip: Int32
    public var other: Int32
  }

  public var bands: Bands

  /// What a score leads to.
  public struct Bands: Sendable, Equatable {
    public var automaticAt: Int32
    public var reviewAt: Int32
    /// By how much the best employer must be ahead of the next one to be taken without a person.
    public var lead: Int32
  }

  public static let path = "pipelines/employers/match.yaml"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> MatchModel {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    _ = try map.day("effective")
    _ = try map.string("citation")
    let linking = try map.map("linking")
    let candidates = try map.map("candidates")
    let score = try map.map("score")
    let numbers = try map.map("numbers")
    let bands = try map.map("bands")
    var parts: [Part] = []
    for node in try score.list("parts") {
      let part = try self.part(try node.map())
      if parts.contains(where: { $0.comparisons == part.comparisons }) {
        throw node.fail("\(part.name) is there twice")
      }
      parts.append(part)
    }
    func number(_ map: StrictMap, _ key: String, _ range: ClosedRange<Int>) throws -> Int {
      let number = try map.int(key)
      guard range.contains(number) else {
        throw map.fail(key, "expected \(range.lowerBound) to \(range.upperBound), found \(number)")
      }
      return number
    }
    let limit = 1_000_000
    let model = MatchModel(
      base: Int32(try number(score, "base", -limit...limit)), parts: parts,
      joinAt: Int32(try number(linking, "join_at", -limit...limit)),
      shareOfBest: Int32(try number(linking, "share_of_best", 0...100)),
      floor: Int32(try number(linking, "floor", -limit...0)),
      ceiling: Int32(try number(linking, "ceiling", 0...limit)),
      mostRows: Int32(try number(linking, "most_rows", 1...100)),
      wholeBlock: try number(candidates, "whole_block", 2...1000),
      neighbours: try number(candidates, "neighbours", 1...1000),
      rareWord: try number(candidates, "rare_word", 1...10_000),
      commonWord: try number(candidates, "common_word", 1...32_768),
      numbers: NumberGates(
        oneSlip: Int32(try number(numbers, "one_slip", -limit...limit)),
        neverIssued: Int32(try number(numbers, "never_issued", -limit...limit)),
        neighbouring: Int32(try number(numbers, "neighbouring", -limit...limit)),
        mostConsecutive: try number(numbers, "most_consecutive", 0...1000),
        mostOfOneDay: try number(numbers, "most_of_one_day", 0...1000),
        lead: Int32(try number(numbers, "lead", 0...limit)),
        same: Int32(try number(numbers, "same", 0...limit)), slip: Int32(try number(numbers, "slip", -limit...limit)),
        other: Int32(try number(numbers, "other", -limit...0))),
      bands: Bands(
        automaticAt: Int32(try number(bands, "automatic_at", -limit...limit)),
        reviewAt: Int32(try number(bands, "review_at", -limit...limit)),
        lead: Int32(try number(bands, "lead", 0...limit))))
    for part in [linking, candidates, score, numbers, bands, map] { try part.finish() }
    return model
  }

  private static func part(_ map: StrictMap) throws -> Part {
    let comparisons = try map.list("of").map { node in
      let name = try node.text()
      guard let comparison = Comparison(name: name) else { throw node.fail("\(name): no such comparison") }
      return comparison
    }
    guard (1...2).contains(comparisons.count) else { throw map.fail("of", "expected one or two comparisons") }
    let rows = try map.list("weights").map { try $0.list().map { Int32(clamping: try $0.integer()) } }
    let width = comparisons.last!.levels.count
    let height = comparisons.count == 2 ? comparisons[0].levels.count : 1
    guard rows.count == height, rows.allSatisfy({ $0.count == width }) else {
      throw map.fail("weights", "expected \(height) lists of \(width) weights, one for each level")
    }
    try map.finish()
    return Part(comparisons: comparisons, weights: rows.flatMap { $0 })
  }

  /// The model as the scoring loop wants it.
  struct Table: Sendable {
    struct Part: Sendable {
      var first: Int
      var second: Int
      var stride: Int
      var offset: Int
    }
    var parts: [Part] = []
    var weights: [Int32] = []

    init(_ model: MatchModel) {
      for part in model.parts {
        let first = part.comparisons[0]
        let second = part.comparisons.last!
        parts.append(
          Part(
            first: first.index, second: second.index,
            stride: part.comparisons.count == 2 ? second.levels.count : 0, offset: weights.count))
        weights.append(contentsOf: part.weights)
      }
    }

    @inline(__always)
    func score(_ levels: UnsafePointer<UInt8>, base: Int32) -> Int32 {
      weights.withUnsafeBufferPointer { weights in
        parts.withUnsafeBufferPointer { parts in
          var score = base
          for part in parts {
            score += weights[part.offset + Int(levels[part.first]) * part.stride + Int(levels[part.second])]
          }
          return score
        }
      }
    }
  }
}
