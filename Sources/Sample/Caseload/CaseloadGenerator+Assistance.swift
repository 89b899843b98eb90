import Records

/// Assistance of the children, requests of other jurisdictions, cooperation.
extension CaseloadGenerator {
  /// Spells of a family. - Returns: times in which the support is assigned to the state.
  func addAssistance(_ children: [SampleChild], _ scenario: CaseScenario) -> [ClosedRange<Int>] {
    let openedOn = scenario.openedOn
    var assigned: [ClosedRange<Int>] = []
    func add(_ program: Program, from: Int, to: Int?) {
      guard from <= to ?? span.asOf else { return }
      for child in children {
        let start = max(from, child.bornOn)
        if start <= to ?? span.asOf { rows.addAssistance(child.personID, program, from: start, to: to) }
      }
      if program == .tanf || program == .ivE { assigned.append(from...(to ?? Int.max)) }
    }
    switch scenario.aid {
    case .tanfNow:
      let from = min(openedOn + random.between(-100, 200), span.asOf - 15)
      if random.chance(perMille: 250) { add(.tanf, from: from - 900, to: from - random.between(60, 400)) }
      add(.tanf, from: from, to: nil)
      if random.chance(perMille: 920) { add(.medicaid, from: from, to: nil) }
    case .tanfEndedInYear:
      let month = HistorySpan.month(of: random.between(span.yearStart, span.yearEnd))
      let to = HistorySpan.monthStart(month + 1) - 1
      let from = min(openedOn, to - 100) - random.below(60)
      add(.tanf, from: from, to: min(to, span.asOf))
      if random.chance(perMille: 150), to + 1 <= span.asOf {
        add(.tanf, from: min(to + random.pick([1, 20, 40]), span.asOf), to: nil)
      }
      if random.chance(perMille: 800) { add(.medicaid, from: from, to: nil) }
    case .tanfFormer:
      // Where the case is young the spell lies before it and does not overlap the children's roles.
      let to = min(openedOn + random.between(-200, 1500), span.yearStart - 1)
      let from = to - random.between(120, 1500)
      add(.tanf, from: from, to: to)
      if random.chance(perMille: 500) { add(.medicaid, from: from, to: random.chance(perMille: 700) ? nil : to) }
    case .afdcFormer:
      addChildhoodAssistance(scenario.custodial)
    case .ivE:
      let from = openedOn - random.below(40)
      add(.ivE, from: from, to: random.chance(perMille: 800) ? nil : max(from, span.asOf - random.below(500)))
      add(.medicaid, from: from, to: nil)
    case .stateFosterCare:
      add(.stateFosterCare, from: openedOn, to: nil)
      add(.medicaid, from: openedOn, to: nil)
    case .medicaidOnly:
      let from = openedOn - random.below(800)
      add(.medicaid, from: from, to: random.chance(perMille: 850) ? nil : span.asOf - random.below(400))
    case .chip:
      add(.chip, from: max(openedOn, span.asOf - 700), to: random.chance(perMille: 700) ? nil : span.asOf - 40)
    case .never: break
    }
    return assigned
  }

  /// AFDC in the custodial parent's own childhood (it ended in 1997): only children decide.
  private func addChildhoodAssistance(_ custodial: Int?) {
    let people = rows[.person]
    guard let end = DayNumber(year: 1997, month: 1, day: 1) else { return }
    for row in 0..<people.count where people[row][0] == custodial {
      let from = people[row][6] + 200
      guard from + 100 < Int(end.value) else { return }
      rows.addAssistance(people[row][0], .afdc, from: from, to: min(from + 1500, Int(end.value)))
    }
  }

  func addRequests(_ scenario: CaseScenario) {
    func partner(_ kind: Int) -> Int {
      let list: SampleTexts.List = kind == 0 ? .partnerStates : kind == 1 ? .partnerTribes : .partnerCountries
      return SampleTexts.value(list, random.below(SampleTexts.count(list)))
    }
    func add(responding: Bool, kind: Int, sentOn: Int) {
      guard sentOn <= span.asOf else { return }
      var closedOn = scenario.closedOn.map { max($0, sentOn) }
      if closedOn == nil, random.chance(perMille: 180) { closedOn = random.between(sentOn, span.asOf) }
      if closedOn == nil, random.chance(perMille: 10), sentOn <= span.yearEnd { closedOn = span.yearEnd }
      rows.addRequest(
        KeyCounters.next(&keys.request), scenario.caseID, responding: responding, partnerKind: kind,
        partner: partner(kind), sentOn: sentOn, closedOn: closedOn,
        assistance: responding ? scenario.partnerAssistance ?? FamilyRows.blank : FamilyRows.blank)
    }
    switch scenario.partner {
    case .none: break
    case .initiating(let kind):
      let sentOn = random.between(scenario.openedOn + 5, scenario.closedOn ?? span.asOf)
      add(responding: false, kind: kind, sentOn: sentOn)
      if random.chance(perMille: 120) { add(responding: false, kind: random.below(3), sentOn: sentOn + 200) }
    case .responding(let kind):
      add(responding: true, kind: kind, sentOn: scenario.openedOn)
      // The case may be asked for by two at once, or be sent on.
      if random.chance(perMille: 40) { add(responding: false, kind: 0, sentOn: scenario.openedOn + 120) }
      if random.chance(perMille: 30) { add(responding: true, kind: 0, sentOn: scenario.openedOn + 300) }
    }
  }

  func addCooperation(_ scenario: CaseScenario, assigned: [ClosedRange<Int>]) {
    let latest = scenario.closedOn ?? span.asOf
    if assigned.isEmpty {
      if random.chance(perMille: 4), scenario.openedOn + 30 < latest {
        rows.addCooperation(scenario.caseID, kind: 2, from: scenario.openedOn + 20, to: nil)
      }
      return
    }
    let draw = random.below(1000)
    guard draw < 200, scenario.openedOn + 60 < latest else { return }
    let from = random.between(scenario.openedOn + 10, latest - 40)
    let to = random.chance(perMille: 500) ? nil : random.between(from + 1, latest)
    if draw < 130 {
      rows.addCooperation(scenario.caseID, kind: 0, from: from, to: to)
      // Noncooperation may be lifted because good cause was found.
      if let to, draw < 40, to < latest { rows.addCooperation(scenario.caseID, kind: 1, from: to + 1, to: nil) }
    } else {
      rows.addCooperation(scenario.caseID, kind: draw < 190 ? 1 : 2, from: from, to: to)
    }
  }
}
