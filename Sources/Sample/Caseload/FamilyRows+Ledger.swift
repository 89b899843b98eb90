/// Rows about money.
extension FamilyRows {
  @inline(__always)
  func addCharge(_ chargeID: Int, _ caseID: Int, child: Int?, _ kind: ChargeKind, on: Int, cents: Int, reason: Int?) {
    let row = self[.charge].add()
    row[0] = chargeID
    row[1] = caseID
    row[2] = child ?? Self.blank
    row[3] = kind.rawValue
    row[4] = on
    row[5] = cents
    row[6] = reason ?? Self.blank
  }

  @inline(__always)
  func addReceipt(
    _ receiptID: Int, payor: Int, on: Int, cents: Int, _ source: ReceiptSource, fein: Int?, reverses: Int?
  ) {
    let row = self[.receipt].add()
    row[0] = receiptID
    row[1] = payor
    row[2] = on
    row[3] = cents
    row[4] = source.rawValue
    row[5] = fein ?? Self.blank
    row[6] = reverses ?? Self.blank
  }

  @inline(__always)
  func addDistribution(
    _ distributionID: Int, receipt: Int, _ caseID: Int, child: Int?, _ appliedTo: AppliedTo, _ paidTo: PaidTo,
    cents: Int, reverses: Int?, on: Int, disbursedOn: Int?
  ) {
    let row = self[.distribution].add()
    row[0] = distributionID
    row[1] = receipt
    row[2] = caseID
    row[3] = child ?? Self.blank
    row[4] = appliedTo.rawValue
    row[5] = paidTo.rawValue
    row[6] = cents
    row[7] = reverses ?? Self.blank
    row[8] = on
    row[9] = disbursedOn ?? Self.blank
  }

  /// A step of the arrears balance. A second one on the same day takes the first one's place.
  func setBalance(_ caseID: Int, on: Int, owedToState: Bool, cents: Int) {
    let rows = self[.arrearsBalance]
    let owedTo = owedToState ? 1 : 0
    var last = rows.count - 1
    while last >= 0, rows[last][0] == caseID, rows[last][1] >= on {
      if rows[last][1] == on, rows[last][2] == owedTo {
        rows[last][3] = cents
        return
      }
      last -= 1
    }
    let row = rows.add()
    row[0] = caseID
    row[1] = on
    row[2] = owedTo
    row[3] = cents
  }
}
