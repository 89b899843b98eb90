/// A level of performance as an exact rational (45 CFR 305.2; performance-and-audit.md, section 1).
public struct PerformanceMeasure: Sendable, Equatable {
  /// The measures that the annual report gives by itself.
  public enum Kind: String, Sendable, CaseIterable {
    case paternityIVD = "paternity_iv_d"
    case paternityStatewide = "paternity_statewide"
    case supportOrders = "support_orders"
    case currentCollections = "current_collections"
    case arrearsCollections = "arrears_collections"

    /// Lines whose totals are divided.
    public var lines: (numerator: String, denominator: String) {
      switch self {
      case .paternityIVD: ("6", "5a")
      case .paternityStatewide: ("9", "8a")
      case .supportOrders: ("2", "1")
      case .currentCollections: ("25", "24")
      case .arrearsCollections: ("29", "28")
      }
    }

    public var title: String {
      switch self {
      case .paternityIVD: "Paternity establishment, IV-D"
      case .paternityStatewide: "Paternity establishment, statewide"
      case .supportOrders: "Cases with support orders"
      case .currentCollections: "Current collections"
      case .arrearsCollections: "Arrears collections"
      }
    }
  }

  public var kind: Kind
  /// Total of the line above; `nil` where it is not computable.
  public var numerator: Int64?
  public var denominator: Int64?

  public init(kind: Kind, numerator: Int64?, denominator: Int64?) {
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
  }

  /// All measures of a report, in the order of `Kind`.
  public static func all(of report: AnnualReport) -> [PerformanceMeasure] {
    Kind.allCases.map { kind in
      PerformanceMeasure(
        kind: kind, numerator: report.cell(kind.lines.numerator, "a")?.value,
        denominator: report.cell(kind.lines.denominator, "a")?.value)
    }
  }

  /// Why there is no level; `nil` where there is one. A level of 0 is not "not computable" (E-1).
  public var obstacle: String? {
    if numerator == nil { return "line \(kind.lines.numerator) is not computable" }
    guard let denominator else { return "line \(kind.lines.denominator) is not computable" }
    return denominator == 0 ? "line \(kind.lines.denominator) is 0" : nil
  }

  /// The level in percent, exact and never capped (E-2).
  public var level: Ratio? {
    guard let numerator, let denominator, denominator != 0 else { return nil }
    return try? Ratio(Int128(numerator) * 100, over: Int128(denominator))
  }

  /// The level rounded half away from zero to two digits, for display only: `114.29`, or `nil`.
  public var percent: String? { level?.text(decimals: 2) }
}
