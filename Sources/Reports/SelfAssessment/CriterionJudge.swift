import Layouts
import Records

/// Judges the required actions of the cases under one criterion (performance-and-audit.md 5.2, 5.3).
///
/// The order in which duties come in does not matter.
struct CriterionJudge {
  let criterion: Criterion
  let firstDay: DayNumber
  /// The clock of a disposition and the one that bounds its frame.
  private let tier: (clock: TimeStandard, frame: TimeStandard)?
  private var due: DueDays
  /// By case: what decides, and the day on which it arose.
  private(set) var deciding: [(JudgedAction, DayNumber)?]
  /// Under the rule `all`, by case: whatever does not hold.
  private(set) var failing: [Int: [JudgedAction]] = [:]

  init(_ criterion: Criterion, cases: Int, from firstDay: DayNumber, due: DueDays, definition: AssessmentDefinition) {
    self.criterion = criterion
    self.firstDay = firstDay
    self.due = due
    deciding = Array(repeating: nil, count: cases)
    if let clock = criterion.clock.flatMap(definition.clock), let frame = criterion.frame.flatMap(definition.clock) {
      tier = (clock, frame)
    } else {
      tier = nil
    }
  }

  mutating func add(_ duty: Duty, case place: Int) {
    switch criterion.rule {
    case .last: addLast(duty, place)
    case .all:
      guard let judged = judge(duty) else { return }
      if judged.outcome != .action { failing[place, default: []].append(judged) }
      if deciding[place].map({ judged.isWorse(than: $0.0) }) ?? true { deciding[place] = (judged, firstDay) }
    case .disposition: addDisposition(duty, place)
    }
  }

  private mutating func addLast(_ duty: Duty, _ place: Int) {
    guard var arose = duty.aroseOn else { return }
    guard let clock = duty.clock, clock.isRepeated else {
      guard let judged = judge(duty) else { return }
      if duty.clock?.arising == .due, let dueOn = judged.dueOn {
        // What was done before the period left nothing to fall due in it.
        if let doneOn = duty.doneOn, doneOn < firstDay { return }
        arose = dueOn
      }
      keep(judged, arose, duty.endsOn, place)
      return
    }
    // What is not done in time falls due again: each link of the chain is an obligation of its own.
    var link = duty
    while let judged = judge(link) {
      keep(judged, arose, duty.endsOn, place)
      guard let next = judged.dueOn, judged.outcome != .action else { return }
      arose = next
      link.aroseOn = next
    }
  }

  private mutating func keep(_ judged: JudgedAction, _ arose: DayNumber, _ endsOn: DayNumber, _ place: Int) {
    guard arose >= firstDay, arose <= endsOn else { return }
    if deciding[place].map({ JudgedAction.isLater((judged, arose), $0) }) ?? true { deciding[place] = (judged, arose) }
  }

  /// In the frame: disposed of in the period, or the time of the longer tier over in it without a disposition.
  private mutating func addDisposition(_ duty: Duty, _ place: Int) {
    guard let tier, duty.clock?.id == tier.clock.id, let served = duty.aroseOn else { return }
    let disposed = duty.doneOn.flatMap { $0 <= duty.endsOn ? $0 : nil }
    let limit = due.due(tier.frame, after: served)
    guard disposed.map({ $0 >= firstDay }) ?? (limit >= firstDay && limit <= duty.endsOn) else { return }
    let dueOn = due.due(tier.clock, after: served)
    let judged = JudgedAction(
      outcome: disposed.map { $0 <= dueOn } ?? false ? .action : .error, item: duty.item, clock: tier.clock.id,
      aroseOn: served, dueOn: dueOn, doneOn: disposed)
    if deciding[place].map({ JudgedAction.isLater((judged, served), $0) }) ?? true {
      deciding[place] = (judged, served)
    }
  }

  /// `nil` where it is not due yet.
  private mutating func judge(_ duty: Duty) -> JudgedAction? {
    var judged = JudgedAction(
      outcome: .error, item: duty.item, clock: duty.clock?.id, aroseOn: duty.aroseOn, doneOn: duty.doneOn)
    func settle(_ isDone: Bool, _ isPerhaps: Bool) {
      judged.outcome = isDone ? .action : isPerhaps ? .review : .error
      if judged.outcome == .review { judged.missing = duty.missing }
    }
    guard let clock = duty.clock, clock.unit != .none else {
      settle(duty.doneOn != nil, duty.perhapsOn != nil)
      return judged
    }
    guard let arose = duty.aroseOn else {
      judged.doneOn = nil
      return judged
    }
    let dueOn = due.due(clock, after: arose)
    judged.dueOn = dueOn
    if clock.isWaiting {
      settle(duty.doneOn.map { $0 >= dueOn } ?? false, duty.perhapsOn.map { $0 >= dueOn } ?? false)
      return judged
    }
    guard dueOn <= duty.endsOn else { return nil }
    settle(duty.doneOn.map { $0 <= dueOn } ?? false, duty.perhapsOn.map { $0 <= dueOn } ?? false)
    return judged
  }
}
