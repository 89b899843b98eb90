/// The five measures that incentives are paid for (658a(b)(4); performance-and-audit.md, section 1).
public enum IncentiveMeasure: String, Sendable, CaseIterable {
  case paternity
  case supportOrders = "support_orders"
  case currentCollections = "current_collections"
  case arrearsCollections = "arrears_collections"
  case costEffectiveness = "cost_effectiveness"
}

/// The six levels that are worked out: the state elects one of the two paternity percentages for each year.
public enum MeasureKind: String, Sendable, CaseIterable {
  case paternityIVD = "paternity_iv_d"
  case paternityStatewide = "paternity_statewide"
  case supportOrders = "support_orders"
  case currentCollections = "current_collections"
  case arrearsCollections = "arrears_collections"
  case costEffectiveness = "cost_effectiveness"

  /// The measure whose rules it is held against.
  public var measure: IncentiveMeasure {
    switch self {
    case .paternityIVD, .paternityStatewide: .paternity
    case .supportOrders: .supportOrders
    case .currentCollections: .currentCollections
    case .arrearsCollections: .arrearsCollections
    case .costEffectiveness: .costEffectiveness
    }
  }

  public var title: String { reportKind?.title ?? "Cost-effectiveness" }

  /// Lines of the OCSE-157 whose totals are divided; `nil` for cost-effectiveness, which is made from other forms.
  public var lines: (numerator: String, denominator: String)? { reportKind?.lines }

  private var reportKind: PerformanceMeasure.Kind? { PerformanceMeasure.Kind(rawValue: rawValue) }

  /// A percentage; cost-effectiveness is a ratio of dollars.
  public var isPercent: Bool { self != .costEffectiveness }

  /// What a unit of the numerator is.
  public var unit: String {
    switch self {
    case .paternityIVD, .paternityStatewide: "children"
    case .supportOrders, .arrearsCollections: "cases"
    case .currentCollections, .costEffectiveness: "dollars"
    }
  }

  /// `91.25 %` or `4.92`.
  public func text(_ level: Ratio) -> String { level.text(decimals: 2) + (isPercent ? " %" : "") }

  /// A threshold without needless digits: `80 %`, `89.5 %`, `4.5`.
  public func threshold(_ level: Ratio) -> String { level.plainText() + (isPercent ? " %" : "") }
}
