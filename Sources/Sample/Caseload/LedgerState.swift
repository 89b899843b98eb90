/// Where the money of a case stands while its months go by.
struct LedgerState {
  /// Past-due support owed to the family (medical judgments included) and to the state, in cents.
  var family = 0
  var state = 0
  /// The part of `family` that is a medical judgment, and medical judgments owed to the state, which are no support.
  var medicalFamily = 0
  var medicalState = 0
  /// What is left of this month's current support, by the child's place in the family.
  var due: [Int] = []
  var cashMedicalDue = 0
  var feeDue = 0
  var recoveryDue = 0
  var reversal: Reversal?

  /// A receipt that will be taken back.
  struct Reversal {
    var receipt: Int
    var cents: Int
    var source: ReceiptSource
    var fein: Int?
    /// Its rows in the family's `distribution`.
    var rows: Range<Int>
    var month: Int
  }

  mutating func begin(children: Int) {
    family = 0
    state = 0
    medicalFamily = 0
    medicalState = 0
    due.removeAll(keepingCapacity: true)
    for _ in 0..<children { due.append(0) }
    cashMedicalDue = 0
    feeDue = 0
    recoveryDue = 0
    reversal = nil
  }

  var currentDue: Int {
    var sum = 0
    for cents in due { sum += cents }
    return sum
  }

  /// All that can be paid on the day, apart from payments ahead.
  var owed: Int { currentDue + cashMedicalDue + family + state + medicalState + feeDue + recoveryDue }
}

/// What the ledger reads of a case, month after month.
struct LedgerCase {
  let scenario: CaseScenario
  let children: [SampleChild]
  let plan: SupportPlan
  let assigned: [ClosedRange<Int>]

  var caseID: Int { scenario.caseID }
  var isResponding: Bool { scenario.partner.isResponding }
  /// Distributions name the child where there is but one.
  var onlyChild: Int? { children.count == 1 ? children[0].personID : nil }

  func isAssigned(_ day: Int) -> Bool {
    for time in assigned where time.contains(day) { return true }
    return false
  }

  func paidTo(_ day: Int) -> PaidTo { isResponding ? .otherJurisdiction : isAssigned(day) ? .state : .family }
}
