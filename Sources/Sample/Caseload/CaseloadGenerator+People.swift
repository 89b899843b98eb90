/// The people of a family. Names, streets and numbers are such that they can belong to nobody: SSNs begin with 9, 000
/// or 666, none of which the Social Security Administration issues.
extension CaseloadGenerator {
  /// Both parents, as far as they are in the case. - Returns: FEIN of the noncustodial parent's present employer.
  func addParents(_ scenario: CaseScenario, eldest bornOn: Int) -> Int? {
    addPerson(
      scenario.noncustodial, bornOn: bornOn - random.between(18, 38) * 365 - random.below(365),
      diedOn: scenario.noncustodialDiedOn, sex: random.chance(perMille: 860) ? 1 : 0, named: scenario.caseID)
    if let custodial = scenario.custodial {
      addPerson(
        custodial, bornOn: bornOn - random.between(17, 36) * 365 - random.below(365),
        sex: random.chance(perMille: 880) ? 0 : 1, named: scenario.caseID)
    }
    return addEmployment(of: scenario.noncustodial)
  }

  func addPerson(_ personID: Int, bornOn: Int, diedOn: Int? = nil, sex: Int = 0, named number: Int) {
    let row = rows[.person].add()
    row[0] = personID
    row[1] = random.chance(perMille: 950) ? ssn(of: personID) : FamilyRows.blank
    row[2] = SampleTexts.value(.firstNames, random.below(SampleTexts.count(.firstNames)))
    if random.chance(perMille: 250) { row[3] = SampleTexts.value(.middleNames, random.below(4)) }
    row[4] = number
    if random.chance(perMille: 30) { row[5] = SampleTexts.value(.suffixes, random.below(3)) }
    row[6] = bornOn
    row[7] = diedOn ?? FamilyRows.blank
    row[8] = random.chance(perMille: 6) ? 2 : sex
    if random.chance(perMille: 850) { row[9] = random.below(CodeList.raceEthnicity.count) }
    row[10] = SampleTexts.value(.languages, random.chance(perMille: 860) ? 0 : random.below(5))
    row[11] = random.chance(perMille: 40) ? 1 : 0
    if random.chance(perMille: 920) {
      row[12] = SampleTexts.value(.streets, random.below(SampleTexts.count(.streets)))
      row[13] = SampleTexts.value(.cities, random.below(SampleTexts.count(.cities)))
      row[14] = SampleTexts.value(.states, random.chance(perMille: 930) ? 0 : random.below(5))
      row[15] = 0
    }
  }

  /// Numbers of a county do not meet: the person's number is scattered over 9 00 00 0000 to 9 99 99 9999 by a
  /// multiplier that is prime to 10⁸.
  private func ssn(of personID: Int) -> Int {
    let county = personID / 100_000_000
    let serial = (county % 1000 / 2 * 200_000 + personID % 100_000_000) % 100_000_000
    if hasPartners { return ssnForPartners(serial) }
    let scattered = serial * 61_803_399 % 100_000_000
    switch serial % 41 {
    case 0: return scattered % 1_000_000
    case 1: return 666_000_000 + scattered % 1_000_000
    default: return 900_000_000 + scattered
    }
  }

  /// 666-01-0001 to 666-98-9999 without the serial 0000; group 99 is kept for strangers. 612 377 is prime to 98 × 9 999.
  private func ssnForPartners(_ serial: Int) -> Int {
    let scattered = serial * 612_377 % (98 * 9_999)
    return 666_000_000 + (1 + scattered / 9_999) * 10_000 + 1 + scattered % 9_999
  }

  /// Up to three employers one after the other.
  func addEmployment(of personID: Int) -> Int? {
    guard random.chance(perMille: 780) else { return nil }
    var from = span.asOf - random.between(200, 9 * 365)
    var present: Int?
    for _ in 0...random.below(3) {
      let employer = random.below(997)
      let until = from + random.between(90, 1500)
      let row = rows[.employment].add()
      row[0] = personID
      row[1] = 890_000_000 + employer
      row[2] = SampleTexts.value(.employers, employer % SampleTexts.count(.employers))
      row[3] = from
      row[5] = random.below(CodeList.employmentSource.count)
      if until >= span.asOf - 30 {
        present = row[1]
        break
      }
      row[4] = until
      from = until + random.between(5, 200)
      if from >= span.asOf { break }
    }
    return present
  }

  /// The rows of the children as persons and as children. Drawn from the child's own number, so that two counties
  /// with a case of the child send the same rows.
  func addChildren(_ children: [SampleChild], named number: Int) {
    let family = random
    for child in children {
      random = SplitMix64(seed: seed, child.personID)
      addPerson(
        child.personID, bornOn: child.bornOn, sex: random.below(2), named: child.inTwoCounties ? child.personID : number
      )
      let row = rows[.child].add()
      row[0] = child.personID
      if let bornOutOfWedlock = child.bornOutOfWedlock { row[1] = bornOutOfWedlock ? 1 : 0 }
      row[2] = child.paternityOn ?? FamilyRows.blank
      row[3] = child.paternityBasis ?? FamilyRows.blank
      row[4] = child.disestablishedOn ?? FamilyRows.blank
      row[5] = child.emancipatedOn ?? FamilyRows.blank
      row[6] = child.dependentByDeath ? 1 : 0
    }
    random = family
  }

  /// Members of the case. - Returns: from and to of each child's role.
  func addMembers(_ scenario: CaseScenario, _ children: [SampleChild]) -> [ClosedRange<Int>] {
    let endsWithCase = scenario.closedOn != nil && random.chance(perMille: 600)
    let end = endsWithCase ? scenario.closedOn : nil
    // A case that was closed and opened again may have its members twice.
    let firstEnd = scenario.periods.count > 1 && random.chance(perMille: 400) ? scenario.periods[0].closedOn : nil
    func add(_ personID: Int, _ role: Role, from: Int, to: Int?) {
      if let firstEnd, from <= firstEnd {
        rows.addMember(scenario.caseID, personID, role: role, from: from, to: min(firstEnd, to ?? firstEnd))
        let reopenedOn = scenario.lastPeriod.openedOn
        if reopenedOn <= to ?? Int.max {
          rows.addMember(scenario.caseID, personID, role: role, from: reopenedOn, to: to)
        }
      } else {
        rows.addMember(scenario.caseID, personID, role: role, from: from, to: to)
      }
    }
    add(scenario.noncustodial, scenario.alleged ? .allegedFather : .noncustodial, from: scenario.openedOn, to: end)
    if let custodial = scenario.custodial { add(custodial, .custodial, from: scenario.openedOn, to: end) }
    return children.map { child in
      let from = child.bornOn < scenario.openedOn ? scenario.openedOn : min(child.bornOn + 5, span.asOf)
      var to = end
      if end == nil, let emancipatedOn = child.emancipatedOn, emancipatedOn >= from, random.chance(perMille: 300) {
        to = emancipatedOn
      }
      if let last = to, last < from { to = from }
      add(child.personID, .child, from: from, to: to)
      return from...max(from, to ?? span.asOf)
    }
  }
}
