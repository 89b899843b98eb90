import Layouts
import Records

/// Checks a transmission of several record types: which record stands where, what is counted, what agrees, what came
/// before; and each record against its own definition.
final class TransmissionCheck {
  let family: PartnerFamily
  let checkers: [PartnerRecordChecker]
  let faultOf: PartnerFinding
  let emit: (Finding) -> Void
  let seen: ReceivedKeys
  /// What was sent, for each of the family's answers; empty where no sent file is given.
  let sent: [SentRecords]
  var seenInFile = ReceivedKeys()
  /// Gets the records once they are judged; `nil` where nothing is kept.
  var sink: PartnerIntakeSink?
  /// The record as it was delivered, where it is not the line that is looked at.
  var raw: [UInt8]?
  let hasReceivedOn: Bool

  var open: [OpenLevel] = []
  var tally = PartnerTally()
  /// The outermost level was opened, and closed.
  private var wasOpened = false
  private var wasClosed = false
  private var lastRecord = 0
  private let levelCount: Int
  /// Data records that are held against no other record.
  private let plainDetails: [Bool]
  /// The line that is being looked at.
  private(set) var line: UnsafePointer<UInt8>
  private(set) var count = 0
  private(set) var number = 0
  private(set) var bytes: UnsafePointer<UInt8>?

  init(
    _ family: PartnerFamily, checkers: [PartnerRecordChecker], finding: PartnerFinding, seen: ReceivedKeys,
    sent: [SentRecords], hasReceivedOn: Bool, emit: @escaping (Finding) -> Void
  ) {
    self.family = family
    self.checkers = checkers
    self.faultOf = finding
    self.seen = seen
    self.sent = sent
    self.hasReceivedOn = hasReceivedOn
    self.emit = emit
    line = UnsafePointer(bitPattern: 1)!
    levelCount = family.levels.count
    plainDetails = family.records.indices.map { record in
      family.details.contains { $0.record == record && $0.openedBy.isEmpty }
        && !(family.uniques.map(\.mark) + family.agreements.map(\.mark)).contains { $0.record == record }
        && !family.answers.contains { $0.mark.record == record }
    }
    if let first = family.levels.first, first.opens == nil { open.append(OpenLevel()) }
  }

  // MARK: - Lines

  func take(_ line: UnsafePointer<UInt8>, _ count: Int, _ number: Int) {
    self.line = line
    self.count = count
    self.number = number
    bytes = nil
    tally.begin()
    guard let record = recognised() else { return takeUnknown() }
    let checker = checkers[record]
    bytes = checker.check(line, count)
    // Most records are data records in their place and without fault.
    if plainDetails[record], open.count == levelCount, checker.faults.isEmpty {
      if levelCount > 0 { open[levelCount &- 1].details &+= 1 }
      sink?.take(self, record)
      return
    }
    let role = self.role(record)
    let isInPlace = place(role, record)
    for fault in checker.faults { report(fault, record) }
    if isInPlace { compare(record, role) }
    checkUnique(record)
    checkAnswer(record)
    // A record that opens a batch belongs to it, and so does the one that closes it.
    if case .opens = role {
      advance(role, record, isInPlace)
      sink?.take(self, record)
    } else {
      sink?.take(self, record)
      advance(role, record, isInPlace)
    }
  }

  /// A record that cannot be made a line of its kind.
  func refuse(_ fault: PartnerFault, _ record: Int, _ number: Int) {
    count = 0
    self.number = number
    bytes = nil
    tally.begin()
    report(fault, record)
    sink?.take(self, nil)
  }

  /// What is still open at the end of the file.
  func finish() {
    guard tally.read > 0 else { return }
    while !open.isEmpty { end(level: open.count - 1, isClosed: false) }
    guard let first = family.levels.first, let opens = first.opens, !wasOpened, first.refuses == .file else { return }
    let title = family.records[opens.record].title
    emit(faultOf.make(.sequence, number: number, expected: title, seen: "no such record in the file"))
  }

  /// The end of a level that is closed by the form of the file, whether or not there was a closing record.
  func leave(level: Int) {
    while open.count > level { end(level: open.count - 1, isClosed: false, isReported: false) }
    if level == 0 { wasClosed = true }
  }

