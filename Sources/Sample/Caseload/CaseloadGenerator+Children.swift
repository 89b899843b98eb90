/// The children of a family, and how their paternity stands.
extension CaseloadGenerator {
  func drawChildren(_ scenario: CaseScenario) -> [SampleChild] {
    let draw = random.below(1000)
    let count = draw < 540 ? 1 : draw < 840 ? 2 : draw < 950 ? 3 : draw < 990 ? 4 : 5
    let dependentByDeath = scenario.noncustodialDiedOn != nil && random.chance(perMille: 500)
    var children: [SampleChild] = []
    var bornOn: Int
    if scenario.order == .arrearsOnly {
      bornOn = random.between(scenario.openedOn - 16 * 365, span.yearStart - 18 * 366 - 2 * 366)
    } else {
      bornOn = random.between(
        max(scenario.openedOn - 14 * 365, span.asOf - 19 * 365), min(scenario.openedOn - 5, span.asOf - 40))
    }
    for number in 0..<count {
      if number > 0 {
        bornOn += random.chance(perMille: 40) ? 0 : random.between(300, 1300)
        let latest = scenario.order == .arrearsOnly ? span.yearStart - 18 * 366 : lastDay(of: scenario) - 20
        if bornOn > latest { break }
      }
      var child = SampleChild(personID: newPerson(), bornOn: bornOn, dependentByDeath: dependentByDeath)
      drawPaternity(&child, scenario)
      let birthday = HistorySpan.anniversary(of: bornOn, years: 18)
      if birthday <= span.asOf { child.emancipatedOn = birthday }
      children.append(child)
    }
    return children
  }

  private func lastDay(of scenario: CaseScenario) -> Int { scenario.closedOn ?? span.asOf }

  private func drawPaternity(_ child: inout SampleChild, _ scenario: CaseScenario) {
    let birth = random.below(1000)
    if birth >= 950 {
      // Nobody wrote down whether the parents were married.
      return
    }
    if birth >= 590 {
      child.bornOutOfWedlock = false
      child.paternityBasis = birth >= 935 ? 6 : 8
      if birth >= 935, random.chance(perMille: 500) { child.paternityOn = min(child.bornOn + 400, span.asOf) }
      return
    }
    child.bornOutOfWedlock = true
    if birth >= 575 {
      child.paternityBasis = 7
      return
    }
    if scenario.paternityAtIssue, random.chance(perMille: 850) { return }
    if birth >= 545 { return }
    drawEstablishment(&child, scenario)
  }

  private func drawEstablishment(_ child: inout SampleChild, _ scenario: CaseScenario) {
    let way = random.below(1000)
    var on: Int
    if way < 550 {
      on = child.bornOn + random.below(5)
      child.paternityBasis = 0
    } else {
      on = max(scenario.openedOn, child.bornOn + 1) + random.between(30, 450)
      switch scenario.partner {
      case .responding(kind: 0): child.paternityBasis = 4
      case .responding(kind: 1): child.paternityBasis = 5
      default: child.paternityBasis = random.between(1, 3)
      }
      if scenario.partner.isResponding { on = min(on, max(scenario.openedOn - 10, child.bornOn + 1)) }
    }
    guard on <= lastDay(of: scenario) else {
      child.paternityBasis = nil
      return
    }
    child.paternityOn = on
    let later = random.below(1000)
    if later < 8, on + 250 < span.asOf {
      child.disestablishedOn = on + random.between(90, 240)
      // Somebody else may have been found to be the father since.
      if later < 3 {
        child.paternityOn = random.between(on + 241, span.asOf)
        child.paternityBasis = 3
      }
    }
  }

  /// Children of an arrears-only case: all of age before the fiscal year began.
  func emancipate(_ children: inout [SampleChild], _ scenario: CaseScenario) {
    for number in children.indices {
      let birthday = HistorySpan.anniversary(of: children[number].bornOn, years: 18)
      children[number].emancipatedOn = min(birthday, span.yearStart - 1)
    }
  }
}
