import Records

/// What the data of the home folder show of an item of the calendar. Where the calendar can see for itself, a note that
/// the data do not bear out changes nothing.
struct Sight: Sendable {
  /// What it looks for, such as `certified report`; `nil` where only a note can tell.
  var wanted: String?
  var on: DayNumber?
  /// Whether the source may say that it has nothing to send.
  var mayBeNothing: Bool

  init(of wanted: String? = nil, on: DayNumber? = nil, mayBeNothing: Bool = false) {
    self.wanted = wanted
    self.on = on
    self.mayBeNothing = mayBeNothing
  }

  /// What holds on a day.
  struct Reading: Sendable, Equatable {
    /// Done or received; `nil` where it is still open.
    var on: DayNumber?
    var isNothingToReport = false
    /// Whose word it is, where a note holds.
    var note = ""
    var contradiction = ""
  }

  /// - Parameter note: of that day or before.
  func reading(asOf: DayNumber, note: CalendarNotes.Note?) -> Reading {
    let seen = on.flatMap { $0 <= asOf ? $0 : nil }
    guard let note else { return Reading(on: seen) }
    let isNothing = note.what == .nothingToReport
    guard let wanted else { return Reading(on: note.on, isNothingToReport: isNothing, note: note.said) }
    let noted = "noted as \(isNothing ? "nothing to report" : "done") on \(note.on) by \(note.said)"
    if let seen {
      let agrees = !isNothing && note.on == seen
      return Reading(on: seen, contradiction: agrees ? "" : "\(noted); the \(wanted) is of \(seen)")
    }
    if isNothing, mayBeNothing { return Reading(on: note.on, isNothingToReport: true, note: note.said) }
    return Reading(contradiction: "\(noted); there is no \(wanted)")
  }
}
