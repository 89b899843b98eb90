/// Health coverage of the children.
extension CaseloadGenerator {
  func addCoverage(_ scenario: CaseScenario, _ children: [SampleChild], _ plan: SupportPlan) {
    guard let orderedOn = plan.firstOrderOn else { return }
    let isSingle = scenario.aid != .ivE && !children[0].inTwoCounties
    if let insurer = plan.insurer, random.chance(perMille: 480) {
      let from = random.between(orderedOn, min(orderedOn + 400, span.asOf))
      let to = random.chance(perMille: 200) ? random.between(from, span.asOf) : nil
      // Now and then it is the other parent who insures.
      let payer = random.chance(perMille: 900) ? insurer : 1 - insurer
      for child in children where child.bornOn <= from {
        rows.addCoverage(child.personID, payer: payer, from: from, to: to, caseID: scenario.caseID)
      }
      return
    }
    let draw = random.below(1000)
    guard draw < 150 else { return }
    let from = random.between(max(orderedOn, span.asOf - 1500), span.asOf)
    let payer = draw < 40 ? 2 : draw < 110 ? 3 : 4
    for child in children where child.bornOn <= from {
      rows.addCoverage(
        child.personID, payer: payer, from: from, to: draw % 4 == 0 ? span.asOf : nil,
        caseID: isSingle ? nil : scenario.caseID)
    }
  }
}
