import Records

/// The orders of the case (county-extract.md, section 6, "Orders").
extension CaseReview {
  /// Made by the end of the year; an order for paternity only is none. Whether it has ended does not matter.
  var orders: [SupportOrder] {
    record.orders.filter { !$0.isPaternityOnly && $0.establishedOn <= fye }
  }

  /// Whether an order ever set cash support; the dates of the provision do not matter.
  var everSetCash: Bool {
    for order in orders {
      for provision in order.provisions where provision.kind == .currentSupport || provision.kind == .arrearsJudgment {
        if (provision.cents ?? 0) > 0 { return true }
      }
    }
    return false
  }

  /// Of orders made by the day and not ended before it.
  func provisions(inForceOn day: DayNumber) -> [Provision] {
    var inForce: [Provision] = []
    for order in record.orders where !order.isPaternityOnly && order.establishedOn <= day {
      if let ended = order.endedOn, ended < day { continue }
      inForce += order.provisions.filter { $0.time.covers(day) }
    }
    return inForce
  }
}
