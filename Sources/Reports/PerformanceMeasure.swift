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

  /// The level in hundredths of a percent, rounded half away from zero for display only; 11429 is 114.29 %. It is never
  /// capped (E-2).
  public var hundredthsOfPercent: Int64? { level(scale: 10_000) }

  /// The level in whole percent, half up, as the paternity penalty compares it (652(g)(1), R-1, R-2).
  public var wholePercent: Int64? { level(scale: 100) }

  private func level(scale: Int128) -> Int64? {
    guard let numerator, let denominator, denominator != 0 else { return nil }
    var top = Int128(numerator) * scale
    var bottom = Int128(denominator)
    if bottom < 0 { (top, bottom) = (-top, -bottom) }
    let magnitude = (top.magnitude * 2 + bottom.magnitude) / (bottom.magnitude * 2)
    return Int64(exactly: top < 0 ? -Int128(magnitude) : Int128(magnitude))
  }

  /// `114.29`, or `nil`.
  public var percent: String? {
    hundredthsOfPercent.map { level in
      let fraction = level.magnitude % 100
      return (level < 0 ? "-" : "") + "\(level.magnitude / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
    }
  }
}
