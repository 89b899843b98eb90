/// What kind of case it is: when it was open, who else works it, which assistance, which order, who pays.
extension CaseloadGenerator {
  private static let closureCodes = [0, 1, 2, 3, 5, 7, 8, 9, 11, 11, 11, 13, 15, 17, 20, 21]

  func drawPeriods(_ scenario: inout CaseScenario) {
    let age = random.below(1000)
    let days =
      age < 130 ? random.between(20, 360) : age < 600 ? random.between(360, 6 * 365) : random.between(2190, 16 * 365)
    let openedOn = span.asOf - days
    let status = random.below(1000)
    let code = random.pick(Self.closureCodes)
    var first = CasePeriod(openedOn: openedOn)
    first.closureCode = code
    switch status {
    case ..<800: break
    case ..<860 where openedOn + 120 < span.asOf:
      first.closedOn = random.between(max(openedOn + 90, span.yearStart), span.asOf - 1)
    case ..<930 where openedOn + 150 < span.yearStart:
      first.closedOn = random.between(openedOn + 90, span.yearStart - 1)
    case ..<950 where openedOn + 100 < span.yearStart:
      first.closedOn = random.pick([span.yearEnd, span.yearStart, span.yearStart - 1, span.yearEnd - 1])
    case ..<985 where openedOn + 400 < span.asOf:
      composeReopening(&scenario, first)
      return
    case ..<990:
      first.isIVD = false
    case ..<1000 where openedOn + 300 < span.asOf:
      // The custodial parent ends the services; the order goes on outside of title IV-D.
      let closedOn = random.between(openedOn + 150, span.asOf - 60)
      first.closedOn = closedOn
      first.closureCode = 11
      scenario.periods = [first, CasePeriod(openedOn: closedOn + 1, isIVD: false)]
      return
    default: break
    }
    scenario.periods = [first]
  }

  private func composeReopening(_ scenario: inout CaseScenario, _ opened: CasePeriod) {
    var first = opened
    let closedOn = random.between(first.openedOn + 90, span.asOf - 250)
    first.closedOn = closedOn
    let reopenedOn = random.between(closedOn + 20, min(closedOn + 500, span.asOf - 100))
    var second = CasePeriod(openedOn: reopenedOn)
    if random.chance(perMille: 150), reopenedOn < span.yearEnd {
      second.closedOn = random.between(max(reopenedOn + 30, span.yearStart), span.asOf - 1)
      second.closureCode = random.pick(Self.closureCodes)
    }
    scenario.periods = [first]
    if random.chance(perMille: 300) {
      let until = reopenedOn - 1
      scenario.periods.append(CasePeriod(openedOn: closedOn + 1, closedOn: until, isIVD: false, closureCode: 21))
    }
    scenario.periods.append(second)
  }

  func drawSituation(_ scenario: inout CaseScenario) {
    let special = random.below(1000)
    if special < 7 { scenario.locateOnly = true }
    if special >= 7, special < 14 { scenario.noJurisdiction = special & 1 }
    let other = random.below(1000)
    switch other {
    case ..<60: scenario.partner = .initiating(kind: 0)
    case ..<66: scenario.partner = .initiating(kind: 1)
    case ..<72: scenario.partner = .initiating(kind: 2)
    case ..<122: scenario.partner = .responding(kind: 0)
    case ..<129: scenario.partner = .responding(kind: 1)
    case ..<136: scenario.partner = .responding(kind: 2)
    default: break
    }
    if scenario.noJurisdiction != nil { scenario.partner = .none }
    drawAid(&scenario)
    drawOrder(&scenario)
    let habit = random.below(1000)
    scenario.habit = habit < 540 ? .steady : habit < 840 ? .irregular : habit < 930 ? .rare : .never
    if random.chance(perMille: 9), scenario.isOpen, scenario.openedOn + 200 < span.asOf {
      scenario.noncustodialDiedOn = random.between(scenario.openedOn, span.asOf - 30)
      scenario.habit = .never
    }
  }

  private func drawAid(_ scenario: inout CaseScenario) {
    let aid = random.below(1000)
    if scenario.partner.isResponding {
      scenario.partnerAssistance = random.chance(perMille: 900) ? random.below(3) : nil
      scenario.aid = aid < 60 ? .tanfFormer : .never
      return
    }
    switch aid {
    case ..<130: scenario.aid = .tanfNow
    case ..<175: scenario.aid = .tanfEndedInYear
    case ..<470: scenario.aid = .tanfFormer
    case ..<490: scenario.aid = .afdcFormer
    case ..<505: scenario.aid = .ivE
    case ..<515: scenario.aid = .stateFosterCare
    case ..<760: scenario.aid = .medicaidOnly
    case ..<800: scenario.aid = .chip
    default: scenario.aid = .never
    }
  }

  private func drawOrder(_ scenario: inout CaseScenario) {
    let order = random.below(1000)
    switch order {
    case ..<130: scenario.order = .none
    case ..<155: scenario.order = .zeroCash
    case ..<175: scenario.order = .medicalOnly
    case ..<183: scenario.order = .judgmentOnly
    case ..<195: scenario.order = .paternityOnly
    case ..<310 where span.asOf - scenario.openedOn > 5 * 365: scenario.order = .arrearsOnly
    default: scenario.order = .cash
    }
    if scenario.locateOnly || scenario.noJurisdiction != nil { scenario.order = .none }
    let hasPaternityQuestion = scenario.order == .none || scenario.order == .paternityOnly
    scenario.paternityAtIssue = hasPaternityQuestion && random.chance(perMille: 500)
    scenario.alleged = scenario.paternityAtIssue
  }
}