  // MARK: - Which record

  @inline(__always)
  private func recognised() -> Int? {
    if checkers[lastRecord].identifier?.recognises(line, count) == true { return lastRecord }
    for index in 0..<checkers.count
    where checkers[index].identifier?.recognises(line, count) ?? (family.others == .refused) {
      lastRecord = index
      return index
    }
    return nil
  }

  private func takeUnknown() {
    if family.others == .anyLength || family.others == .sameLength && count == family.records[0].length {
      if open.count < family.levels.count { misplaced(nil, family.levels[open.count]) }
      if !open.isEmpty { open[open.count - 1].details += 1 }
      sink?.take(self, nil)
      return
    }
    let record = guess()
    let checker = checkers[record]
    let role = self.role(record)
    if let identifier = family.records[record].identifier, count >= family.records[record].fields[identifier].last {
      bytes = line
      let value = family.records[record].fields[identifier]
      let words = String(
        decoding: UnsafeBufferPointer(start: line + value.first - 1, count: value.length), as: UTF8.self)
      report(
        PartnerFault(
          code: .identifier, field: identifier, refuses: checker.refusal(.identifier, identifier, nil),
          expected: PartnerExpectation.of(value), seen: .text(words.filter { $0 >= " " && $0 <= "~" })), record,
        keyed: false)
      bytes = nil
    } else {
      report(
        PartnerFault(
          code: .length, field: nil, refuses: checker.refusal(.length, nil, nil),
          expected: "\(family.records[record].length) characters", seen: .text("\(count) characters")), record)
    }
    sink?.take(self, nil)
    // A blank line is no record that somebody counted.
    if count > 0 { advance(role, record, place(role, record, isSilent: true)) }
  }

  /// The record that an unknown line was most likely meant to be: the one that it looks like, otherwise the one that
  /// should stand here.
  private func guess() -> Int {
    let likenesses = checkers.map { $0.identifier?.likeness(line, count) ?? 0 }
    if let best = likenesses.indices.max(by: { likenesses[$0] < likenesses[$1] }), likenesses[best] > 1 { return best }
    if open.count == family.levels.count, let detail = family.details.first {
      let opener = open.last.flatMap { openerCode($0) }
      return family.details.first { opener.map($0.openedBy.contains) ?? false }?.record ?? detail.record
    }
    if open.count < family.levels.count, let opens = family.levels[open.count].opens { return opens.record }
    return family.details.first?.record ?? 0
  }

  // MARK: - Where it stands

  enum Role {
    case opens(Int)
    case closes(Int)
    case detail
  }

  func isMarked(_ mark: PartnerFamily.Mark, _ record: Int) -> Bool {
    guard mark.record == record else { return false }
    if mark.codes.isEmpty { return true }
    guard let code = code(of: record, line, count) else { return false }
    return mark.codes.contains(code)
  }

  private func role(_ record: Int) -> Role {
    for (index, level) in family.levels.enumerated() {
      if let opens = level.opens, isMarked(opens, record) { return .opens(index) }
      if let closes = level.closes, isMarked(closes, record) { return .closes(index) }
    }
    // A header whose identifier cannot be told is taken for the outermost.
    if let level = family.levels.firstIndex(where: { $0.opens?.record == record }) { return .opens(level) }
    if let level = family.levels.firstIndex(where: { $0.closes?.record == record }) { return .closes(level) }
    return .detail
  }

  /// Whether the record stands where it may; where not, that is reported.
  private func place(_ role: Role, _ record: Int, isSilent: Bool = false) -> Bool {
    let level: PartnerFamily.Level
    switch role {
    case .opens(let index):
      level = family.levels[index]
      let isReopened = open.count > index
      if index == 0, !level.repeats, !wasOpened, tally.read > 1, !isReopened { break }
      if open.count == index, index > 0 || level.repeats || !wasClosed { return true }
      // A level without closing record ends where the next one opens.
      if isReopened, level.closes == nil, level.repeats { return true }
    case .closes(let index):
      level = family.levels[index]
      if open.count == index + 1 { return true }
    case .detail:
      if family.levels.isEmpty { return true }
      if open.count == family.levels.count { return isWanted(record, isSilent) }
      level = family.levels[open.count]
      if !isSilent { misplaced(record, level) }
      return false
    }
    if !isSilent { sequence(record, level.refuses, expected: expectedHere()) }
    return false
  }

