/// When a file says that it was made: a day and a time of day as the number HHMMSS.
struct TrafficMoment: Comparable, Sendable {
  var day: Int
  var time: Int

  static func < (a: TrafficMoment, b: TrafficMoment) -> Bool { (a.day, a.time) < (b.day, b.time) }
}

/// The 52 weeks before the as-of day, and what happens to the files of which week.
struct TrafficCalendar: Sendable {
  static let weeks = 52

  let asOf: Int
  let first: Int

  init(asOf: Int) {
    self.asOf = asOf
    first = asOf - 7 * Self.weeks
  }

  func orders(_ week: Int) -> TrafficMoment { TrafficMoment(day: first + 7 * week + 4, time: 213_000) }
  func answers(_ week: Int) -> TrafficMoment { TrafficMoment(day: first + 7 * week + 2, time: 60_500) }

  /// The portal sends the whole order file of this week back; its orders are sent again with new numbers.
  static let returnedOrders = 20
  /// Order files that come after the answers to them: 20 days late.
  static let delayedOrders: Set<Int> = [10, 31]
  /// Acknowledgment files that come after those of the following weeks: 16 days late.
  static let delayedAnswers: Set<Int> = [15, 34]
  /// No result comes from the portal.
  static let silentPortal: Set<Int> = [7, 27, 44]
  /// An acknowledgment file in XML.
  static let xmlAnswers = 25
  /// Files that come a second time under another name, with the same bytes.
  static let repeatedAnswers: Set<Int> = [12, 38]
  static let repeatedOrders: Set<Int> = [29]
  /// A file that comes a second time with the same control number and other telephone numbers.
  static let changedAnswers = 18
  /// A file of which a first half comes before the whole.
  static let truncatedAnswers = 22
  static let truncatedOrders = 24

  /// The days before the as-of day on which a quarter ends, and the as-of day.
  var quarterEnds: [Int] {
    (first..<asOf).filter { day in
      let next = TrafficText.date(day + 1)
      return next.hasSuffix("01") && ["01", "04", "07", "10"].contains(next.dropFirst(4).prefix(2))
    } + [asOf]
  }
}
