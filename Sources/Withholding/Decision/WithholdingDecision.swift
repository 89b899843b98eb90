import Records

/// What is to be done about one case of a person at one employer.
public struct WithholdingDecision: Sendable, Equatable {
  /// How an order goes out.
  public enum Channel: String, Sendable, CaseIterable {
    /// Through the portal.
    case eIWO = "e-iwo"
    /// The employer does not take part in e-IWO.
    case paper
    /// Somebody has to look first.
    case worker
  }

  public var facts: CaseFacts
  public var income: IncomeSource
  public var employerName: String
  public var employerAddress: EmployerEntry.Address
  public var amounts: WithheldAmounts
  public var verdict: Verdict
  public var reason: DecisionReason
  /// What goes out where the verdict is due.
  public var action: OrderAction?
  public var channel: Channel?
  /// The clock that runs, such as `T-10`, the day that started it, and the last day in time.
  public var clock = ""
  public var clockStartedOn: DayNumber?
  public var dueOn: DayNumber?
  /// The last day for a National Medical Support Notice, where one is due.
  public var medicalNoticeDueOn: DayNumber?
  /// The order that is in force, is amended or ended, or was issued before.
  public var earlier: String

  public func isLate(on day: DayNumber) -> Bool { dueOn.map { $0 < day } ?? false }
}
