/// Rows about a case, its people and its orders, in the columns' order of county-extract.md.
extension FamilyRows {
  func addCase(_ caseID: Int, county: Int, worker: Int, noJurisdiction: Int, locateOnly: Bool) {
    let row = self[.cases].add()
    row[0] = caseID
    row[1] = county
    row[2] = worker
    row[3] = noJurisdiction
    row[4] = locateOnly ? 1 : 0
  }

  func addPeriod(_ caseID: Int, _ period: CasePeriod) {
    let row = self[.casePeriod].add()
    row[0] = caseID
    row[1] = period.openedOn
    row[2] = period.isIVD ? 0 : 1
    row[3] = period.closedOn ?? Self.blank
    row[4] = period.closedOn == nil ? Self.blank : period.closureCode
  }

  func addMember(_ caseID: Int, _ personID: Int, role: Role, from: Int, to: Int?) {
    let row = self[.caseMember].add()
    row[0] = caseID
    row[1] = personID
    row[2] = role.rawValue
    row[3] = from
    row[4] = to ?? Self.blank
  }

  func addOrder(_ orderID: Int, _ caseID: Int, on: Int, endedOn: Int?, kind: Int, issuer: Int, paternityOnly: Bool) {
    let row = self[.supportOrder].add()
    row[0] = orderID
    row[1] = caseID
    row[2] = on
    row[3] = endedOn ?? Self.blank
    row[4] = kind
    row[5] = issuer
    row[6] = paternityOnly ? 1 : 0
  }

  func addOrderChild(_ orderID: Int, _ personID: Int) {
    let row = self[.orderChild].add()
    row[0] = orderID
    row[1] = personID
  }

  func addProvision(
    _ provisionID: Int, _ orderID: Int, _ kind: ProvisionKind, byCustodial: Bool = false, cents: Int = FamilyRows.blank,
    from: Int, to: Int?
  ) {
    let row = self[.provision].add()
    row[0] = provisionID
    row[1] = orderID
    row[2] = kind.rawValue
    row[3] = byCustodial ? 1 : 0
    row[4] = cents
    row[5] = from
    row[6] = to ?? Self.blank
  }

  func addAssistance(_ personID: Int, _ program: Program, from: Int, to: Int?) {
    let row = self[.assistance].add()
    row[0] = personID
    row[1] = program.rawValue
    row[2] = from
    row[3] = to ?? Self.blank
  }

  func addCooperation(_ caseID: Int, kind: Int, from: Int, to: Int?) {
    let row = self[.cooperation].add()
    row[0] = caseID
    row[1] = kind
    row[2] = from
    row[3] = to ?? Self.blank
  }

  func addCoverage(_ personID: Int, payer: Int, from: Int, to: Int?, caseID: Int?) {
    let row = self[.healthCoverage].add()
    row[0] = personID
    row[1] = payer
    row[2] = from
    row[3] = to ?? Self.blank
    row[4] = caseID ?? Self.blank
  }

  func addRequest(
    _ requestID: Int, _ caseID: Int, responding: Bool, partnerKind: Int, partner: Int, sentOn: Int, closedOn: Int?,
    assistance: Int
  ) {
    let row = self[.intergovernmental].add()
    row[0] = requestID
    row[1] = caseID
    row[2] = responding ? 1 : 0
    row[3] = partnerKind
    row[4] = partner
    row[5] = sentOn
    row[6] = closedOn ?? Self.blank
    row[7] = assistance
  }

  func addEvent(_ eventID: Int, _ caseID: Int, person: Int?, kind: Int, on: Int, result: Int, refersTo: Int?) {
    let row = self[.event].add()
    row[0] = eventID
    row[1] = caseID
    row[2] = person ?? Self.blank
    row[3] = kind
    row[4] = on
    row[5] = result
    row[6] = refersTo ?? Self.blank
  }
}
