import Pipeline
import Records
import Withholding

/// What the commands of withholding tell people.
enum WithholdingText {
  /// `3 due, of them 1 late; 2 in force; 1 barred`.
  static func summary(_ day: WithholdingDay) -> String {
    let due = day.decisions.filter { $0.verdict == .due }
    let late = due.count { $0.isLate(on: day.asOf) }
    return "as of \(day.asOf): \(due.count) due, \(late) of them late; "
      + "\(day.decisions.count { $0.verdict == .inForce }) in force; "
      + "\(day.decisions.count { $0.verdict == .barred }) barred\n"
  }

  static func issued(_ day: WithholdingDay, _ result: IssueResult, home: String) -> String {
    var text = result.files.isEmpty ? "no order to issue\n" : ""
    for file in result.files {
      let count = result.orders.count { $0.place.fileControl == file }
      text += "\(home)/outbox/e-iwo/\(file): \(count) orders\n"
    }
    let due = day.decisions.filter { $0.verdict == .due }
    return text
      + "\(due.count { $0.channel == .paper }) due on paper, \(due.count { $0.channel == .worker }) for a worker, "
      + "\(result.held.count) cannot be written\n"
  }

  static func hires(_ day: WithholdingDay) -> String {
    var text = "\(day.hires.count) hires\n"
    for outcome in HireOutcome.Outcome.allCases {
      text += "  \(day.count(outcome)) \(outcome.rawValue): \(outcome.sentence)\n"
    }
    return text
  }

  static func showCase(
    _ caseID: String, _ decisions: [WithholdingDecision], _ orders: [TrackedOrder], _ listings: WithholdingListings
  ) -> String {
    var text = "case \(caseID)\n"
    for decision in decisions {
      let name = [decision.employerName, decision.income.fein].filter { !$0.isEmpty }.joined(separator: ", ")
      text += "  \(name): \(decision.verdict.rawValue): \(listings.definitions.decisions[decision.reason].sentence)\n"
      if decision.verdict != .barred {
        let amounts = decision.amounts
        text +=
          "    \(amounts.total) a month: current support \(amounts.currentSupport), arrears \(amounts.arrears), "
          + "medical \(amounts.medical)\n"
      }
      if let due = decision.dueOn {
        text +=
          "    \(decision.action?.rawValue ?? "") by \(due) (\(decision.clock)), \(decision.channel?.rawValue ?? "")\n"
      }
      if let due = decision.medicalNoticeDueOn { text += "    National Medical Support Notice by \(due)\n" }
    }
    for order in orders {
      text +=
        "  \(order.order.trackingNumber) \(order.order.action.rawValue) \(order.order.total) to \(order.order.fein)\n"
      for step in order.history {
        let reason = step.reason.isEmpty ? "" : " (\(step.reason))"
        text += "    \(step.on?.description ?? "") \(step.status.rawValue)\(reason), file \(step.fileControl)\n"
      }
    }
    return text
  }
}
