import Layouts

/// Holds the rules between the fields of a record against its bytes. A rule one of whose fields is already at fault is
/// not looked at: its fault would be a consequence.
struct PartnerRuleChecker {
  private struct Condition {
    var field: Int
    var test: PartnerRule.Test
    var words: [UInt64]
  }

  private struct Plan {
    var rule: PartnerRule
    var conditions: [Condition]
    /// Fields that must not be at fault, without the rule's own.
    var involved: [Int]
    var words: [UInt64]
    var refuses: PartnerRefusal?
    var expected: String
  }

  private let record: PartnerRecord
  private let plans: [Plan]
  private let places: [(first: Int, length: Int)]

  init(_ record: PartnerRecord) {
    self.record = record
    places = record.fields.map { ($0.first - 1, $0.length) }
    plans = record.rules.map { rule in
      Plan(
        rule: rule,
        conditions: rule.conditions.map { condition in
          var words: [UInt64] = []
          if case .among(let codes) = condition.test { words = codes.map { FixedBytes.word($0) } }
          return Condition(field: condition.field, test: condition.test, words: words)
        }, involved: rule.conditions.map(\.field) + rule.anyGiven + Self.others(rule.demand),
        words: Self.words(rule.demand), refuses: rule.refuses, expected: Self.expected(rule, record))
    }
  }

  func check(
    _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<PartnerRecordChecker.State>,
    _ fault: (PartnerFault) -> Void
  ) {
    for index in 0..<plans.count where applies(plans[index], bytes, states) {
      let plan = plans[index]
      guard let field = broken(plan, bytes, states) else { continue }
      fault(
        PartnerFault(
          code: plan.rule.code, field: field, refuses: plan.refuses ?? refusal(plan.rule.code, field, bytes),
          expected: plan.expected))
    }
  }

  @inline(__always)
  private func applies(
    _ plan: Plan, _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<PartnerRecordChecker.State>
  ) -> Bool {
    for condition in plan.conditions {
      let state = states[condition.field]
      if state == .faulty { return false }
      let holds: Bool
      switch condition.test {
      case .given: holds = state == .given
      case .blank: holds = state == .blank
      case .zero: holds = isZero(condition.field, bytes)
      case .notZero: holds = !isZero(condition.field, bytes)
      case .among:
        holds = state == .given && condition.words.contains(word(condition.field, bytes))
      }
      if !holds { return false }
    }
    if states[plan.rule.field] == .faulty { return false }
    for field in plan.involved where states[field] == .faulty { return false }
    if !plan.rule.anyGiven.isEmpty, !plan.rule.anyGiven.contains(where: { states[$0] == .given }) { return false }
    return true
  }

  /// The field at fault, where the demand is not met.
  private func broken(
    _ plan: Plan, _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<PartnerRecordChecker.State>
  ) -> Int? {
    let field = plan.rule.field
    let isGiven = states[field] == .given
    let isMet: Bool
    switch plan.rule.demand {
    case .given: isMet = isGiven
    case .blank: isMet = !isGiven
    case .zero: isMet = isZero(field, bytes)
    case .notZero: isMet = !isZero(field, bytes)
    case .among: isMet = plan.words.contains(word(field, bytes))
    case .fiveDigits: isMet = !isGiven || isFiveDigits(field, bytes)
    case .notAfter(let other):
      isMet = !isGiven || states[other] != .given || !isAfter(field, other, bytes)
    case .atMost(let other):
      isMet = !isGiven || states[other] != .given || number(field, bytes) <= number(other, bytes)
    case .differ(let other, let offset): isMet = !isGiven || !isSame(field, other, offset, bytes)
    case .distinct(let fields): return repeated([field] + fields, bytes, states)
    case .total(let fields, let plus, let period, let periods):
      isMet = !isGiven || isTotal(field, fields, plus, period, periods, bytes)
    }
    return isMet ? nil : field
  }

  // MARK: - Values

