/// What happens to a withholding between the state and one employer in the course of the year.
enum StoryKind: Sendable, Equatable {
  case unanswered
  /// The portal names wrong fields; `answered` = the employer accepts all the same.
  case wrongFields(answered: Bool)
  /// The portal refuses the whole batch.
  case wrongBatch
  case accepted(reason: String)
  case rejected(reason: String)
  /// Rejected, then sent again with a new tracking number and accepted.
  case sentAgain(reason: String)
  /// The employer announces a lump sum, and is ordered to withhold from it.
  case lumpSum
  case suspended
  case employmentEnded
  /// The notice comes before the order is accepted.
  case endedBeforeAccepted
  case rehired
  case amended
  /// The amendment is rejected for N or U: the employment has ended or never was.
  case amendmentRejected(reason: String)
  case terminated
  case terminationRejected
  /// A second answer, which does not count.
  case secondAnswer(disposition: String, reason: String)
  /// Two answers, of which the one that was made first comes last.
  case lateFirstAnswer
  /// The answer comes before the order.
  case earlyAnswer
  case actionDiffers
  case pairNotAllowed(disposition: String, reason: String)
  case malformedOrder
  case wrongOrderBatch
  case malformedAnswer
  case wrongAnswerBatch
  /// The order is in the file that the portal sends back whole.
  case returned

  /// One round; a year has as many rounds as its people are enough for.
  static let round: [StoryKind] = [
    .accepted(reason: ""), .unanswered, .rejected(reason: "N"), .accepted(reason: ""), .employmentEnded,
    .rejected(reason: "U"), .wrongFields(answered: false), .amended, .accepted(reason: "S"), .rejected(reason: "W"),
    .wrongBatch, .lumpSum, .rejected(reason: "B"), .terminated, .accepted(reason: ""), .sentAgain(reason: "X"),
    .secondAnswer(disposition: "A", reason: ""), .rejected(reason: "D"), .suspended, .lateFirstAnswer,
    .rejected(reason: "M"), .earlyAnswer, .accepted(reason: "B"), .amendmentRejected(reason: "N"), .malformedOrder,
    .rejected(reason: "O"), .actionDiffers, .wrongOrderBatch, .rejected(reason: "S"), .rehired,
    .pairNotAllowed(disposition: "R", reason: "Z"), .terminationRejected, .accepted(reason: "W"), .malformedAnswer,
    .secondAnswer(disposition: "R", reason: "N"), .returned, .rejected(reason: "X"), .wrongAnswerBatch,
    .pairNotAllowed(disposition: "A", reason: "N"), .endedBeforeAccepted, .amendmentRejected(reason: "U"),
    .wrongFields(answered: true), .sentAgain(reason: "B"), .pairNotAllowed(disposition: "R", reason: ""), .unanswered,
  ]

  /// The employer that is kept for it.
  var employer: Int? {
    switch self {
    case .wrongBatch: TrafficEmployer.refusedByPortal
    case .wrongOrderBatch: TrafficEmployer.wrongOrderBatch
    case .wrongAnswerBatch: TrafficEmployer.wrongAnswerBatch
    default: nil
    }
  }
}
