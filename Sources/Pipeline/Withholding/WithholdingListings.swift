import Records
import Withholding

/// The lists of withholding. Nobody is named: a person has his id, an SSN is never shown.
public struct WithholdingListings {
  public let definitions: WithholdingDefinitions
  public var showsPersonal: Bool

  public init(_ definitions: WithholdingDefinitions, showsPersonal: Bool = false) {
    self.definitions = definitions
    self.showsPersonal = showsPersonal
  }

  /// Where each order stands, by tracking number.
  public func orders(_ orders: [TrackedOrder]) -> Listing {
    Listing(
      [
        "tracking_number", "case_id", "fein", "action", "status", "reason", "status_on", "person_id", "order_id",
        "total_amount", "sent_on", "file_control_number",
      ],
      orders.map { tracked in
        let order = tracked.order
        return [
          order.trackingNumber, order.caseID, order.fein, order.action.rawValue, tracked.status.rawValue,
          tracked.reason,
          tracked.statusOn?.description ?? "", order.personID, order.orderID, order.total.description,
          order.place.day?.description ?? "", order.place.fileControl,
        ]
      })
  }

  /// Every change of an order.
  public func history(_ orders: [TrackedOrder]) -> Listing {
    Listing(
      ["tracking_number", "status", "reason", "on", "file_control_number", "line"],
      orders.flatMap { tracked in
        tracked.history.map { step in
          [
            tracked.order.trackingNumber, step.status.rawValue, step.reason, step.on?.description ?? "",
            step.fileControl, String(step.line),
          ]
        }
      })
  }

  /// Records that could not be applied.
  public func reported(_ ledger: WithholdingLedger) -> Listing {
    Listing(
      ["problem", "sentence", "tracking_number", "case_id", "fein", "value", "file_control_number", "line"],
      ledger.reported.map {
        [
          $0.problem.rawValue, $0.problem.sentence, $0.trackingNumber, $0.caseID, $0.fein, $0.value,
          $0.place.fileControl, String($0.place.line),
        ]
      })
  }

  /// What the answers say of employments.
  public func employment(_ ledger: WithholdingLedger) -> Listing {
    Listing(
      [
        "person_id", "fein", "employer_name", "ended_on", "return_code", "new_employer_fein", "new_employer_name",
        "source", "file_control_number", "line",
      ],
      ledger.employment.map {
        [
          $0.personID, $0.fein, $0.employerName, $0.endedOn?.description ?? "", $0.returnCode, $0.newEmployerFEIN,
          $0.newEmployer, "e_iwo", $0.place.fileControl, String($0.place.line),
        ]
      })
  }

  public func hires(_ hires: [HireOutcome]) -> Listing {
    Listing(
      [
        "outcome", "sentence", "note", "person_id", "fein", "started_on", "received_on", "source_file", "source_line",
        "transmission",
      ],
      hires.map {
        [
          $0.outcome.rawValue, $0.outcome.sentence, $0.note, $0.personID, $0.fein, $0.startedOn?.description ?? "",
          $0.receivedOn?.description ?? "", $0.sourceFile, String($0.sourceLine), $0.transmission,
        ]
      })
  }

  static let decisionColumns = [
    "due_on", "late", "clock", "verdict", "reason", "sentence", "action", "channel", "case_id", "person_id", "county",
    "worker_id", "fein", "employer_name", "employer_address", "current_support", "arrears_amount", "medical_support",
    "total_amount", "order_id", "source", "known_on", "started_on", "nmsn_due_on", "earlier_tracking_number",
    "source_file", "source_line", "transmission",
  ]

  public func decisions(_ decisions: [WithholdingDecision], asOf: DayNumber) -> Listing {
    Listing(Self.decisionColumns, decisions.map { row($0, asOf) })
  }

  private func row(_ decision: WithholdingDecision, _ asOf: DayNumber) -> [String] {
    let (facts, income, amounts) = (decision.facts, decision.income, decision.amounts)
    return [
      decision.dueOn?.description ?? "", decision.verdict == .due && decision.isLate(on: asOf) ? "Y" : "N",
      decision.clock, decision.verdict.rawValue, decision.reason.rawValue,
      definitions.decisions[decision.reason].sentence, decision.action?.rawValue ?? "",
      decision.channel?.rawValue ?? "",
      facts.caseID, facts.personID, facts.county, facts.workerID, income.fein, decision.employerName,
      decision.employerAddress.text, amounts.currentSupport.description, amounts.arrears.description,
      amounts.medical.description, amounts.total.description, facts.orderID, income.source,
      income.knownOn?.description ?? "", income.startedOn?.description ?? "",
      decision.medicalNoticeDueOn?.description ?? "", decision.earlier, income.sourceFile,
      income.sourceLine == 0 ? "" : String(income.sourceLine), income.transmission,
    ]
  }
}
