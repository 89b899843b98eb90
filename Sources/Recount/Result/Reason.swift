import Records

/// Why the recount counts a member, or does not, as a sentence. It holds no text of its own: millions are made and few
/// are read.
struct Reason: ExpressibleByStringLiteral, Sendable {
  var words: StaticString
  var day: DayNumber?

  init(_ words: StaticString, _ day: DayNumber? = nil) {
    self.words = words
    self.day = day
  }

  init(stringLiteral value: StaticString) { self.init(value) }

  /// Such as `an order was made by the end of the year: 2022-06-01`.
  var sentence: String { day.map { "\(words): \($0)" } ?? "\(words)" }
}

/// What the recount says of a case, or of a child in a case, on a line.
struct Verdict {
  var isCounted: Bool
  var reason: Reason

  static func yes(_ reason: Reason) -> Verdict { Verdict(isCounted: true, reason: reason) }
  static func no(_ reason: Reason) -> Verdict { Verdict(isCounted: false, reason: reason) }
}
