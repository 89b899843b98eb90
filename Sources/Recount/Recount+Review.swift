import Records

/// One case on every line.
extension Recount {
  mutating func review(_ review: CaseReview) {
    let id = review.record.id
    for line in LineCatalogue.cases {
      let verdict = line.verdict(review)
      note(Place(line: line.id, caseID: id), verdict)
      guard verdict.isCounted else { continue }
      members[line.id, default: []].append(
        RecountMember(column: Self.column(line.column, review.category), caseID: id))
    }
    for person in Set(review.record.children.map(\.person)) {
      guard let known = review.people[person] else { continue }
      count(ChildUnderReview(id: person, person: known), review)
    }
    for line in LineCatalogue.dollars { add(line.amounts(review), line.id, id) }
    for _ in Line14.months(review) { members["14", default: []].append(RecountMember(column: "a", caseID: id)) }
    line17.add(review)
  }

  private mutating func count(_ child: ChildUnderReview, _ review: CaseReview) {
    let id = review.record.id
    for line in LineCatalogue.children {
      let verdict = line.verdict(review, child)
      note(Place(line: line.id, caseID: id, personID: child.id), verdict)
      guard verdict.isCounted else { continue }
      let first = children[line.id]?[child.id]?.caseID
      if let first, !id.utf8.lexicographicallyPrecedes(first.utf8) { continue }
      let column = Self.column(line.column, child.person.category(on: terms.lastDay))
      children[line.id, default: [:]][child.id] = RecountMember(column: column, caseID: id, personID: child.id)
    }
  }

  /// A case's dollars: by column into the line's sums, and their net as its member. A case whose dollars are in several
  /// columns has the column a; one without a net amount has no row.
  private mutating func add(_ amounts: [(column: String, cents: Int64)], _ line: String, _ caseID: String) {
    var net: [String: Int64] = [:]
    for amount in amounts { net[amount.column, default: 0] += amount.cents }
    for (column, cents) in net { self.cents[line, default: [:]][column, default: 0] += cents }
    let columns = net.filter { $0.value != 0 }.keys
    let total = net.values.reduce(0, +)
    if explained.contains(Place(line: line, caseID: caseID)) {
      sentences[Place(line: line, caseID: caseID)] =
        amounts.isEmpty
        ? "no amount of the case counts"
        : "\(amounts.count) amounts of the case count: "
          + net.sorted { $0.key < $1.key }.map { "\($0.key) \(Cents($0.value))" }.joined(separator: ", ")
    }
    guard total != 0 else { return }
    members[line, default: []].append(
      RecountMember(column: columns.count == 1 ? columns.first! : "a", caseID: caseID, amount: Cents(total)))
  }

  private mutating func note(_ place: Place, _ verdict: Verdict) {
    if !explained.isEmpty, explained.contains(place) { sentences[place] = verdict.reason.sentence }
  }

  private static func column(_ column: LineColumn, _ category: Category) -> String {
    switch column {
    case .category: category.column
    case .only(let letter): letter
    }
  }
}
