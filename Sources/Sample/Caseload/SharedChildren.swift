/// Children whose two cases are worked in two counties: both counties send the same `person` and `child` rows, so
/// these rows depend on the pair and the family's number only.
struct SharedChildren: Sendable {
  private static let every = 90

  /// The county that numbers the children of the pair.
  let numberedBy: Int
  let other: Int

  func isShared(_ family: Int) -> Bool { family % Self.every == 31 }

  func child(of family: Int, seed: UInt64, span: HistorySpan) -> SampleChild {
    var random = SplitMix64(seed: seed, numberedBy, other, family)
    let bornOn = span.asOf - random.between(6 * 365, 12 * 365)
    return SampleChild(
      personID: numberedBy * 100_000_000 + 90_000_000 + family, bornOn: bornOn, bornOutOfWedlock: true,
      paternityOn: bornOn + random.below(4), paternityBasis: 0, inTwoCounties: true)
  }
}
