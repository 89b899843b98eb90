import Records

/// How each story goes, week by week.
extension TrafficPlan {
  func tell(_ kind: StoryKind, _ obligor: TrafficObligor, _ employer: TrafficEmployer) {
    let start = random.below(46)
    let wait = 2 + random.below(3)
    func original(_ week: Int? = nil) -> PlannedOrder? { order(.original, obligor, employer, week: week ?? start) }
    /// An original order that is accepted. - Returns: it and the week of the answer; `nil` where that is too late.
    func accepted(_ week: Int? = nil) -> (order: PlannedOrder, week: Int)? {
      guard let order = original(week), answer(order, week: order.week + wait, "A") != nil else { return nil }
      return (order, order.week + wait)
    }
    switch kind {
    case .unanswered: _ = original()
    case .wrongFields(let isAnswered):
      let fields = isAnswered ? ["EMPLOYEE SSN"] : ["EMPLOYEE LAST NAME", "EMPLOYER NAME"]
      let order = order(.original, obligor, employer, week: start, wrongFields: fields, hasMore: !isAnswered)
      if isAnswered { answer(order, week: start + wait + 1, "A") }
    case .wrongBatch: _ = original()
    case .accepted(let reason): answer(original(), week: start + wait + 1, "A", reason)
    case .rejected(let reason): answer(original(), week: start + wait + 1, "R", reason)
    case .sentAgain(let reason):
      guard answer(original(), week: start + wait + 1, "R", reason) != nil else { return }
      answer(original(start + wait + 3), week: start + wait + 6, "A")
    case .lumpSum:
      guard let (_, week) = accepted() else { return }
      notice("L", of: obligor, employer, week: week + 3, lumpSum: 250_000 + 100 * random.below(500))
      answer(order(.lumpSum, obligor, employer, week: week + 3), week: week + 6, "A")
    case .suspended:
      guard let (_, week) = accepted() else { return }
      notice("S", of: obligor, employer, week: week + 4)
    case .employmentEnded:
      guard let (order, week) = accepted(), let moment = notice("T", of: obligor, employer, week: week + wait + 4)
      else { return }
      order.take("terminated", "T", at: moment)
    case .endedBeforeAccepted:
      _ = original()
      notice("T", of: obligor, employer, week: start + wait + 1)
    case .rehired:
      guard let (order, week) = accepted(), let moment = notice("T", of: obligor, employer, week: week + 2)
      else { return }
      order.take("terminated", "T", at: moment)
      answer(original(week + 5), week: week + 9, "A")
    default: tellOfChanges(kind, obligor, employer, start: start, wait: wait, accepted: accepted)
    }
  }

  private func tellOfChanges(
    _ kind: StoryKind, _ obligor: TrafficObligor, _ employer: TrafficEmployer, start: Int, wait: Int,
    accepted: (Int?) -> (order: PlannedOrder, week: Int)?
  ) {
    switch kind {
    case .amended:
      guard let (_, week) = accepted(nil) else { return }
      answer(order(.amended, obligor, employer, week: week + 3, more: 2_500), week: week + 7, "A")
    case .amendmentRejected(let reason):
      guard let (first, week) = accepted(nil),
        let moment = answer(
          order(.amended, obligor, employer, week: week + 2, more: 5_000), week: week + 5, "R", reason)
      else { return }
      first.take("terminated", reason, at: moment)
    case .terminated:
      guard let (first, week) = accepted(nil),
        let moment = answer(order(.termination, obligor, employer, week: week + 4), week: week + 7, "A")
      else { return }
      first.take("terminated", "TRM", at: moment)
    case .terminationRejected:
      guard let (_, week) = accepted(nil) else { return }
      answer(order(.termination, obligor, employer, week: week + 1), week: week + 4, "R", "Z")
    case .secondAnswer(let disposition, let reason):
      guard let (first, week) = accepted(nil) else { return }
      answer(
        first, week: week + 2, disposition, reason, counts: false, kind: "second answer", expected: "second_answer")
    case .lateFirstAnswer:
      let late = random.pick(TrafficCalendar.delayedAnswers.sorted())
      let first = order(.original, obligor, employer, week: late - wait - 1)
      answer(first, week: late, "R", "O", kind: "answer that comes after a later one", expected: "rejected O")
      answer(first, week: late + 1, "A", counts: false, kind: "second answer", expected: "second_answer")
    case .earlyAnswer:
      let first = order(.original, obligor, employer, week: random.pick(TrafficCalendar.delayedOrders.sorted()))
      guard let first else { return }
      answer(first, week: first.week + 2, "A", kind: "answer before its order", expected: "accepted")
    case .returned:
      let first = order(.original, obligor, employer, week: TrafficCalendar.returnedOrders, isReturned: true)
      guard first != nil else { return }
      answer(order(.original, obligor, employer, week: TrafficCalendar.returnedOrders + 2), week: 27, "A")
    default: tellOfFaults(kind, obligor, employer, start: start, wait: wait)
    }
  }

  private func tellOfFaults(
    _ kind: StoryKind, _ obligor: TrafficObligor, _ employer: TrafficEmployer, start: Int, wait: Int
  ) {
    let first = order(.original, obligor, employer, week: start, isMalformed: kind == .malformedOrder)
    let week = start + wait + 1
    switch kind {
    case .actionDiffers:
      answer(
        first, week: week, "A", counts: false, action: "AMD", kind: "action of another order",
        expected: "action_differs")
    case .pairNotAllowed(let disposition, let reason):
      answer(
        first, week: week, disposition, reason, counts: false, kind: "pair not allowed", expected: "pair_not_allowed")
    case .malformedOrder, .wrongOrderBatch: answer(first, week: week, "A")
    case .malformedAnswer:
      answer(first, week: week, "A", isMalformed: true, kind: "malformed answer", expected: "quarantined NUM")
    case .wrongAnswerBatch: answer(first, week: week, "A")
    default: break
    }
  }

  /// Answers that belong to no order: unknown numbers, another state's constant, notices about strangers.
  func addStrayAnswers(_ obligors: [TrafficObligor]) {
    for number in 0..<6 {
      var answer = PlannedAnswer(
        obligor: obligors[number % obligors.count], employer: TrafficEmployer.all[5 + number], week: 5 + 7 * number,
        action: "ORG", trackingNumber: "", disposition: "A")
      let sequence = (900_000_000 + number).zeroPadded(to: 12)
      answer.trackingNumber = (number % 2 == 0 ? PlannedOrder.constant : "550000000000000000") + sequence
      answer.kind = number % 2 == 0 ? "unknown tracking number" : "tracking number of another state"
      answer.expected = "unknown_tracking_number"
      addAnswer(answer)
    }
    for number in 0..<3 {
      var stranger = obligors[number % obligors.count]
      stranger.becomeStranger(number)
      notice(
        "T", of: stranger, TrafficEmployer.all[8 + number], week: 9 + 11 * number, kind: "notice about a stranger",
        expected: "unknown_ssn")
    }
  }
}
