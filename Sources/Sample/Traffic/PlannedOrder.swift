import Records

/// What an order asks of the employer (file-layouts-eiwo-newhire.md, 1.8).
enum OrderAction: String, Sendable {
  case original = "ORG"
  case amended = "AMD"
  case lumpSum = "LUM"
  case termination = "TRM"
}

/// A status that an order takes, and what gave it.
struct StatusStep: Sendable {
  var at: TrafficMoment
  var status: String
  var reason = ""
}

/// One order of the former system: what becomes of it is decided before any file is written.
final class PlannedOrder {
  /// From 1; the last twelve digits of the tracking number.
  let sequence: Int
  let obligor: TrafficObligor
  let employer: TrafficEmployer
  let action: OrderAction
  let week: Int
  /// Current support for a month, in cents; 0 on a termination.
  let cents: Int
  /// Whether its record is such that it goes to quarantine.
  let isMalformed: Bool
  /// Names of fields that the portal finds wrong.
  var wrongFields: [String] = []
  var hasMoreWrongFields = false
  /// In the order of the moments.
  private(set) var steps: [StatusStep] = []

  init(
    sequence: Int, obligor: TrafficObligor, employer: TrafficEmployer, action: OrderAction, week: Int, cents: Int,
    isMalformed: Bool
  ) {
    self.sequence = sequence
    self.obligor = obligor
    self.employer = employer
    self.action = action
    self.week = week
    self.cents = cents
    self.isMalformed = isMalformed
  }

  /// The state's constant of 18 characters.
  static let constant = "270000000000000000"

  var trackingNumber: String { Self.constant + sequence.zeroPadded(to: 12) }

  /// Whether the record is taken: neither it nor its batch is refused.
  var isKnown: Bool { !isMalformed && employer.number != TrafficEmployer.wrongOrderBatch }

  func take(_ status: String, _ reason: String = "", at moment: TrafficMoment) {
    steps.append(StatusStep(at: moment, status: status, reason: reason))
  }

  /// The last step on or before a day; `nil` where the order was not yet made.
  func step(asOf day: Int) -> StatusStep? { steps.last { $0.at.day <= day } }
}

/// One answer of an employer, or a notice of his own (action EMP).
struct PlannedAnswer {
  var obligor: TrafficObligor
  var employer: TrafficEmployer
  var week: Int
  var action: String
  /// Blank on a notice.
  var trackingNumber: String
  var disposition: String
  var reason = ""
  var isMalformed = false
  /// Whether the letters stand in the second and third place of their fields, where a reader looks too.
  var isShifted = false
  var terminatedOn: Int?
  var lumpSum = 0
  /// What is planted; blank for an ordinary answer.
  var kind = ""
  var expected = ""
}
