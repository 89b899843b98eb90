import Records

/// Cases with the first order for an obligor and a child made in the year, while the case was open here.
///
/// It looks at all cases of the same obligor in the state, so it is worked out when all counties have been read.
struct Line17 {
  private struct Order {
    var caseID: String
    var establishedOn: DayNumber
  }
  private struct Candidate {
    var caseID: String
    var column: String
    var orders: [SupportOrder]
  }

  private var obligors: [String: Set<String>] = [:]
  /// Orders by the child that they cover.
  private var covering: [String: [Order]] = [:]
  private var candidates: [Candidate] = []

  mutating func add(_ review: CaseReview) {
    if review.record.isLocateOnly { return }
    obligors[review.record.id] = review.record.obligors
    for order in review.orders {
      for child in order.children {
        covering[child, default: []].append(Order(caseID: review.record.id, establishedOn: order.establishedOn))
      }
    }
    guard review.barrier == nil, review.isOpenInYear else { return }
    let made = review.orders.filter { review.terms.contains($0.establishedOn) && review.isOpen(on: $0.establishedOn) }
    if !made.isEmpty {
      candidates.append(Candidate(caseID: review.record.id, column: review.category.column, orders: made))
    }
  }

  var members: [RecountMember] {
    candidates.filter { candidate in
      candidate.orders.contains { order in
        order.children.contains { child in !isCovered(child, before: order.establishedOn, candidate.caseID) }
      }
    }.map { RecountMember(column: $0.column, caseID: $0.caseID) }
  }

  /// Whether an earlier order of the case, or of one with the same obligor, covered the child.
  private func isCovered(_ child: String, before day: DayNumber, _ caseID: String) -> Bool {
    for earlier in covering[child] ?? [] where earlier.establishedOn < day {
      if earlier.caseID == caseID { return true }
      if let mine = obligors[caseID], let theirs = obligors[earlier.caseID], !mine.isDisjoint(with: theirs) {
        return true
      }
    }
    return false
  }
}
