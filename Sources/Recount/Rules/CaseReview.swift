import Records

/// One case under review: its rows, the children of the state, the year and the switches. What several lines ask for is
/// worked out when the first one asks.
final class CaseReview {
  let record: CaseRecord
  let people: [String: PersonRecord]
  let terms: RecountTerms

  init(_ record: CaseRecord, _ people: [String: PersonRecord], _ terms: RecountTerms) {
    self.record = record
    self.people = people
    self.terms = terms
  }

  var fys: DayNumber { terms.firstDay }
  var fye: DayNumber { terms.lastDay }
  var policies: RecountPolicies { terms.policies }

  /// Why the case is on no line but perhaps line 3; `nil` where it may be on the others.
  var barrier: Reason? {
    if record.isLocateOnly { return "the case is a location-only request" }
    if record.hasNoJurisdiction { return "the state has no jurisdiction: line 3 only" }
    return nil
  }

  lazy var isOpenAtEnd = openAtEnd()
  lazy var isOpenInYear = openInYear()
  lazy var isLine1 = barrier == nil && isOpenAtEnd
  /// The category at the end of the year, or the day that P-04 says.
  lazy var category = category(on: categoryDay)
  lazy var childrenAtEnd = children(on: fye)
  lazy var isResponding = respondingRequests.isEmpty == false
  lazy var line2 = Line2.verdict(self)
  lazy var line2e = Line2e.verdict(self)
  lazy var line21 = Line21.verdict(self)
  lazy var line28 = Line28.verdict(self)
}
