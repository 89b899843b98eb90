/// The whole examination: what each check found, how complete the elements are, and whether each measure stands.
public struct SelfCheckReport: Sendable {
  public var title: String
  public var fiscalYear: Int
  /// The option of the paternity measure; `nil` where none is elected.
  public var option: PaternityOption?
  /// By county.
  public var sources: [ReportSource]
  /// In the order of the parts, and of the definitions in each.
  public var findings: [SelfCheckFinding]
  public var completeness: [ElementCompleteness]
  public var verdicts: [MeasureVerdict]
  /// Findings of the loads that touch no line that a measure stands on.
  public var otherLoadFindings: Int
  /// Waivers that were used.
  public var waivers: [Waiver]
  /// Waivers of the file that hold no longer.
  public var expired: [Waiver]

  /// Checks that stop certification.
  public var blocking: [SelfCheckFinding] { findings.filter(\.isBlocking) }

  /// Everything that fails, worst first: blocking checks, then what most members rest on.
  public var worstFirst: [SelfCheckFinding] {
    let order = Dictionary(uniqueKeysWithValues: findings.enumerated().map { ($1.id, $0) })
    func rank(_ finding: SelfCheckFinding) -> (Int, Int64, Int) {
      let places: [SelfCheckFinding.Effect] = [.blocking, .risk, .explain, .note]
      let effect = finding.isOpen ? places.firstIndex(of: finding.effect) ?? 0 : places.count
      return (effect, -(finding.exposures.map(\.members).max() ?? 0), order[finding.id] ?? 0)
    }
    return findings.filter { $0.failed > 0 }.sorted { rank($0) < rank($1) }
  }

  /// Blocked measures, then those at risk, then those that stand.
  var verdictsWorstFirst: [MeasureVerdict] {
    verdicts.enumerated().sorted { left, right in
      left.element.standing != right.element.standing
        ? left.element.standing > right.element.standing : left.offset < right.offset
    }.map(\.element)
  }

  /// Whether every measure stands.
  public var allStand: Bool { verdicts.allSatisfy { $0.standing == .stands } }
}

/// Whether a line, and a measure with its lines, can go to the auditors.
public enum Standing: String, Sendable, CaseIterable, Comparable {
  case stands
  case atRisk = "at_risk"
  case blocked

  public static func < (left: Standing, right: Standing) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .stands ? 0 : self == .atRisk ? 1 : 2 }

  public var words: String { self == .atRisk ? "at risk" : rawValue }
}

/// A line of a measure.
public struct LineVerdict: Sendable {
  public var line: String
  public var standing: Standing
  /// Counted members; `nil` where the annual inputs give the line.
  public var members: Int64?
  /// Members that rest on an open problem, each once.
  public var exposed: Int64
  /// Why it does not stand, worst first.
  public var reasons: [String]
}

/// A measure: it stands only if every line of its group does (performance-and-audit.md 4.1).
public struct MeasureVerdict: Sendable {
  public var group: MeasureGroup
  /// `95.60 %`; `nil` where there is none.
  public var level: String?
  /// Why there is no level.
  public var obstacle: String?
  public var lines: [LineVerdict]

  public var standing: Standing {
    max(lines.map(\.standing).max() ?? .stands, obstacle == nil ? .stands : .blocked)
  }

  public var title: String {
    switch group.measure {
    case .paternity: "Paternity establishment, " + (group.option == .statewide ? "statewide" : "IV-D")
    case .supportOrders: "Cases with support orders"
    case .currentCollections: "Current collections"
    case .arrearsCollections: "Arrears collections"
    case .costEffectiveness: "Cost-effectiveness"
    }
  }

  /// `blocked: line 5: SC-06a fails; line 6: …`.
  public var sentence: String { standing.words + ": " + why }

  /// The sentence without the verdict itself.
  public var why: String {
    var reasons: [String] = []
    if let obstacle { reasons.append("not computable: \(obstacle)") }
    for line in lines where !line.reasons.isEmpty {
      reasons.append("line \(line.line): " + line.reasons.joined(separator: ", "))
    }
    if reasons.isEmpty, !lines.isEmpty { return "no open problem weighs on \(names)" }
    let list = reasons.joined(separator: "; ")
    return standing == .stands ? "the problems on \(names) are within the limit; " + list : list
  }

  private var names: String {
    (lines.count == 1 ? "line " : "lines ")
      + (lines.count == 1
        ? lines[0].line : lines.dropLast().map(\.line).joined(separator: ", ") + " and " + lines[lines.count - 1].line)
  }
}

/// How many values of an element are there, for one county, office and worker.
public struct ElementCompleteness: Sendable {
  public var element: String
  public var title: String
  public var lines: [String]
  public var county: String
  public var office: String
  public var worker: String
  public var rows: Int64
  public var blank: Int64
  public var invalid: Int64

  public var filled: Int64 { rows - blank - invalid }
  /// Hundredths of a percent, rounded down, so that 100.00 means all.
  public var filledShare: Int64? { rows == 0 ? nil : filled * 10_000 / rows }

  /// `99.87`.
  public static func percent(_ share: Int64) -> String { "\(share / 100)." + (share % 100).zeroPadded(to: 2) }
}
