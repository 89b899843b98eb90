import Layouts

/// Holds the rules between the fields of a record against its bytes. A rule one of whose fields is already at fault is
/// not looked at: its fault would be a consequence.
final class PartnerRuleChecker {
  typealias State = PartnerRecordChecker.State

  private struct Place {
    var first: Int
    var length: Int
    var format: PartnerField.DateFormat
  }

  private let record: PartnerRecord
  private let count: Int
  private let plans = PlanPool<RulePlan>()
  private let conditions = PlanPool<ConditionPlan>()
  private let fields = PlanPool<Int32>()
  private let words = PlanPool<UInt64>()
  private let places = PlanPool<Place>()

  init(_ record: PartnerRecord) {
    self.record = record
    count = record.rules.count
    for rule in record.rules { _ = plans.add([plan(rule)]) }
    _ = places.add(
      record.fields.map { Place(first: $0.first - 1, length: $0.length, format: $0.format ?? .centuryFirst) })
    plans.fix()
    conditions.fix()
    fields.fix()
    words.fix()
    places.fix()
  }

  /// - Parameter broken: gets the rule and the field at fault.
  @inline(__always)
  func check(
    _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<State>, _ broken: (_ rule: Int, _ field: Int) -> Void
  ) {
    for index in 0..<count {
      let plan = plans.base + index
      guard applies(plan, bytes, states), let field = fault(plan, bytes, states) else { continue }
      broken(index, field)
    }
  }

  @inline(__always)
  private func applies(
    _ plan: UnsafePointer<RulePlan>, _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<State>
  ) -> Bool {
    for index in plan.pointee.conditions {
      let condition = conditions.base + Int(index)
      let field = Int(condition.pointee.field)
      let state = states[field]
      if state == .faulty { return false }
      let holds: Bool
      switch condition.pointee.test {
      case .given: holds = state == .given
      case .blank: holds = state == .blank
      case .zero: holds = isZero(field, bytes)
      case .notZero: holds = !isZero(field, bytes)
      case .among: holds = state == .given && contains(condition.pointee.words, word(field, bytes))
      }
      if !holds { return false }
    }
    if states[Int(plan.pointee.field)] == .faulty { return false }
    for index in plan.pointee.involved where states[Int(fields.base[Int(index)])] == .faulty { return false }
    if plan.pointee.anyGiven.isEmpty { return true }
    for index in plan.pointee.anyGiven where states[Int(fields.base[Int(index)])] == .given { return true }
    return false
  }

  /// The field at fault, where the demand is not met.
  @inline(__always)
  private func fault(
    _ plan: UnsafePointer<RulePlan>, _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<State>
  ) -> Int? {
    let field = Int(plan.pointee.field)
    let other = Int(plan.pointee.other)
    let isGiven = states[field] == .given
    let isMet: Bool
    switch plan.pointee.demand {
    case .given: isMet = isGiven
    case .blank: isMet = !isGiven
    case .zero: isMet = isZero(field, bytes)
    case .notZero: isMet = !isZero(field, bytes)
    case .among: isMet = contains(plan.pointee.words, word(field, bytes))
    case .fiveDigits: isMet = !isGiven || isFiveDigits(field, bytes)
    case .notAfter: isMet = !isGiven || states[other] != .given || !isAfter(field, other, bytes)
    case .atMost: isMet = !isGiven || states[other] != .given || number(field, bytes) <= number(other, bytes)
    case .differ: isMet = !isGiven || !isSame(field, other, Int(plan.pointee.offset), bytes)
    case .distinct: return repeated(field, plan.pointee.parts, bytes, states)
    case .total: isMet = !isGiven || isTotal(plan, bytes)
    }
    return isMet ? nil : field
  }

  // MARK: - Values

  @inline(__always)
  private func contains(_ range: Range<Int32>, _ word: UInt64) -> Bool {
    for index in range where words.base[Int(index)] == word { return true }
    return false
  }

