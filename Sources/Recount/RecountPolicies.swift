/// The switches of ocse-157.md section 10 as county-extract.md section 6 words them; every one at its default unless
/// chosen otherwise. P-09 lies in the annual inputs and changes nothing here.
public struct RecountPolicies: Sendable, Equatable {
  /// P-01 `closed`: a case closed on 30 September is not open at the end of the year.
  var closedOnLastDayIsClosed = false
  /// P-02 `no`: any spell begun by the day makes former assistance, whether the child was in the case or not.
  var formerNeedsOverlap = true
  /// P-03 `month`: dollars take the category of their due or collection date.
  var dollarsByTheirOwnDay = false
  /// P-04 `closing`: a case closed in the year takes its category on its last closing date.
  var categoryAtClosing = false
  /// P-05 `by_fye`: emancipated on or before 30 September is out.
  var emancipationCutIsLastDay = false
  /// P-06 `included`: children of cases with good cause or best interest stay on line 4.
  var line4HasGoodCause = false
  /// P-07 `yes`: line 6 has the children of cases closed in the year.
  var line6HasClosedCases = true
  /// P-08 `partly`: a case in which one child lacks an order needs one.
  var line12HasPartlyOrdered = false
  /// P-10 `yes`: public coverage alone is medical support provided.
  var line21aHasPublicCoverage = true
  /// P-11 `yes`: what is forwarded to another jurisdiction is the family's.
  var forwardedIsFamily = true
  /// P-12 `included`: responding cases are on lines 26 and 27.
  var respondingOwes = false
  /// P-13 `both`: voluntary payments are on lines 24 and 25.
  var voluntaryCounts = false
  /// P-14 `on`: adopted children, and those whose parents married, are born out of wedlock and established.
  var adoptionCounts = false
  /// P-15 `yes`: line 13 asks for birth out of wedlock.
  var line13NeedsWedlockBirth = false
  /// P-16 `included`: children of cases with good cause or best interest stay on line 13.
  var line13HasGoodCause = false

  public init() {}

  /// - Parameter words: each switch and its word, such as `("P-06", "included")`.
  /// - Throws: `RecountError.policy` for a switch or a word that is not known here.
  public init(_ words: [(id: String, word: String)]) throws {
    for (id, word) in words { try choose(id, word) }
  }

  private mutating func choose(_ id: String, _ word: String) throws {
    switch (id, word) {
    case ("P-01", "open"), ("P-01", "closed"): closedOnLastDayIsClosed = word == "closed"
    case ("P-02", "yes"), ("P-02", "no"): formerNeedsOverlap = word == "yes"
    case ("P-03", "fye"), ("P-03", "month"): dollarsByTheirOwnDay = word == "month"
    case ("P-04", "fye"), ("P-04", "closing"): categoryAtClosing = word == "closing"
    case ("P-05", "before_fys"), ("P-05", "by_fye"): emancipationCutIsLastDay = word == "by_fye"
    case ("P-06", "excluded"), ("P-06", "included"): line4HasGoodCause = word == "included"
    case ("P-07", "yes"), ("P-07", "no"): line6HasClosedCases = word == "yes"
    case ("P-08", "unordered"), ("P-08", "partly"): line12HasPartlyOrdered = word == "partly"
    case ("P-09", "fy"), ("P-09", "calendar"): break
    case ("P-10", "yes"), ("P-10", "no"): line21aHasPublicCoverage = word == "yes"
    case ("P-11", "yes"), ("P-11", "no"): forwardedIsFamily = word == "yes"
    case ("P-12", "excluded"), ("P-12", "included"): respondingOwes = word == "included"
    case ("P-13", "neither"), ("P-13", "both"): voluntaryCounts = word == "both"
    case ("P-14", "off"), ("P-14", "on"): adoptionCounts = word == "on"
    case ("P-15", "no"), ("P-15", "yes"): line13NeedsWedlockBirth = word == "yes"
    case ("P-16", "excluded"), ("P-16", "included"): line13HasGoodCause = word == "included"
    default: throw RecountError.policy("\(id)=\(word)")
    }
  }
}
