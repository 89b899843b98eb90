import Records

/// What somebody decided about the registry: a row of the decisions file. Rows are only ever added; one that was wrong
/// is undone by another.
public struct EmployerDecision: Sendable, Equatable {
  public enum Action: String, Sendable, CaseIterable {
    /// The sighting is of the employer `target`.
    case match
    /// The sighting is of an employer of its own: it leaves the one it was put under.
    case split
    /// The employer `subject` is the employer `target`; its id goes on to resolve.
    case merge
    /// The employers `subject` and `target` are two: the pair is not asked about again.
    case apart
    /// The decision `subject` no longer holds.
    case undo
  }

  /// 1-based, its place in the file.
  public var number: Int
  public var on: DayNumber
  public var who: String
  public var why: String
  public var action: Action
  public var subject: String
  public var target: String

  public static let columns = ["decision", "decided_on", "who", "why", "action", "subject", "target"]
}

/// The decisions in force.
public struct EmployerDecisions: Sendable {
  /// All of them, as they were made.
  public private(set) var all: [EmployerDecision] = []
  private var undone: Set<Int> = []
  /// What an id was merged into, and by which decision.
  private var merged: [String: (target: String, decision: Int)] = [:]
  private var matched: [String: String] = [:]
  private var splits: [String: Int] = [:]
  /// Pairs of ids as they stand now, and the decisions that say that they are two.
  private var apart: [[String]: Int] = [:]

  public init() {}

  /// - Throws: `RegistryError.badDecision`.
  public init(_ bytes: [UInt8], path: String) throws {
    guard let records = CSVText.records(bytes) else {
      throw RegistryError.badDecision(path: path, line: 1, reason: "a quote never closes")
    }
    guard let header = records.first else { return }
    guard header.fields == EmployerDecision.columns else {
      throw RegistryError.badDecision(
        path: path, line: 1, reason: "expected the columns \(EmployerDecision.columns.joined(separator: ","))")
    }
    for record in records.dropFirst() {
      func fail(_ reason: String) -> RegistryError { .badDecision(path: path, line: record.line, reason: reason) }
      guard record.fields.count == EmployerDecision.columns.count else {
        throw fail("\(record.fields.count) fields, expected \(EmployerDecision.columns.count)")
      }
      let fields = record.fields
      guard fields[0] == String(all.count + 1) else { throw fail("decision \(fields[0]), expected \(all.count + 1)") }
      guard let day = DayNumber(fields[1]) else { throw fail("decided_on '\(fields[1])', expected YYYY-MM-DD") }
      guard !fields[2].isEmpty, !fields[3].isEmpty else { throw fail("expected who decided and why") }
      guard let action = EmployerDecision.Action(rawValue: fields[4]) else {
        throw fail("action '\(fields[4])', expected match, split, merge, apart or undo")
      }
      let decision = EmployerDecision(
        number: all.count + 1, on: day, who: fields[2], why: fields[3], action: action, subject: fields[5],
        target: fields[6])
      if let reason = fault(of: decision) { throw fail(reason) }
      add(decision)
    }
  }

  /// Why a decision cannot be added; `nil` where it can.
  public func fault(of decision: EmployerDecision) -> String? {
    switch decision.action {
    case .undo:
      guard let number = Int(decision.subject), (1...max(1, all.count)).contains(number), number <= all.count else {
        return "no decision \(decision.subject) to undo"
      }
      if all[number - 1].action == .undo { return "decision \(number) is an undo itself: decide anew" }
      return undone.contains(number) ? "decision \(number) is undone already" : nil
    case .merge:
      return resolved(decision.subject) == resolved(decision.target)
        ? "\(decision.subject) and \(decision.target) are one employer already" : nil
    case .match, .apart: return decision.target.isEmpty ? "expected a target" : nil
    case .split: return nil
    }
  }

  public mutating func add(_ decision: EmployerDecision) {
    all.append(decision)
    if decision.action == .undo, let number = Int(decision.subject) { undone.insert(number) }
    apply()
  }

  private mutating func apply() {
    merged = [:]
    matched = [:]
    splits = [:]
    apart = [:]
    for decision in all where !undone.contains(decision.number) {
      switch decision.action {
      case .merge: merged[follow(decision.subject)] = (follow(decision.target), decision.number)
      case .match:
        matched[decision.subject] = decision.target
        splits[decision.subject] = nil
      case .split:
        splits[decision.subject] = decision.number
        matched[decision.subject] = nil
      case .apart, .undo: break
      }
    }
    for decision in all where decision.action == .apart && isInForce(decision.number) {
      apart[pair(decision.subject, decision.target)] = decision.number
    }
  }

  public func isInForce(_ number: Int) -> Bool { !undone.contains(number) }

  private func follow(_ id: String) -> String {
    var id = id
    while let next = merged[id] { id = next.target }
    return id
  }

  /// The employer that an id stands for now.
  public func resolved(_ id: String) -> String { follow(id) }

  /// The employer of a sighting that the matching put under an id. A split one has an id of its decision: `D12`.
  public func employer(of sighting: String, stored id: String) -> String {
    if let number = splits[sighting] { return resolved("D\(number)") }
    if let target = matched[sighting] { return resolved(target) }
    return resolved(id)
  }

  /// What was decided about a sighting.
  public func decided(_ sighting: String) -> EmployerDecision.Action? {
    splits[sighting] != nil ? .split : matched[sighting] != nil ? .match : nil
  }

  private func pair(_ left: String, _ right: String) -> [String] { [follow(left), follow(right)].sorted() }

  /// Whether somebody decided that two employers are two, under these ids or under ids that were merged into them.
  public func areApart(_ left: String, _ right: String) -> Bool { apart[pair(left, right)] != nil }

  /// Numbers of the merges that make an id what it stands for now.
  private func merges(of id: String) -> Set<Int> {
    var id = id
    var numbers: Set<Int> = []
    while let next = merged[id] {
      numbers.insert(next.decision)
      id = next.target
    }
    return numbers
  }

  /// Why a new decision would be against one in force; `nil` where it is not. The two never hold at once, so the earlier
  /// one is undone first, and both stay in the file.
  public func contradiction(of action: EmployerDecision.Action, _ subject: String, _ target: String) -> String? {
    switch action {
    case .merge:
      guard let number = apart[pair(subject, target)], follow(subject) != follow(target) else { return nil }
      return "\(subject) and \(target) are two employers by decision \(said(number)): undo it first"
    case .apart:
      guard follow(subject) == follow(target) else { return nil }
      let numbers = merges(of: subject).symmetricDifference(merges(of: target)).sorted()
      if numbers.isEmpty { return "\(subject) and \(target) are one id" }
      return "\(subject) and \(target) are one employer by decision "
        + numbers.map(said).joined(separator: " and ") + ": undo \(numbers.count == 1 ? "it" : "one of them") first"
    case .match, .split, .undo: return nil
    }
  }

  /// A decision in words, such as `3 (merge E0000022 E0000012, jdoe, 2024-10-02)`.
  private func said(_ number: Int) -> String {
    let decision = all[number - 1]
    return
      "\(number) (\(decision.action.rawValue) \(decision.subject) \(decision.target), \(decision.who), \(decision.on))"
  }

  /// A row of the file.
  public static func line(_ decision: EmployerDecision) -> String {
    CSVText.line([
      String(decision.number), decision.on.description, decision.who, decision.why, decision.action.rawValue,
      decision.subject, decision.target,
    ])
  }
}
