/// Makes the families of one county, one after the other. What a family is depends on the seed, the county and the
/// family's number only; keys of orders, charges and payments go on counting through the delivery.
final class CaseloadGenerator {
  let seed: UInt64
  let county: Int
  /// The county with which every so many families share a child; `nil` where there is none.
  let sharedWith: SharedChildren?
  let span: HistorySpan
  /// Whether SSNs are such as partners' layouts take: area 666.
  let hasPartners: Bool
  let rows = FamilyRows()
  var keys = KeyCounters()
  var random = SplitMix64(seed: 0)
  var ledger = LedgerState()
  /// Children born out of wedlock with paternity established, by the reading of line 6 for the last fiscal year.
  private(set) var tally = PaternityTally()

  private var nextFamily = 0
  private(set) var cases = 0

  init(seed: UInt64, county: Int, sharedWith: SharedChildren?, span: HistorySpan, hasPartners: Bool = false) {
    self.seed = seed
    self.county = county
    self.sharedWith = sharedWith
    self.span = span
    self.hasPartners = hasPartners
  }

  /// Replaces the rows by those of the next family.
  /// - Parameter casesLeft: cases that may still be made; a family has one or two.
  func nextRows(casesLeft: Int) {
    rows.removeAll()
    random = SplitMix64(seed: seed, county, nextFamily)
    if nextFamily % KeyCounters.familiesPerWorker == 0 { addWorker() }
    let kind = random.below(1000)
    if let sharedWith, sharedWith.isShared(nextFamily) {
      composeFamily(shared: sharedWith.child(of: nextFamily, seed: seed, span: span))
    } else if kind < 30, casesLeft > 1 {
      composeFosterCare()
    } else if kind < 50, casesLeft > 1 {
      composeTwoFamilies()
    } else {
      composeFamily(shared: nil)
    }
    tally.add(rows, span: span)
    nextFamily += 1
  }

  /// A new case number: the county and seven digits, unique in the state.
  func newCase() -> Int {
    cases += 1
    return county * 10_000_000 + cases
  }

  func newPerson() -> Int {
    keys.person += 1
    return county * 100_000_000 + keys.person
  }

  private func addWorker() {
    keys.worker += 1
    let row = rows[.worker].add()
    row[0] = keys.worker
    row[1] = keys.worker
    row[2] = SampleTexts.value(.teams, random.below(SampleTexts.count(.teams)))
    row[3] = SampleTexts.value(.offices, random.below(SampleTexts.count(.offices)))
    row[4] = county
  }
}

/// The last key given out in each table of a delivery.
struct KeyCounters {
  static let familiesPerWorker = 150

  var person = 0
  var worker = 0
  var order = 0
  var provision = 0
  var charge = 0
  var receipt = 0
  var distribution = 0
  var request = 0
  var event = 0

  /// Counts on and gives the new key.
  @inline(__always)
  static func next(_ key: inout Int) -> Int {
    key += 1
    return key
  }
}