  /// A data record may want a level that was opened by a certain record.
  private func isWanted(_ record: Int, _ isSilent: Bool) -> Bool {
    guard let detail = family.details.first(where: { $0.record == record }), !detail.openedBy.isEmpty,
      let opener = open.last.flatMap({ openerCode($0) }), !detail.openedBy.contains(opener)
    else { return true }
    let wanted = detail.openedBy.joined(separator: " or ")
    if !isSilent { sequence(record, family.levels[open.count - 1].refuses, expected: "a batch opened by \(wanted)") }
    return false
  }

  /// A data record outside of its level. What stands before the first header is refused record by record.
  private func misplaced(_ record: Int?, _ level: PartnerFamily.Level) {
    let refuses = wasOpened ? level.refuses : .record
    sequence(record ?? level.opens?.record ?? 0, refuses, expected: expectedHere())
  }

  private func expectedHere() -> String {
    guard open.count < family.levels.count, !wasClosed else {
      if let closes = open.indices.last.flatMap({ family.levels[$0].closes }) { return name(closes) }
      return wasClosed ? "nothing after the last record" : "a data record"
    }
    var words = family.levels[open.count].opens.map { [name($0)] } ?? []
    if open.count > 0, let closes = family.levels[open.count - 1].closes { words.append(name(closes)) }
    return words.joined(separator: " or ")
  }

  private func name(_ mark: PartnerFamily.Mark) -> String {
    let codes =
      mark.codes.isEmpty
      ? family.records[mark.record].identifier.map { family.records[mark.record].fields[$0].codes } ?? [] : mark.codes
    return codes.isEmpty ? family.records[mark.record].title : codes.joined(separator: ", ")
  }

  // MARK: - Levels

  private func advance(_ role: Role, _ record: Int, _ isInPlace: Bool) {
    switch role {
    case .detail:
      if !open.isEmpty, open.count == family.levels.count { open[open.count - 1].details += 1 }
    case .opens(let level):
      while open.count > level { end(level: open.count - 1, isClosed: false, isReported: isInPlace) }
      while open.count < level { open.append(OpenLevel()) }
      if level > 0 { open[level - 1].levels += 1 }
      var opened = OpenLevel(record: record, line: number, count: count)
      if let bytes {
        opened.bytes = Array(UnsafeBufferPointer(start: bytes, count: family.records[record].length))
        opened.faulty = Set(checkers[record].faults.compactMap(\.field))
      }
      open.append(opened)
      if level == 0 {
        wasOpened = true
        wasClosed = false
      }
      if level == family.levels.count - 1 {
        tally.beginBatch()
        sink?.beginBatch(number)
      }
      setDay(record)
    case .closes(let level):
      while open.count > level + 1 { end(level: open.count - 1, isClosed: false, isReported: false) }
      if open.count == level + 1 { end(level: level, isClosed: true) }
      if level == 0 { wasClosed = true }
    }
  }

  /// - Parameter isReported: whether a missing closing record is a finding of its own.
  private func end(level: Int, isClosed: Bool, isReported: Bool = true) {
    let ended = open.removeLast()
    if level == family.levels.count - 1 {
      let isRefused = tally.endBatch()
      sink?.endBatch(isRefused: isRefused, number)
    }
    guard isReported else { return }
    let plan = family.levels[level]
    if !isClosed, let closes = plan.closes {
      sequence(closes.record, plan.refuses, expected: name(closes), seen: "the file ends")
      return
    }
    checkOpener(ended, plan)
  }

  private func setDay(_ record: Int) {
    guard !hasReceivedOn, let day = family.day, day.record == record, let bytes else { return }
    let field = family.records[record].fields[day.field]
    guard !checkers[record].faults.contains(where: { $0.field == day.field }), let format = field.format,
      let found = format.day(bytes + field.first - 1)
    else { return }
    for (index, checker) in checkers.enumerated() where index != record { checker.receivedOn = found }
  }
}
