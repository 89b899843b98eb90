import Records

extension WithholdingFold.Run {
  /// The portal's result of one batch (file-layouts-eiwo-newhire.md, section 4.2).
  mutating func apply(_ rows: [OrderResult], to known: [SentOrder]) {
    let numbers = Set(known.map(\.trackingNumber))
    for row in rows where !row.trackingNumber.isEmpty && !numbers.contains(row.trackingNumber) {
      report(.trackingUnknown, row.place, row.trackingNumber, "", "", row.firstField)
    }
    if let refused = rows.first(where: { !$0.batchError.isEmpty }) {
      let code = String(refused.batchError.prefix(3))
      for order in known { happen(.refusedByPortal, to: order.trackingNumber, reason: code, by: refused.place) }
      return
    }
    for row in rows where row.isRefused {
      let reason = [row.firstField, row.secondField, row.moreErrors].first { !$0.isEmpty } ?? ""
      happen(.refusedByPortal, to: row.trackingNumber, reason: reason, by: row.place)
    }
    for order in known {
      let row = rows.first { $0.trackingNumber == order.trackingNumber } ?? rows[0]
      happen(.passedByPortal, to: order.trackingNumber, reason: "", by: row.place)
    }
  }

  mutating func apply(_ answer: Acknowledgment) {
    if answer.isNotice { applyNotice(answer) } else { applyAnswer(answer) }
  }

  /// An answer to an order (section 4.3).
  private mutating func applyAnswer(_ answer: Acknowledgment) {
    guard rules.isOwn(answer.trackingNumber), let tracked = orders[answer.trackingNumber] else {
      return report(.trackingUnknown, answer)
    }
    guard !tracked.isAnswered else { return report(.alreadyAnswered, answer) }
    guard answer.action == tracked.order.action.rawValue else { return report(.actionDiffers, answer) }
    guard rules.allows(action: answer.action, disposition: answer.disposition, reason: answer.reason) else {
      return report(.pairNotAllowed, answer)
    }
    let event: OrderEvent = answer.disposition == "A" ? .acceptedByEmployer : .rejectedByEmployer
    let order = tracked.order
    orders[order.trackingNumber]?.isAnswered = true
    guard happen(event, to: order.trackingNumber, reason: answer.reason, by: answer.place) else {
      return report(.notApplicable, answer)
    }
    if event == .acceptedByEmployer, order.action == .terminated {
      for other in ofCase[Self.key(order.caseID, order.fein)] ?? [] {
        happen(.withholdingEnded, to: other, reason: OrderAction.terminated.rawValue, by: answer.place)
      }
    }
    guard let consequence = rules.consequence(disposition: answer.disposition, reason: answer.reason) else { return }
    add(consequence, answer, cases: [order.caseID], tracking: order.trackingNumber, employerName: order.employerName)
    guard let code = consequence.ends else { return }
    end(answer, code, ssn: order.ssn, fein: order.fein, employerName: order.employerName, reason: answer.reason)
  }

  /// A notice of the employer's own; it is placed by SSN.
  private mutating func applyNotice(_ notice: Acknowledgment) {
    guard !notice.ssn.isEmpty else { return report(.ssnMissing, notice) }
    let own = ofPerson[notice.ssn] ?? []
    guard !own.isEmpty || personOfSSN[notice.ssn] != nil else { return report(.ssnUnknown, notice) }
    guard rules.allows(action: notice.action, disposition: notice.disposition, reason: notice.reason),
      let consequence = rules.consequence(disposition: notice.disposition, reason: notice.reason)
    else { return report(.noticeStatusUnknown, notice) }
    guard notices.insert(notice.noticeKey).inserted else { return report(.noticeRepeated, notice) }
    // A notice is about every case of the person (section 4.3), also where no order went to this employer.
    let cases = Set(own.compactMap { orders[$0]?.order.caseID }).sorted(by: Text.precedes)
    let name = (ofEmployment[Self.key(notice.ssn, notice.fein)] ?? []).first.flatMap { orders[$0]?.order.employerName }
    add(consequence, notice, cases: cases, tracking: "", employerName: name ?? "")
    guard let code = consequence.ends else { return }
    end(
      notice, code, ssn: notice.ssn, fein: notice.fein, employerName: name ?? "", reason: notice.disposition)
  }

  /// An employment is over: the orders that the employer has accepted are over too.
  private mutating func end(
    _ answer: Acknowledgment, _ code: String, ssn: String, fein: String, employerName: String, reason: String
  ) {
    for other in ofEmployment[Self.key(ssn, fein)] ?? [] {
      happen(.employmentEnded, to: other, reason: reason, by: answer.place)
    }
    employment.append(
      EmploymentUpdate(
        personID: person(ssn), ssn: ssn, fein: fein, employerName: employerName,
        endedOn: answer.terminatedOn ?? answer.place.day, returnCode: code, place: answer.place,
        newEmployerFEIN: answer.newEmployerFEIN, newEmployer: answer.newEmployer,
        newEmployerAddress: answer.newEmployerAddress))
  }

  private func person(_ ssn: String) -> String {
    (ofPerson[ssn] ?? []).lazy.compactMap { self.orders[$0]?.order.personID }.first { !$0.isEmpty }
      ?? personOfSSN[ssn] ?? ""
  }

  private mutating func add(
    _ consequence: StatusRules.Consequence, _ answer: Acknowledgment, cases: [String], tracking: String,
    employerName: String
  ) {
    for caseID in cases.isEmpty ? [""] : cases {
      work.append(
        WithholdingWork(
          consequence: consequence, place: answer.place, trackingNumber: tracking, caseID: caseID,
          personID: person(answer.ssn), fein: answer.fein, employerName: employerName, answer: answer))
    }
  }

  private mutating func report(_ problem: ReportedRecord.Problem, _ answer: Acknowledgment) {
    let value = [answer.action, answer.disposition, answer.reason].filter { !$0.isEmpty }.joined(separator: " ")
    report(problem, answer.place, answer.trackingNumber, answer.caseID, answer.fein, value)
  }
}
