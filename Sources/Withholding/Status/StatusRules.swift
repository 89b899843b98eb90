/// Where an order stands (file-layouts-eiwo-newhire.md, section 4.4).
public enum OrderStatus: String, Sendable, CaseIterable {
  case submitted, sent, received, accepted, rejected, error, cancelled, terminated
}

/// What happens to an order after it was sent.
public enum OrderEvent: String, Sendable, CaseIterable {
  case refusedByPortal = "refused_by_portal"
  case passedByPortal = "passed_by_portal"
  case acceptedByEmployer = "accepted_by_employer"
  case rejectedByEmployer = "rejected_by_employer"
  case withholdingEnded = "withholding_ended"
  case employmentEnded = "employment_ended"
}

/// How much a work row presses.
public enum WorkColour: String, Sendable, CaseIterable {
  case red, yellow, normal
}

/// The rules of `pipelines/withholding/status.yaml`.
public struct StatusRules: Sendable {
  public struct Meaning: Sendable {
    public var status: OrderStatus
    public var letter: String
    /// Another order for the same case and employer is not issued.
    public var holds: Bool
    public var meaning: String
  }

  public struct Transition: Sendable {
    public var event: OrderEvent
    /// Orders that it concerns.
    public var actions: Set<OrderAction>
    public var from: Set<OrderStatus>
    public var to: OrderStatus
  }

  /// Dispositions and reasons that may answer some actions.
  public struct AllowedAnswer: Sendable {
    public var actions: Set<String>
    public var disposition: String
    /// An empty one: without a reason.
    public var reasons: Set<String>
  }

  public struct Consequence: Sendable {
    public var disposition: String
    public var reason: String
    /// Name of the work, such as `new_employer`.
    public var work: String
    public var colour: WorkColour
    /// Return code of the employment that has ended.
    public var ends: String?
    public var sentence: String
  }

  public var trackingConstant: String
  public var trackingDigits: Int
  public var statuses: [Meaning]
  public var transitions: [Transition]
  public var answers: [AllowedAnswer]
  public var consequences: [Consequence]
  /// Days after which an order without an answer needs work.
  public var ages: [OrderStatus: Int]

  public func allows(action: String, disposition: String, reason: String) -> Bool {
    answers.contains {
      $0.disposition == disposition && $0.actions.contains(action) && $0.reasons.contains(reason)
    }
  }

  public func consequence(disposition: String, reason: String) -> Consequence? {
    consequences.first { $0.disposition == disposition && $0.reason == reason }
  }

  public func holds(_ status: OrderStatus) -> Bool { statuses.first { $0.status == status }?.holds ?? false }

  /// The status after an event; `nil` where the event changes nothing.
  func next(_ status: OrderStatus, _ action: OrderAction, _ event: OrderEvent) -> OrderStatus? {
    transitions.first { $0.event == event && $0.actions.contains(action) && $0.from.contains(status) }?.to
  }

  /// Whether a tracking number is one of the state's own.
  func isOwn(_ trackingNumber: String) -> Bool {
    trackingNumber.utf8.count == trackingConstant.utf8.count + trackingDigits
      && trackingNumber.hasPrefix(trackingConstant)
      && trackingNumber.utf8.dropFirst(trackingConstant.utf8.count).allSatisfy { (0x30...0x39).contains($0) }
  }
}
