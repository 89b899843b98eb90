/// What a counted member is written under: the case's category, or the line's only column.
enum LineColumn: Sendable {
  case category
  case only(String)
}

/// A line that counts cases: its number, its column, and what it says of one case.
struct CaseLine: Sendable {
  var id: String
  var column: LineColumn
  var verdict: @Sendable (CaseReview) -> Verdict
}

/// A line that counts children: what it says of a child in one case. A child counts if one of its cases qualifies.
struct ChildLine: Sendable {
  var id: String
  /// `.category` is the child's own.
  var column: LineColumn
  var verdict: @Sendable (CaseReview, ChildUnderReview) -> Verdict
}

/// A line that adds up dollars: the amounts of one case, each with its column.
struct DollarLine: Sendable {
  var id: String
  var amounts: @Sendable (CaseReview) -> [(column: String, cents: Int64)]
}

/// The lines that are recounted. Lines of the annual inputs (5a, 8, 8a, 9, 10, 30-32, 39-41) are copied, not counted.
enum LineCatalogue {
  static let cases: [CaseLine] = [
    CaseLine(id: "1", column: .category, verdict: Line1.verdict),
    CaseLine(id: "1a", column: .category) { Line1Requests.verdict($0, .initiating, .state) },
    CaseLine(id: "1b", column: .category) { Line1Requests.verdict($0, .responding, .state) },
    CaseLine(id: "1c", column: .only("d"), verdict: Line1c.verdict),
    CaseLine(id: "1d", column: .category) { Line1Requests.verdict($0, .initiating, .tribe) },
    CaseLine(id: "1e", column: .category) { Line1Requests.verdict($0, .responding, .tribe) },
    CaseLine(id: "1f", column: .only("a")) { Line1Requests.verdict($0, .initiating, .country) },
    CaseLine(id: "1g", column: .only("a")) { Line1Requests.verdict($0, .responding, .country) },
    CaseLine(id: "2", column: .category) { $0.line2 },
    CaseLine(id: "2a", column: .category) { $0.inLine2(Line1Requests.verdict($0, .initiating, .state)) },
    CaseLine(id: "2b", column: .category) { $0.inLine2(Line1Requests.verdict($0, .responding, .state)) },
    CaseLine(id: "2c", column: .category, verdict: Line2c.verdict),
    CaseLine(id: "2d", column: .only("d")) { $0.inLine2(Line1c.verdict($0)) },
    CaseLine(id: "2e", column: .only("a")) { $0.line2e },
    CaseLine(id: "2f", column: .category) { $0.inLine2(Line1Requests.verdict($0, .initiating, .tribe)) },
    CaseLine(id: "2g", column: .category) { $0.inLine2(Line1Requests.verdict($0, .responding, .tribe)) },
    CaseLine(id: "2h", column: .only("a")) { $0.inLine2(Line1Requests.verdict($0, .initiating, .country)) },
    CaseLine(id: "2i", column: .only("a")) { $0.inLine2(Line1Requests.verdict($0, .responding, .country)) },
    CaseLine(id: "3", column: .category, verdict: Line3.verdict),
    CaseLine(id: "12", column: .category, verdict: Line12.verdict),
    CaseLine(id: "18", column: .category, verdict: Line18.verdict),
    CaseLine(id: "18a", column: .category, verdict: Line18a.verdict),
    CaseLine(id: "19", column: .category) { Line19.verdict($0, .initiating) },
    CaseLine(id: "20", column: .category) { Line19.verdict($0, .responding) },
    CaseLine(id: "21", column: .only("a")) { $0.line21 },
    CaseLine(id: "21a", column: .only("a"), verdict: Line21a.verdict),
    CaseLine(id: "22", column: .only("a"), verdict: Line22.verdict),
    CaseLine(id: "23", column: .only("a"), verdict: Line23.verdict),
    CaseLine(id: "28", column: .only("a")) { $0.line28 },
    CaseLine(id: "29", column: .only("a"), verdict: Line29.verdict),
    CaseLine(id: "35", column: .only("a"), verdict: Line35.verdict),
    CaseLine(id: "37", column: .only("b"), verdict: Line37.verdict),
    CaseLine(id: "38", column: .only("b"), verdict: Line38.verdict),
  ]

  static let children: [ChildLine] = [
    ChildLine(id: "4", column: .only("a"), verdict: Line4.verdict),
    ChildLine(id: "5", column: .only("a"), verdict: Line5.verdict),
    ChildLine(id: "6", column: .only("a"), verdict: Line6.verdict),
    ChildLine(id: "7", column: .only("a"), verdict: Line7.verdict),
    ChildLine(id: "13", column: .category, verdict: Line13.verdict),
    ChildLine(id: "16", column: .category, verdict: Line16.verdict),
  ]

  static let dollars: [DollarLine] = [
    DollarLine(id: "24", amounts: Line24.amounts),
    DollarLine(id: "25", amounts: Line25.amounts),
    DollarLine(id: "26", amounts: Line26.amounts),
    DollarLine(id: "27", amounts: Line27.amounts),
    DollarLine(id: "36", amounts: Line36.amounts),
  ]

  /// Line 14 counts closings, and 17 looks at other cases of the same obligor.
  static let others = ["14", "17"]
  /// Every line that is recounted.
  static let ids = Set(cases.map(\.id) + children.map(\.id) + dollars.map(\.id) + others)
}
