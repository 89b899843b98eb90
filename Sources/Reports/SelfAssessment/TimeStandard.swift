import Layouts
import Records

/// A time standard as `clocks.yaml` has it: how long an action may take, counted from what (T-1 to T-52).
public struct TimeStandard: Sendable {
  public enum Unit: String, Sendable, CaseIterable {
    case days, months, period, none
    case businessDays = "business_days"
  }
  public enum Start: String, Sendable, CaseIterable {
    case trigger
    case monthEnd = "month_end"
  }
  public enum Arising: String, Sendable, CaseIterable { case trigger, due }

  public var id: String
  public var action: String
  /// Of the unit; 0 where the unit is `none`.
  public var limit: Int
  public var unit: Unit
  /// Where the clock starts: on the trigger's day, or on the last day of its month.
  public var start: Start
  /// The day that puts the obligation into a review period.
  public var arising: Arising
  /// What is not done in time falls due again, one limit later.
  public var isRepeated: Bool
  /// The limit is a time to wait: what is done before it is over is the error.
  public var isWaiting: Bool
  public var trigger: String
  public var citation: String
  public var confidence: String

  /// `20 days`, `2 business days`; `nil` where there is no number.
  public var limitText: String? {
    switch unit {
    case .days: limit == 1 ? "1 day" : "\(limit) days"
    case .businessDays: limit == 1 ? "1 business day" : "\(limit) business days"
    case .months: limit == 1 ? "1 month" : "\(limit) months"
    case .period: "in the period"
    case .none: nil
    }
  }

  /// Name of the placeholder that gives its limit to statements: `limit_t5`; `nil` where its id is not plain.
  var placeholder: String? {
    id.contains("/") ? nil : "limit_" + id.lowercased().filter { $0 != "-" }
  }

  /// Loads `clocks.yaml`. - Throws: `DefinitionError`.
  static func load(path: String) throws -> [TimeStandard] {
    let root = try StrictYAML.load(path: path).map()
    guard try root.int("version") == 1 else { throw root.fail("version", "expected 1") }
    _ = try root.string("title")
    var known: Set<String> = []
    let standards = try root.list("clocks").map { node -> TimeStandard in
      let standard = try TimeStandard(try node.map())
      guard known.insert(standard.id).inserted else { throw node.fail("\(standard.id) is written twice") }
      return standard
    }
    try root.finish()
    return standards
  }

  private init(_ map: StrictMap) throws {
    id = try map.string("id")
    action = try map.string("action")
    unit = try map.word("unit")
    limit = unit == .none ? 0 : try map.int("limit")
    guard limit >= 0, limit <= 400 else { throw map.fail("limit", "expected 0 to 400") }
    start = try map.optionalWord("from") ?? .trigger
    arising = try map.optionalWord("arises") ?? .trigger
    isRepeated = try map.bool("repeats", default: false)
    if isRepeated, limit == 0 || unit == .period { throw map.fail("repeats", "expected a limit to repeat") }
    isWaiting = try map.bool("earliest", default: false)
    trigger = try map.string("trigger")
    citation = try map.string("citation")
    confidence = try map.string("confidence")
    try map.finish()
  }
}
