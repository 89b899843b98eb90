/// How a sample is shared out between the strata of a frame.
struct StratumAllocation {
  /// Units of each stratum's frame, in a fixed order.
  let frames: [Int]

  /// In proportion to the frame by largest remainders, the earlier stratum first where two are equal; but two of each
  /// (or all it has), so that its spread can be estimated.
  func shares(of size: Int) -> [Int] {
    let whole = frames.reduce(0, +)
    guard whole > size else { return frames }
    var shares = frames.map { size * $0 / whole }
    let left = size - shares.reduce(0, +)
    let byRemainder = frames.indices.sorted {
      let (one, other) = (size * frames[$0] % whole, size * frames[$1] % whole)
      return one == other ? $0 < $1 : one > other
    }
    for place in byRemainder.prefix(left) { shares[place] += 1 }
    for place in frames.indices {
      while shares[place] < min(2, frames[place]) {
        shares[place] += 1
        if let largest = shares.indices.filter({ shares[$0] > 2 }).max(by: { shares[$0] < shares[$1] }) {
          shares[largest] -= 1
        }
      }
    }
    return shares
  }
}