  private func word(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> UInt64 {
    FixedBytes.word(bytes + places[field].first, places[field].length) ?? 0
  }

  private func isZero(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    FixedBytes.isZero(bytes + places[field].first, places[field].length)
  }

  private func number(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Int {
    FixedBytes.number(bytes + places[field].first, places[field].length) ?? 0
  }

  private func isFiveDigits(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let value = bytes + places[field].first
    return FixedBytes.trimmed(value, places[field].length) == 5
      && (0..<5).allSatisfy { (0x30...0x39).contains(value[$0]) }
  }

  private func isAfter(_ field: Int, _ other: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    guard let format = record.fields[field].format, let day = format.day(bytes + places[field].first),
      let otherFormat = record.fields[other].format, let limit = otherFormat.day(bytes + places[other].first)
    else { return false }
    return day > limit
  }

  private func isSame(_ field: Int, _ other: Int, _ offset: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let own = bytes + places[field].first
    let compared = bytes + places[other].first + offset
    return (0..<places[field].length).allSatisfy { own[$0] == compared[$0] }
  }

  private func repeated(
    _ fields: [Int], _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<PartnerRecordChecker.State>
  ) -> Int? {
    for (index, field) in fields.enumerated() where states[field] == .given {
      if fields[..<index].contains(where: { states[$0] == .given && word($0, bytes) == word(field, bytes) }) {
        return field
      }
    }
    return nil
  }

  private func isTotal(
    _ field: Int, _ parts: [Int], _ plus: Int, _ period: Int?, _ periods: [Int], _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    if let period {
      let wanted = word(period, bytes)
      for (part, own) in zip(parts, periods) where !isZero(part, bytes) && word(own, bytes) != wanted { return true }
    }
    return parts.reduce(plus) { $0 + number($1, bytes) } == number(field, bytes)
  }

  private func refusal(_ code: PartnerFaultCode, _ field: Int, _ bytes: UnsafePointer<UInt8>) -> PartnerRefusal {
    if record.fields[field].warnings.contains(code) { return .warning }
    if let decider = record.refusals.field {
      let value = word(decider, bytes)
      for (refusal, values) in record.refusals.byValue where values.contains(where: { FixedBytes.word($0) == value }) {
        return refusal
      }
    }
    return record.refusals.usual
  }

  // MARK: - Worked out once

  private static func others(_ demand: PartnerRule.Demand) -> [Int] {
    switch demand {
    case .notAfter(let field), .atMost(let field), .differ(let field, _): [field]
    case .distinct(let fields): fields
    case .total(let fields, _, let period, let periods): fields + (period.map { [$0] } ?? []) + periods
    default: []
    }
  }

  private static func words(_ demand: PartnerRule.Demand) -> [UInt64] {
    if case .among(let codes) = demand { codes.map { FixedBytes.word($0) } } else { [] }
  }

  /// What the rule wants and why, such as `a value, since Document Action Code is LUM`.
  private static func expected(_ rule: PartnerRule, _ record: PartnerRecord) -> String {
    func name(_ field: Int) -> String { record.fields[field].name }
    let wanted =
      switch rule.demand {
      case .given: "a value"
      case .blank: "no value"
      case .zero: "zeros"
      case .notZero: "a number above zero"
      case .among(let codes): codes.joined(separator: " or ")
      case .fiveDigits: "five digits at the left edge"
      case .notAfter(let field): "a day not after \(name(field))"
      case .atMost(let field): "at most \(name(field))"
      case .differ(let field, _): "another number than in \(name(field))"
      case .distinct: "each code once"
      case .total(let fields, let plus, _, _):
        "the sum of \(fields.map(name).joined(separator: ", "))" + (plus == 0 ? "" : " and \(plus)")
      }
    var reasons = rule.conditions.map { condition in
      switch condition.test {
      case .given: "\(name(condition.field)) is given"
      case .blank: "\(name(condition.field)) is blank"
      case .zero: "\(name(condition.field)) is zero"
      case .notZero: "\(name(condition.field)) is not zero"
      case .among(let codes): "\(name(condition.field)) is \(codes.joined(separator: " or "))"
      }
    }
    if !rule.anyGiven.isEmpty { reasons.append("\(rule.anyGiven.map(name).joined(separator: ", ")) is begun") }
    return reasons.isEmpty ? wanted : wanted + ", since " + reasons.joined(separator: " and ")
  }
}
