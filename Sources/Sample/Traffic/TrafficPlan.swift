/// The year as it is decided before any file is written: orders with all the statuses that they take, and the
/// answers.
final class TrafficPlan {
  let calendar: TrafficCalendar
  private(set) var orders: [PlannedOrder] = []
  private(set) var answers: [PlannedAnswer] = []
  var random: SplitMix64
  /// SSN and FEIN: no two stories meet there, so that each one's end is its own.
  private var taken: Set<[Int]> = []

  /// - Parameter roster: at least one obligor.
  init(_ obligors: [TrafficObligor], calendar: TrafficCalendar, seed: UInt64) {
    self.calendar = calendar
    random = SplitMix64(seed: seed, 4)
    let stories = min(4_000, max(3 * StoryKind.round.count, obligors.count * 7 / 10))
    for number in 0..<stories {
      let kind = StoryKind.round[number % StoryKind.round.count]
      if let place = place(obligors, from: number, kind) { tell(kind, place.obligor, place.employer) }
    }
    addStrayAnswers(obligors)
  }

  /// An obligor and an employer that no story has yet.
  private func place(
    _ obligors: [TrafficObligor], from number: Int, _ kind: StoryKind
  ) -> (obligor: TrafficObligor, employer: TrafficEmployer)? {
    for step in 0..<obligors.count {
      let obligor = obligors[(number + step) % obligors.count]
      let start = random.below(TrafficEmployer.count)
      for turn in 0..<TrafficEmployer.count {
        let employer = kind.employer ?? (start + turn) % TrafficEmployer.count
        if kind.employer == nil, employer < TrafficEmployer.reserved { continue }
        guard taken.insert([obligor.ssn, employer]).inserted else { continue }
        return (obligor, TrafficEmployer.all[employer])
      }
    }
    return nil
  }

  // MARK: - Steps of a story

  /// An order in the file of a week, with what the portal says to it; `nil` after the end of the year.
  func order(
    _ action: OrderAction, _ obligor: TrafficObligor, _ employer: TrafficEmployer, week: Int, more cents: Int = 0,
    isMalformed: Bool = false, wrongFields: [String] = [], hasMore: Bool = false, isReturned: Bool = false
  ) -> PlannedOrder? {
    let week = week == TrafficCalendar.returnedOrders && !isReturned ? week + 1 : week
    guard week < TrafficCalendar.weeks else { return nil }
    let support = action == .termination ? 0 : (obligor.support > 0 ? obligor.support : 45_000) + cents
    let order = PlannedOrder(
      sequence: orders.count + 1, obligor: obligor, employer: employer, action: action, week: week, cents: support,
      isMalformed: isMalformed)
    order.wrongFields = wrongFields
    order.hasMoreWrongFields = hasMore
    orders.append(order)
    guard order.isKnown else { return order }
    order.take("sent", at: calendar.orders(week))
    if hasResult(week) {
      if employer.number == TrafficEmployer.refusedByPortal {
        order.take("error", PortalCode.of(week: week).code, at: calendar.orders(week))
      } else if let field = wrongFields.first {
        order.take("error", field, at: calendar.orders(week))
      } else {
        order.take("received", at: calendar.orders(week))
      }
    }
    return order
  }

  func hasResult(_ week: Int) -> Bool {
    week != TrafficCalendar.returnedOrders && !TrafficCalendar.silentPortal.contains(week)
  }

  /// An answer to an order in the file of a week. Only one that `counts` changes the order's status.
  /// - Returns: its moment, where it changed the status.
  @discardableResult
  func answer(
    _ order: PlannedOrder?, week: Int, _ disposition: String, _ reason: String = "", counts: Bool = true,
    action: String? = nil, isMalformed: Bool = false, kind: String = "", expected: String = ""
  ) -> TrafficMoment? {
    guard let order, week < TrafficCalendar.weeks else { return nil }
    var answer = PlannedAnswer(
      obligor: order.obligor, employer: order.employer, week: week, action: action ?? order.action.rawValue,
      trackingNumber: order.trackingNumber, disposition: disposition, reason: reason)
    answer.isMalformed = isMalformed
    answer.isShifted = order.sequence % 11 == 5 && week != TrafficCalendar.xmlAnswers
    answer.kind = kind
    answer.expected = expected
    if reason == "N" { answer.terminatedOn = calendar.answers(week).day - 5 }
    if !order.isKnown { (answer.kind, answer.expected) = ("answer to an order never taken", "unknown_tracking_number") }
    answers.append(answer)
    guard counts, order.isKnown, !isMalformed, order.employer.number != TrafficEmployer.wrongAnswerBatch else {
      return nil
    }
    order.take(disposition == "A" ? "accepted" : "rejected", reason, at: calendar.answers(week))
    return calendar.answers(week)
  }

  /// A notice that the employer starts. - Returns: its moment.
  @discardableResult
  func notice(
    _ disposition: String, of obligor: TrafficObligor, _ employer: TrafficEmployer, week: Int, lumpSum: Int = 0,
    kind: String = "", expected: String = ""
  ) -> TrafficMoment? {
    guard week < TrafficCalendar.weeks else { return nil }
    var answer = PlannedAnswer(
      obligor: obligor, employer: employer, week: week, action: "EMP", trackingNumber: "", disposition: disposition)
    answer.lumpSum = lumpSum
    answer.kind = kind
    answer.expected = expected
    if disposition == "T" { answer.terminatedOn = calendar.answers(week).day - 3 }
    answers.append(answer)
    return calendar.answers(week)
  }

  func addAnswer(_ answer: PlannedAnswer) { answers.append(answer) }
}

/// What the portal puts in the error field of a batch, and where.
struct PortalCode {
  var code: String
  var isInTrailer = false

  static func of(week: Int) -> PortalCode {
    let codes = [
      PortalCode(code: "CNM"), PortalCode(code: "EIN"), PortalCode(code: "RCT", isInTrailer: true),
      PortalCode(code: "PPE"), PortalCode(code: "REC"),
    ]
    return codes[week % codes.count]
  }
}
