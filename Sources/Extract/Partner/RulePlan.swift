import Layouts

/// A rule between fields in small numbers: the check of a record follows no reference and makes no object.
struct RulePlan {
  enum Demand: UInt8 {
    case given, blank, zero, notZero, among, fiveDigits, notAfter, atMost, differ, distinct, total
  }

  var field: Int32
  var demand: Demand
  /// Another field, or the first byte compared in it.
  var other: Int32 = -1
  var offset: Int32 = 0
  var plus: Int32 = 0
  /// Places in the pools of `PartnerRuleChecker`.
  var conditions: Range<Int32> = 0..<0
  var anyGiven: Range<Int32> = 0..<0
  /// Fields that must not be at fault, without those of the conditions.
  var involved: Range<Int32> = 0..<0
  var words: Range<Int32> = 0..<0
  var parts: Range<Int32> = 0..<0
  var periods: Range<Int32> = 0..<0
}

/// What a field must be for a rule to apply.
struct ConditionPlan {
  enum Test: UInt8 {
    case given, blank, zero, notZero, among
  }

  var field: Int32
  var test: Test
  var words: Range<Int32>
}

/// Values of one kind that plans point into.
final class PlanPool<Element> {
  private var elements: [Element] = []
  private(set) var base: UnsafeMutablePointer<Element>!

  /// - Returns: where they are.
  func add(_ new: [Element]) -> Range<Int32> {
    let start = Int32(elements.count)
    elements += new
    return start..<Int32(elements.count)
  }

  /// Fixes the pool: from here on it is read through `base`.
  func fix() {
    base = .allocate(capacity: max(elements.count, 1))
    base.initialize(from: elements, count: elements.count)
  }

  deinit { base?.deallocate() }
}