  @inline(__always)
  private func word(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> UInt64 {
    FixedBytes.word(bytes + places.base[field].first, places.base[field].length) ?? 0
  }

  private func isZero(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    FixedBytes.isZero(bytes + places.base[field].first, places.base[field].length)
  }

  private func number(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Int {
    FixedBytes.number(bytes + places.base[field].first, places.base[field].length) ?? 0
  }

  private func isFiveDigits(_ field: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let value = bytes + places.base[field].first
    return FixedBytes.trimmed(value, places.base[field].length) == 5
      && (0..<5).allSatisfy { (0x30...0x39).contains(value[$0]) }
  }

  private func isAfter(_ field: Int, _ other: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let place = places.base[field]
    let limit = places.base[other]
    guard let day = place.format.day(bytes + place.first), let last = limit.format.day(bytes + limit.first) else {
      return false
    }
    return day > last
  }

  private func isSame(_ field: Int, _ other: Int, _ offset: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let own = bytes + places.base[field].first
    let compared = bytes + places.base[other].first + offset
    return (0..<places.base[field].length).allSatisfy { own[$0] == compared[$0] }
  }

  private func repeated(
    _ first: Int, _ parts: Range<Int32>, _ bytes: UnsafePointer<UInt8>, _ states: UnsafePointer<State>
  ) -> Int? {
    let all = [first] + parts.map { Int(fields.base[Int($0)]) }
    for (index, field) in all.enumerated() where states[field] == .given {
      if all[..<index].contains(where: { states[$0] == .given && word($0, bytes) == word(field, bytes) }) {
        return field
      }
    }
    return nil
  }

  /// Parts of another period than the total's cannot be added without a calendar; such a record passes.
  private func isTotal(_ plan: UnsafePointer<RulePlan>, _ bytes: UnsafePointer<UInt8>) -> Bool {
    var sum = Int(plan.pointee.plus)
    let period = Int(plan.pointee.other)
    for (index, part) in plan.pointee.parts.enumerated() {
      let field = Int(fields.base[Int(part)])
      if period >= 0, !isZero(field, bytes) {
        let own = Int(fields.base[Int(plan.pointee.periods.lowerBound) + index])
        if word(own, bytes) != word(period, bytes) { return true }
      }
      sum += number(field, bytes)
    }
    return sum == number(Int(plan.pointee.field), bytes)
  }

  // MARK: - Worked out once

  private func plan(_ rule: PartnerRule) -> RulePlan {
    var plan = RulePlan(field: Int32(rule.field), demand: .given)
    plan.conditions = conditions.add(rule.conditions.map(condition))
    plan.anyGiven = fields.add(rule.anyGiven.map { Int32($0) })
    var involved = rule.anyGiven
    switch rule.demand {
    case .given: plan.demand = .given
    case .blank: plan.demand = .blank
    case .zero: plan.demand = .zero
    case .notZero: plan.demand = .notZero
    case .fiveDigits: plan.demand = .fiveDigits
    case .among(let codes):
      plan.demand = .among
      plan.words = words.add(codes.map { FixedBytes.word($0) })
    case .notAfter(let other):
      plan.demand = .notAfter
      plan.other = Int32(other)
      involved.append(other)
    case .atMost(let other):
      plan.demand = .atMost
      plan.other = Int32(other)
      involved.append(other)
    case .differ(let other, let offset):
      plan.demand = .differ
      plan.other = Int32(other)
      plan.offset = Int32(offset)
      involved.append(other)
    case .distinct(let parts):
      plan.demand = .distinct
      plan.parts = fields.add(parts.map { Int32($0) })
    case .total(let parts, let plus, let period, let periods):
      plan.demand = .total
      plan.plus = Int32(plus)
      plan.other = Int32(period ?? -1)
      plan.parts = fields.add(parts.map { Int32($0) })
      plan.periods = fields.add(periods.map { Int32($0) })
      involved += parts + periods + (period.map { [$0] } ?? [])
    }
    plan.involved = fields.add(involved.map { Int32($0) })
    return plan
  }

  private func condition(_ condition: (field: Int, test: PartnerRule.Test)) -> ConditionPlan {
    let test: ConditionPlan.Test
    var codes: [String] = []
    switch condition.test {
    case .given: test = .given
    case .blank: test = .blank
    case .zero: test = .zero
    case .notZero: test = .notZero
    case .among(let list):
      test = .among
      codes = list
    }
    return ConditionPlan(
      field: Int32(condition.field), test: test, words: words.add(codes.map { FixedBytes.word($0) }))
  }
}
