import Records

/// What became of a case under a criterion.
public enum CaseOutcome: String, Sendable, CaseIterable {
  case action, error
  /// Only the file can decide.
  case review
  case notApplicable = "not_applicable"

  /// The worse stands above the better.
  var weight: Int {
    switch self {
    case .error: 3
    case .review: 2
    case .action: 1
    case .notApplicable: 0
    }
  }
}

/// A required action, judged; or an outcome that makes its time frames unnecessary.
public struct JudgedAction: Sendable, Equatable {
  public var outcome: CaseOutcome
  /// Place of the sub-criterion in its criterion.
  public var item: Int
  /// Its clock's id; `nil` where there is no time to keep.
  public var clock: String?
  public var aroseOn: DayNumber?
  public var dueOn: DayNumber?
  public var doneOn: DayNumber?
  /// What the file must show.
  public var missing: String?

  /// Days after the last one in time (for a time to wait: before its end); `nil` where it was done in time or never.
  public var daysLate: Int? {
    guard outcome != .action, let dueOn, let doneOn, doneOn != dueOn else { return nil }
    return Int(abs(doneOn.value - dueOn.value))
  }

  /// Which of two actions that arose in the period decides: the later; of one day, the further sub-criterion, the later
  /// limit, the worse. - Parameter arises: the days on which they arose.
  static func isLater(_ left: (JudgedAction, DayNumber), _ right: (JudgedAction, DayNumber)) -> Bool {
    if left.1 != right.1 { return left.1 > right.1 }
    if left.0.item != right.0.item { return left.0.item > right.0.item }
    let (one, other) = (left.0.dueOn?.value ?? 0, right.0.dueOn?.value ?? 0)
    if one != other { return one > other }
    return left.0.isWorse(than: right.0)
  }

  /// The worse outcome; then the first sub-criterion; then the earlier.
  func isWorse(than other: JudgedAction) -> Bool {
    if outcome != other.outcome { return outcome.weight > other.outcome.weight }
    if item != other.item { return item < other.item }
    let (one, two) = (aroseOn?.value ?? 0, other.aroseOn?.value ?? 0)
    if one != two { return one < two }
    return (doneOn?.value ?? Int32.max) > (other.doneOn?.value ?? Int32.max)
  }
}
