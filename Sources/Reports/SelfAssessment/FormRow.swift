import Records

/// A row of the federal form, for the state or one of its parts.
public struct FormRow: Sendable {
  /// `nil` for the row TOTAL.
  public var criterion: Criterion?
  public var title: String
  /// Cases of the universe.
  public var universe: Int
  /// Cases to which the criterion applies.
  public var applicable: Int
  /// Cases looked at: all that it applies to, or the sample.
  public var reviewed: Int
  public var action: Int
  public var error: Int
  /// Cases that only the file can decide.
  public var undetermined: Int
  var policy: AssessmentDefinition.Undetermined
  /// Column E, in percent.
  public var previous: Ratio?

  /// Column A: the activity occurred or should have.
  public var required: Int { action + error + (policy == .apart ? 0 : undetermined) }
  /// Column B: it occurred within the time frame.
  public var timely: Int { action + (policy == .action ? undetermined : 0) }
  /// Column C, in percent; `nil` without cases.
  public var rate: Ratio? { Self.percent(timely, of: required) }
  /// Column D, in percent.
  public var standard: Int? { criterion?.standard }

  public enum Verdict: String, Sendable, CaseIterable {
    case meets, below
    case noCases = "no cases"
    /// TOTAL has no standard.
    case none = ""
  }

  /// Compared exactly, whatever is shown.
  public var verdict: Verdict { verdict(rate) }

  /// The verdicts if all cases that are apart were errors, or all were in order.
  public var bounds: (low: Verdict, high: Verdict) {
    let all = action + error + undetermined
    return (verdict(Self.percent(action, of: all)), verdict(Self.percent(action + undetermined, of: all)))
  }

  /// Whether the files that are still to be looked at can turn the verdict.
  public var dependsOnFiles: Bool {
    policy == .apart && standard != nil && undetermined > 0 && bounds.low != bounds.high
  }

  private func verdict(_ rate: Ratio?) -> Verdict {
    guard let standard else { return .none }
    guard let rate else { return .noCases }
    return rate >= Ratio(Int64(standard)) ? .meets : .below
  }

  static func percent(_ part: Int, of whole: Int) -> Ratio? {
    whole == 0 ? nil : try? Ratio(Int128(part) * 100, over: Int128(whole))
  }

  /// Half the width of the interval around C in hundredths of a point, with the correction for a finite population:
  /// z · sqrt(e (1 - e) / n · (1 - n / N)), rounded up. It informs; nothing is decided by it. `nil` where all cases were
  /// reviewed, and where e is 0 or 1: the formula says nothing there.
  public func halfWidth(z: Ratio) -> Int? {
    let (count, population) = (Int128(required), Int128(applicable))
    guard reviewed < applicable, (1...1_000_000).contains(count), count <= population, population <= 100_000_000 else {
      return nil
    }
    guard let scaled = try? (z * Ratio(1000)).floor else { return nil }
    // ((100 · 100 · z)² · B (A - B) / A³ · (N - A) / N), z in thousandths.
    let spread = Int128(timely) * (count - Int128(timely)) * (population - count)
    guard spread > 0 else { return nil }
    let (top, overflows) = (scaled * scaled * 100).multipliedReportingOverflow(by: spread)
    let (bottom, isTooWide) = (count * count * count).multipliedReportingOverflow(by: population)
    guard !overflows, !isTooWide else { return nil }
    var root: Int128 = 0
    while root * root * bottom < top { root += 1 }
    return Int(root)
  }
}

extension SelfAssessment {
  /// The parts of the state that the rows can be broken down by.
  public enum Part: String, Sendable, CaseIterable {
    case county, office, worker

    /// The part to which a case belongs.
    public func name(of reviewed: ReviewCase) -> String {
      switch self {
      case .county: reviewed.county
      case .office: "\(reviewed.county) \(reviewed.office ?? "(no office)")"
      case .worker: "\(reviewed.county) \(reviewed.workerID ?? "(no worker)")"
      }
    }
  }

  /// The rows of the form in its order, TOTAL last.
  public var rows: [FormRow] { rows(of: Array(repeating: 0, count: cases.count), parts: 1)[0] }

  /// The rows of each part of the state, by name.
  public func rows(by part: Part) -> [(name: String, rows: [FormRow])] {
    let names = Array(Set(cases.map(part.name))).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let rows = rows(of: cases.map { places[part.name(of: $0)] ?? 0 }, parts: names.count, previous: false)
    return zip(names, rows).map { ($0, $1) }
  }

  private func rows(of parts: [Int], parts count: Int, previous isCompared: Bool = true) -> [[FormRow]] {
    var all: [[FormRow]] = Array(repeating: [], count: count)
    for result in results {
      var rows = (0..<count).map { _ in
        FormRow(
          criterion: result.criterion, title: result.criterion.row, universe: 0, applicable: 0, reviewed: 0, action: 0,
          error: 0, undetermined: 0, policy: undetermined,
          previous: isCompared ? previous?.rates[result.criterion.id] : nil)
      }
      for place in cases.indices {
        rows[parts[place]].universe += 1
        if result.deciding[place] != nil { rows[parts[place]].applicable += 1 }
      }
      for place in result.reviewed {
        rows[parts[place]].reviewed += 1
        switch result.deciding[place]?.outcome {
        case .action: rows[parts[place]].action += 1
        case .error: rows[parts[place]].error += 1
        case .review: rows[parts[place]].undetermined += 1
        case .notApplicable, nil: break
        }
      }
      for part in 0..<count { all[part].append(rows[part]) }
    }
    return all.map { $0 + [total($0, isCompared ? previous?.rates[FormRow.total] : nil)] }
  }

  /// Sums of the columns; it has no standard.
  private func total(_ rows: [FormRow], _ previous: Ratio?) -> FormRow {
    FormRow(
      criterion: nil, title: "TOTAL", universe: rows.first?.universe ?? 0,
      applicable: rows.reduce(0) { $0 + $1.applicable },
      reviewed: rows.reduce(0) { $0 + $1.reviewed }, action: rows.reduce(0) { $0 + $1.action },
      error: rows.reduce(0) { $0 + $1.error }, undetermined: rows.reduce(0) { $0 + $1.undetermined },
      policy: undetermined, previous: previous)
  }
}

extension FormRow {
  /// The id of the row TOTAL.
  public static let total = "total"
  public var id: String { criterion?.id ?? Self.total }
}
