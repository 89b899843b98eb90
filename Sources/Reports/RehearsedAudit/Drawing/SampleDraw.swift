import Crypto
import Records

/// Draws the sample of one line: of each stratum, the units that come first in the order of
/// SHA-256(seed, line, unit). The order of the frame has no part in it; who has the seed can draw it again by hand.
struct SampleDraw {
  /// What strata are told apart by.
  private struct Cell: Hashable, Comparable {
    var isReported: Bool?
    /// `nil` = the counties that are too small to be drawn by themselves.
    var county: String?

    var name: String {
      let side = isReported.map { $0 ? "on the trail" : "not on the trail" }
      let place = county.map { "county \($0)" } ?? "other counties"
      return [side, county == "" ? nil : place].compactMap { $0 }.joined(separator: ", ")
    }

    static func < (left: Cell, right: Cell) -> Bool {
      (left.isReported == true ? 0 : 1, left.county ?? "~") < (right.isReported == true ? 0 : 1, right.county ?? "~")
    }
  }

  private struct Candidate {
    /// The first 16 bytes of the hash.
    var order: UInt128
    var unit: FrameUnit
  }

  private struct Pool {
    var frame = 0
    var first: [Candidate] = []

    /// Keeps the first so many; memory does not grow with the frame.
    mutating func add(_ candidate: Candidate, keeping most: Int) {
      frame += 1
      first.append(candidate)
      if first.count >= 2 * most + 64 { trim(to: most) }
    }

    mutating func trim(to most: Int) {
      first.sort { $0.order < $1.order }
      if first.count > most { first.removeLast(first.count - most) }
    }
  }

  let size: Int
  let strata: [RehearsalDefinition.Stratum]
  let smallest: Int
  /// The hash of the seed and the line, to be finished with a unit.
  private let begun: SHA256
  private var pools: [Cell: Pool] = [:]
  private(set) var frame = 0

  init(line: String, seed: String, size: Int, strata: [RehearsalDefinition.Stratum], smallest: Int) {
    self.size = size
    self.strata = strata
    self.smallest = smallest
    var begun = SHA256()
    begun.update(data: Array("\(seed),\(line),".utf8))
    self.begun = begun
  }

  /// Takes a unit of the frame.
  mutating func add(_ unit: FrameUnit) {
    frame += 1
    var hash = begun
    hash.update(data: Array(unit.unit.utf8))
    let order = hash.finalize().withUnsafeBytes { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    let cell = Cell(
      isReported: strata.contains(.trail) ? unit.isReported : nil, county: strata.contains(.county) ? unit.county : "")
    pools[cell, default: Pool()].add(Candidate(order: order, unit: unit), keeping: size)
  }

  /// The strata, and the rows in byte order of the units.
  func drawn() -> (strata: [RehearsedSample.Stratum], rows: [RehearsedSample.Row]) {
    var merged: [Cell: Pool] = [:]
    for (cell, pool) in pools.sorted(by: { $0.key < $1.key }) {
      let isSmall = cell.county != "" && frame > size && pool.frame * size < smallest * frame
      let target = isSmall ? Cell(isReported: cell.isReported, county: nil) : cell
      merged[target, default: Pool()].frame += pool.frame
      merged[target, default: Pool()].first += pool.first
    }
    let cells = merged.keys.sorted()
    let shares = StratumAllocation(frames: cells.map { merged[$0]!.frame }).shares(of: size)
    var strata: [RehearsedSample.Stratum] = []
    var picked: [(stratum: String, unit: FrameUnit)] = []
    for (cell, share) in zip(cells, shares) {
      var pool = merged[cell]!
      pool.trim(to: share)
      let name = cell.name.isEmpty ? "all" : cell.name
      strata.append(.init(name: name, frame: pool.frame, sampled: share))
      picked += pool.first.map { (name, $0.unit) }
    }
    picked.sort { $0.unit.unit.utf8.lexicographicallyPrecedes($1.unit.unit.utf8) }
    let rows = picked.enumerated().map { number, pick in
      RehearsedSample.Row(
        number: number + 1, stratum: pick.stratum, unit: pick.unit.unit, isReported: pick.unit.isReported,
        amount: pick.unit.amount?.description)
    }
    return (strata, rows)
  }
}

/// SHA-256 over the units of a frame with what the line says of each, in byte order of the units.
struct FrameDigest {
  private var hash = SHA256()

  mutating func add(_ unit: FrameUnit) {
    hash.update(
      data: Array(
        "\(unit.unit),\(unit.county),\(unit.isReported ? "in" : "out"),\(unit.amount?.description ?? "")\n".utf8))
  }

  /// In hexadecimal.
  var text: String { hash.finalize().hexadecimal }
}
