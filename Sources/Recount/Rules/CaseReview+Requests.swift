import Records

/// Requests to and from other jurisdictions (county-extract.md, section 6, "Requests").
extension CaseReview {
  /// Sent by the end of the year, and not closed by it.
  func hasOpenRequest(_ direction: Request.Direction, _ partner: Request.Partner) -> Bool {
    for request in record.requests where request.direction == direction && request.partner == partner {
      if request.sentOn <= fye, request.closedOn == nil || request.closedOn! > fye { return true }
    }
    return false
  }

  /// Received requests of any partner that were open at some time in the year: they make the case a responding one.
  var respondingRequests: [Request] {
    record.requests.filter { request in
      request.direction == .responding && request.sentOn <= fye && (request.closedOn == nil || request.closedOn! > fys)
    }
  }

  /// A request of a state sent or received in the year.
  func firstStateRequestInYear(_ direction: Request.Direction) -> Request? {
    record.requests.filter { $0.direction == direction && $0.partner == .state && terms.contains($0.sentOn) }
      .min { $0.sentOn < $1.sentOn }
  }
}
