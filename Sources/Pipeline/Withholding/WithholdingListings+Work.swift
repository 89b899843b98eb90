import Records
import Withholding

extension WithholdingListings {
  static let workColumns = [
    "colour", "work", "sentence", "on", "case_id", "person_id", "tracking_number", "fein", "employer_name", "detail",
    "last_address", "last_phone", "file_control_number", "line",
  ]

  /// What somebody has to do: because of an answer or notice, because none came, because an order cannot be written.
  /// Red first, then by day, the newest first (file-layouts-eiwo-newhire.md, section 4.4).
  public func work(_ ledger: WithholdingLedger, asOf: DayNumber, held: [HeldOrder] = []) -> Listing {
    var rows = held.map { row($0, asOf) } + ledger.work.map(row)
    for order in ledger.orders {
      guard let days = definitions.status.ages[order.status], let on = order.statusOn, on + days < asOf else {
        continue
      }
      rows.append([
        "red", "no_answer", "no answer in \(days) days: call the employer", on.description, order.order.caseID,
        order.order.personID, order.order.trackingNumber, order.order.fein, order.order.employerName,
        order.status.rawValue, "", "", order.order.place.fileControl, String(order.order.place.line),
      ])
    }
    for order in ledger.orders where order.status == .error {
      rows.append([
        "red", "portal_error", "the portal did not pass the order on: mend it, then send again",
        order.statusOn?.description ?? "", order.order.caseID, order.order.personID, order.order.trackingNumber,
        order.order.fein, order.order.employerName, order.reason, "", "", order.order.place.fileControl,
        String(order.order.place.line),
      ])
    }
    let ranks = ["red": 0, "yellow": 1, "normal": 2]
    rows.sort { left, right in
      if left[0] != right[0] { return ranks[left[0]]! < ranks[right[0]]! }
      if left[3] != right[3] { return left[3] > right[3] }
      return left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return Listing(Self.workColumns, rows)
  }

  private func row(_ work: WithholdingWork) -> [String] {
    let answer = work.answer
    return [
      work.consequence.colour.rawValue, work.consequence.work, work.consequence.sentence,
      work.place.day?.description ?? "", work.caseID, work.personID, work.trackingNumber, work.fein, work.employerName,
      detail(answer), masked(answer.lastAddress.text), masked(answer.lastPhone), work.place.fileControl,
      String(work.place.line),
    ]
  }

  private func row(_ held: HeldOrder, _ asOf: DayNumber) -> [String] {
    let decision = held.decision
    return [
      "red", "cannot_be_written", "the order is due and lacks what every order must have", asOf.description,
      decision.facts.caseID, decision.facts.personID, decision.earlier, decision.income.fein, decision.employerName,
      held.faults.joined(separator: "; "), "", "", decision.income.sourceFile, String(decision.income.sourceLine),
    ]
  }

  private func masked(_ text: String) -> String { text.isEmpty || showsPersonal ? text : "***" }

  /// What the answer adds to its reason.
  private func detail(_ answer: Acknowledgment) -> String {
    var parts: [String] = []
    if !answer.correctedFEIN.isEmpty { parts.append("FEIN \(answer.correctedFEIN)") }
    if !answer.otherState.isEmpty { parts.append("state \(answer.otherState)") }
    if let on = answer.terminatedOn { parts.append("ended \(on)") }
    if let amount = answer.finalPayment {
      parts.append("final payment \(amount)" + (answer.finalPaymentOn.map { " on \($0)" } ?? ""))
    }
    if let amount = answer.lumpSum {
      let kind = answer.lumpSumType.isEmpty ? "lump sum" : answer.lumpSumType
      parts.append("\(kind) \(amount)" + (answer.lumpSumOn.map { " on \($0)" } ?? ""))
    }
    if !answer.newEmployer.isEmpty || !answer.newEmployerFEIN.isEmpty {
      let employer = [answer.newEmployer, answer.newEmployerFEIN, answer.newEmployerAddress.text]
      parts.append("new employer " + employer.filter { !$0.isEmpty }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }
}
