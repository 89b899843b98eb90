import Records

/// Cases open in the year with collections in the year.
enum Line18 {
  private static let kinds: [Distribution.AppliedTo] = [
    .currentSupport, .voluntary, .arrears, .medicalArrears, .cashMedical,
  ]

  static func verdict(_ review: CaseReview) -> Verdict {
    if let barrier = review.barrier { return .no(barrier) }
    if !review.isOpenInYear { return .no("the case was not open in the year") }
    if review.isCollected(kinds, in: Span(from: review.fys, to: review.fye)) {
      return .yes("the net amount collected in the year is above zero")
    }
    return .no("the net amount collected in the year is not above zero")
  }
}

/// Of these, those received from another state.
enum Line18a {
  static func verdict(_ review: CaseReview) -> Verdict {
    let line18 = Line18.verdict(review)
    if !line18.isCounted { return line18 }
    if review.respondingRequests.contains(where: { $0.partner == .state }) {
      return .yes("a request of another state was open in the year")
    }
    return .no("no request of another state was open in the year")
  }
}
