/// Counts what the annual inputs have to fit: children born out of wedlock whose paternity is established, in cases
/// open in the last fiscal year (line 6, roughly), and the cases open at its end.
struct PaternityTally: Sendable, Equatable {
  private(set) var openCases = 0
  private(set) var bornOutOfWedlock = 0
  private(set) var established = 0

  mutating func add(_ rows: FamilyRows, span: HistorySpan) {
    var isOpenInYear = false
    let periods = rows[.casePeriod]
    for row in 0..<periods.count where periods[row][2] == 0 && periods[row][1] <= span.yearEnd {
      let closedOn = periods[row][3] == FamilyRows.blank ? Int.max : periods[row][3]
      if closedOn >= span.yearStart { isOpenInYear = true }
      if closedOn >= span.yearEnd { openCases += 1 }
    }
    guard isOpenInYear else { return }
    let children = rows[.child]
    for row in 0..<children.count where children[row][1] == 1 {
      let emancipatedOn = children[row][5]
      if emancipatedOn != FamilyRows.blank, emancipatedOn < span.yearStart { continue }
      bornOutOfWedlock += 1
      if children[row][2] != FamilyRows.blank, children[row][4] == FamilyRows.blank { established += 1 }
    }
  }

  static func + (left: PaternityTally, right: PaternityTally) -> PaternityTally {
    var sum = left
    sum.openCases += right.openCases
    sum.bornOutOfWedlock += right.bornOutOfWedlock
    sum.established += right.established
    return sum
  }
}
