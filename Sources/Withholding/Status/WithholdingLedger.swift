import Records

/// An order with where it stands, and how it came there.
public struct TrackedOrder: Sendable, Equatable {
  /// One change of an order's status.
  public struct Step: Sendable, Equatable {
    public var status: OrderStatus
    /// Reason of the answer, code of the portal, name of a wrong field; blank where there is none.
    public var reason: String
    public var on: DayNumber?
    /// The file that says so.
    public var fileControl: String
    public var line: Int64
  }

  public var order: SentOrder
  public var history: [Step]
  /// Whether the employer has answered; a second answer is not applied.
  public internal(set) var isAnswered = false

  public init(order: SentOrder, history: [Step]) {
    self.order = order
    self.history = history
  }

  /// An order that has just been put into the outbox.
  public init(sent order: SentOrder) {
    let step = Step(
      status: .sent, reason: "", on: order.place.day, fileControl: order.place.fileControl, line: order.place.line)
    self.init(order: order, history: [step])
  }

  public var status: OrderStatus { history.last?.status ?? .submitted }
  public var reason: String { history.last?.reason ?? "" }
  public var statusOn: DayNumber? { history.last?.on }
}

/// A record that cannot be applied: a row of the error report (file-layouts-eiwo-newhire.md, section 4.3).
public struct ReportedRecord: Sendable, Equatable {
  public enum Problem: String, Sendable, CaseIterable {
    case trackingUnknown = "unknown_tracking_number"
    case trackingUsedTwice = "tracking_used_twice"
    case alreadyAnswered = "second_answer"
    case actionDiffers = "action_differs"
    case pairNotAllowed = "pair_not_allowed"
    case notApplicable = "not_applicable"
    case ssnMissing = "ssn_missing"
    case ssnUnknown = "unknown_ssn"
    case noticeStatusUnknown = "notice_status_unknown"
    case noticeRepeated = "notice_repeated"

    public var sentence: String {
      switch self {
      case .trackingUnknown: "no order was sent under this tracking number"
      case .trackingUsedTwice: "another order has this tracking number"
      case .alreadyAnswered: "the order was answered before; the first answer stands"
      case .actionDiffers: "the answer names another action than the order"
      case .pairNotAllowed: "this disposition and reason do not go together"
      case .notApplicable: "the order has a status that this does not change"
      case .ssnMissing: "a notice of the employer's own can only be placed by its SSN"
      case .ssnUnknown: "nobody has this SSN"
      case .noticeStatusUnknown: "a notice of the employer's own says L, S or T"
      case .noticeRepeated: "the employer gave this notice before"
      }
    }
  }

  public var problem: Problem
  public var place: RecordPlace
  public var trackingNumber: String
  public var caseID: String
  public var fein: String
  /// What the record says, such as `TRM A N`.
  public var value: String
}

/// What somebody has to do because of an answer or a notice.
public struct WithholdingWork: Sendable, Equatable {
  public var consequence: StatusRules.Consequence
  public var place: RecordPlace
  public var trackingNumber: String
  public var caseID: String
  public var personID: String
  public var fein: String
  public var employerName: String
  public var answer: Acknowledgment

  public static func == (left: WithholdingWork, right: WithholdingWork) -> Bool {
    left.place == right.place && left.trackingNumber == right.trackingNumber && left.caseID == right.caseID
      && left.answer == right.answer
  }
}

/// What an answer or notice says of an employment.
public struct EmploymentUpdate: Sendable, Equatable {
  public var personID: String
  public var ssn: String
  public var fein: String
  public var employerName: String
  /// As the employer says it, otherwise the day of the answer.
  public var endedOn: DayNumber?
  /// `Q` no longer employed, `N` never employed.
  public var returnCode: String
  public var place: RecordPlace
  public var newEmployerFEIN: String
  public var newEmployer: String
  public var newEmployerAddress: Acknowledgment.Address
}

/// What the fold of all e-IWO records gives.
public struct WithholdingLedger: Sendable, Equatable {
  /// In byte order of the tracking numbers.
  public var orders: [TrackedOrder] = []
  public var reported: [ReportedRecord] = []
  public var work: [WithholdingWork] = []
  public var employment: [EmploymentUpdate] = []

  public func order(_ trackingNumber: String) -> TrackedOrder? {
    orders.first { $0.order.trackingNumber == trackingNumber }
  }
}
