import Records

/// The category of the case (ocse-157.md, section 3.2; county-extract.md, section 6, "Assistance").
extension CaseReview {
  func category(on day: DayNumber) -> Category {
    max(ownCategory(on: day), reportedCategory ?? .never)
  }

  /// What the children's history in this state gives: current before former before never, one child is enough.
  private func ownCategory(on day: DayNumber) -> Category {
    for person in children(on: day) {
      for spell in spells(person) where spell.program.decides && spell.time.covers(day) { return .current }
    }
    for role in record.children where role.time.from <= day {
      for spell in spells(role.person) where spell.program.decides && spell.time.from <= day {
        if !policies.formerNeedsOverlap || spell.time.overlaps(role.time) { return .former }
      }
    }
    return .never
  }

  /// The highest that the other side of a responding case reports.
  var reportedCategory: Category? { respondingRequests.compactMap(\.reported).max() }

  /// The category of money for a person: the child's own or what the partner reports if that is higher, else the case's.
  /// - Parameter day: due or collection date; P-03 says whether it or the end of the year decides.
  func category(ofMoneyFor person: String?, on day: DayNumber) -> Category {
    let decidingDay = policies.dollarsByTheirOwnDay ? day : fye
    if let person, record.children.contains(where: { $0.person == person && $0.time.from <= fye }),
      let child = people[person]
    {
      return max(child.category(on: decidingDay), reportedCategory ?? .never)
    }
    return policies.dollarsByTheirOwnDay ? category(on: day) : category
  }

  func spells(_ person: String) -> [AssistanceSpell] { people[person]?.assistance ?? [] }
}
