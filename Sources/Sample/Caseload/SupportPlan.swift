/// What the orders of a case make fall due, as the ledger reads it.
struct SupportPlan {
  /// A child's monthly share of the current support, on the first of every month of its time.
  struct Obligation {
    var child: Int
    var cents: Int
    var from: Int
    var to: Int?
  }

  var obligations: [Obligation] = []
  var firstOrderOn: Int?
  /// Past-due support that the case brings with it (certified by another jurisdiction, or from before the ledger).
  var openingCents = 0
  var judgment: (cents: Int, on: Int)?
  /// Unpaid medical bills reduced to a judgment, owed to the state that paid them or to the family.
  var medicalJudgment: (cents: Int, on: Int, toState: Bool)?
  var cashMedical: (cents: Int, from: Int)?
  /// 0 = the noncustodial, 1 = the custodial parent must provide coverage.
  var insurer: Int?
  var paysVoluntarily = false
}
