/// Families: one case, two cases with the same children (foster care, both parents absent), or two cases of the same
/// noncustodial parent.
extension CaseloadGenerator {
  func composeFamily(shared: SampleChild?) {
    var scenario = CaseScenario(caseID: newCase(), noncustodial: newPerson())
    drawPeriods(&scenario)
    drawSituation(&scenario)
    if let shared {
      scenario.periods = [CasePeriod(openedOn: shared.bornOn + random.between(30, 900))]
      scenario.noJurisdiction = nil
      scenario.locateOnly = false
      scenario.order = .cash
      scenario.partner = .none
    }
    var children = shared.map { [$0] } ?? drawChildren(scenario)
    if scenario.order == .arrearsOnly { emancipate(&children, scenario) }
    scenario.custodial = newPerson()
    scenario.fein = addParents(scenario, eldest: children[0].bornOn)
    addChildren(children, named: scenario.caseID)
    let spans = addAssistance(children, scenario)
    composeCase(scenario, children, assigned: spans)
  }

  /// Title IV-E foster care with two absent parents: two cases, the same children in both.
  func composeFosterCare() {
    var father = CaseScenario(caseID: newCase(), noncustodial: newPerson())
    drawPeriods(&father)
    father.aid = .ivE
    father.habit = random.chance(perMille: 400) ? .irregular : .rare
    father.order = random.chance(perMille: 700) ? .cash : .none
    let children = drawChildren(father)
    var mother = father
    mother.caseID = newCase()
    mother.noncustodial = newPerson()
    mother.order = random.pick([.cash, .zeroCash, .none])
    if random.chance(perMille: 500) {
      father.custodial = newPerson()
      mother.custodial = father.custodial
    }
    father.fein = addParents(father, eldest: children[0].bornOn)
    addPerson(mother.noncustodial, bornOn: children[0].bornOn - random.between(17, 36) * 365, named: mother.caseID)
    mother.fein = addEmployment(of: mother.noncustodial)
    addChildren(children, named: father.caseID)
    let spans = addAssistance(children, father)
    composeCase(father, children, assigned: spans)
    composeCase(mother, children, assigned: spans)
  }

  /// One noncustodial parent with two families is two cases (45 CFR 305.1(a)).
  func composeTwoFamilies() {
    var first = CaseScenario(caseID: newCase(), noncustodial: newPerson())
    var second = CaseScenario(caseID: newCase(), noncustodial: first.noncustodial)
    drawPeriods(&first)
    drawSituation(&first)
    drawPeriods(&second)
    drawSituation(&second)
    first.custodial = newPerson()
    second.custodial = newPerson()
    var fein: Int?
    for (number, drawn) in [first, second].enumerated() {
      var scenario = drawn
      var children = drawChildren(scenario)
      if scenario.order == .arrearsOnly { emancipate(&children, scenario) }
      if number == 0 {
        fein = addParents(scenario, eldest: children[0].bornOn)
      } else if let custodial = scenario.custodial {
        addPerson(custodial, bornOn: children[0].bornOn - random.between(18, 36) * 365, named: scenario.caseID)
      }
      scenario.fein = fein
      addChildren(children, named: scenario.caseID)
      let spans = addAssistance(children, scenario)
      composeCase(scenario, children, assigned: spans)
    }
  }

  /// The rows of one case, once its people are written.
  private func composeCase(_ scenario: CaseScenario, _ children: [SampleChild], assigned: [ClosedRange<Int>]) {
    rows.addCase(
      scenario.caseID, county: county, worker: random.chance(perMille: 985) ? keys.worker : FamilyRows.blank,
      noJurisdiction: scenario.noJurisdiction ?? FamilyRows.blank, locateOnly: scenario.locateOnly)
    for period in scenario.periods { rows.addPeriod(scenario.caseID, period) }
    let roles = addMembers(scenario, children)
    addRequests(scenario)
    addCooperation(scenario, assigned: assigned)
    let plan = scenario.locateOnly ? SupportPlan() : composeOrders(scenario, children, roles: roles)
    addCoverage(scenario, children, plan)
    keepLedger(scenario, children, plan, assigned: assigned)
    addEvents(scenario, children, plan)
  }
}
