/// The slips that were found possible, a row's each beside the others, and what is made of them.
struct NumberSlips {
  struct Slip {
    /// Number that was probably meant.
    var expected: FEIN
    var kind: FEIN.Slip
    /// Hundredths of a bit by which the row fits those of the expected number.
    var score: Int32
    /// Rows of the expected number.
    var rows: Int32
    /// The row's own number has as many rows: either may be the mistyped one.
    var isEither: Bool
    /// How far the two numbers are apart.
    var distance: Int32
  }

  /// Whether numbers are so near that they may have been given out on one day.
  static func areNear(_ distance: Int32) -> Bool { distance < Nearness.oneDay.limit }

  /// Whether they may have been given out one after the other.
  static func areConsecutive(_ distance: Int32) -> Bool { distance < Nearness.oneAfterTheOther.limit }

  private var slipsOfRow: [Int: [Slip]] = [:]

  mutating func add(_ slip: Slip, row: Int) { slipsOfRow[row, default: []].append(slip) }

  /// The slip that a row's number is; `nil` where two numbers fit alike.
  private static func evident(_ slips: [Slip]) -> Slip? {
    let best = slips.max { ($0.rows, $0.score, $1.expected) < ($1.rows, $1.score, $0.expected) }!
    let hasRival = slips.contains { other in
      other.expected != best.expected && other.score >= best.score
        // A number of fewer rows, far away, is another slip of the same one; a near one is that of a sister body.
        && (other.rows == best.rows || areNear(other.distance))
    }
    return hasRival ? nil : best
  }

  /// By row. Near numbers stay apart where there are more of them than mistyping would make.
  func evident(_ gates: MatchModel.NumberGates) -> [Int: (slip: Slip, reading: FEINFinding.Reading)] {
    let evident = slipsOfRow.compactMapValues(Self.evident)
    var tally = Tally()
    for slip in evident.values { tally.add(slip) }
    return evident.mapValues { slip in
      if (Self.areConsecutive(slip.distance) && slip.isEither) || tally.hasSisters(at: slip.distance, gates) {
        return (slip, .sisters)
      }
      return (slip, slip.isEither ? .either : .slip)
    }
  }

  /// How near two numbers are, as those that are given out together.
  private enum Nearness: Int, CaseIterable {
    /// They differ by less than ten.
    case oneAfterTheOther
    /// They differ by less than a hundred.
    case oneDay
    case far

    init(_ distance: Int32) { self = Self.allCases.first { distance < $0.limit }! }

    var limit: Int32 {
      switch self {
      case .oneAfterTheOther: 10
      case .oneDay: 100
      case .far: .max
      }
    }
  }

  /// How many slips the list has, by nearness.
  private struct Tally {
    private var halves = [0, 0, 0]

    /// A pair of numbers of which either may be wrong has a slip at both ends.
    mutating func add(_ slip: Slip) { halves[Nearness(slip.distance).rawValue] += slip.isEither ? 1 : 2 }

    /// There are more at this distance than mistyping would make.
    func hasSisters(at distance: Int32, _ gates: MatchModel.NumberGates) -> Bool {
      let nearness = Nearness(distance)
      let most: Int
      switch nearness {
      case .oneAfterTheOther: most = gates.mostConsecutive
      case .oneDay: most = gates.mostOfOneDay
      case .far: return false
      }
      return halves[nearness.rawValue] * 100 > halves[Nearness.far.rawValue] * most
    }
  }
}
