/// A rule between the fields of one record.
public struct PartnerRule: Sendable, Equatable {
  /// What a field of the condition must be for the rule to apply.
  public enum Test: Sendable, Equatable {
    case given, blank, zero, notZero
    case among([String])
  }

  /// What the rule wants of its field.
  public enum Demand: Sendable, Equatable {
    case given, blank, zero, notZero
    case among([String])
    /// A postal code that begins with five digits and holds nothing else.
    case fiveDigits
    /// A date not after that of another field.
    case notAfter(field: Int)
    /// A number not above that of another field.
    case atMost(field: Int)
    /// Other bytes than those of another field, from `offset` in it.
    case differ(field: Int, offset: Int)
    /// No value twice among the field and these.
    case distinct(fields: [Int])
    /// The sum of these fields and a constant. Where periods are given, parts are added only when every part that is
    /// not zero has the period of the total.
    case total(fields: [Int], plus: Int, period: Int?, periods: [Int])
  }

  /// 0-based position of the field that is reported.
  public var field: Int
  public var demand: Demand
  /// All of them must hold.
  public var conditions: [(field: Int, test: Test)]
  /// At least one of them must be given, where there are any.
  public var anyGiven: [Int]
  public var code: PartnerFaultCode
  /// What it refuses, where it is not what the record says.
  public var refuses: PartnerRefusal?

  public static func == (left: PartnerRule, right: PartnerRule) -> Bool {
    left.field == right.field && left.demand == right.demand && left.anyGiven == right.anyGiven
      && left.code == right.code && left.refuses == right.refuses
      && left.conditions.elementsEqual(right.conditions) { $0.field == $1.field && $0.test == $1.test }
  }
}
