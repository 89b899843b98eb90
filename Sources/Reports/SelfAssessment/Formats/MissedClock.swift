import Records

/// The errors of one criterion that missed the same action under the same clock.
public struct MissedClock: Sendable {
  public var criterion: Criterion
  public var item: Criterion.Item
  public var clock: TimeStandard?
  /// Cases; under a criterion whose every row must hold, a case may stand here several times.
  public var cases: Int
  /// Those of them in which it was not done by the time of the snapshot.
  public var neverDone: Int
  /// The middle of the days late of those in which it was done; `nil` where there are none.
  public var medianDays: Int?

  /// In form order; the most frequent first.
  static func all(of assessment: SelfAssessment) -> [MissedClock] {
    assessment.results.flatMap { result in
      var groups: [Key: [JudgedAction]] = [:]
      for place in result.reviewed where result.deciding[place]?.outcome == .error {
        for missed in result.actions(of: place) where missed.outcome == .error {
          groups[Key(item: missed.item, clock: missed.clock), default: []].append(missed)
        }
      }
      return groups.keys.sorted {
        (groups[$1]!.count, $0.item, $0.clock ?? "") < (groups[$0]!.count, $1.item, $1.clock ?? "")
      }.map { key in
        let missed = groups[key]!
        let days = missed.compactMap(\.daysLate).sorted()
        return MissedClock(
          criterion: result.criterion, item: result.criterion.items[key.item],
          clock: key.clock.flatMap(assessment.definition.clock), cases: missed.count,
          neverDone: missed.count { $0.doneOn == nil && $0.clock != nil },
          medianDays: days.isEmpty ? nil : days[days.count / 2])
      }
    }
  }

  private struct Key: Hashable {
    var item: Int
    var clock: String?
  }
}

/// The cases of one criterion that the same thing in their files decides.
public struct FileNeed: Sendable {
  public var criterion: Criterion
  public var item: Criterion.Item
  public var missing: String
  public var cases: Int

  /// In form order; the most frequent first.
  static func all(of assessment: SelfAssessment) -> [FileNeed] {
    assessment.results.flatMap { result in
      var counts: [Key: Int] = [:]
      for place in result.reviewed where result.deciding[place]?.outcome == .review {
        for open in result.actions(of: place) where open.outcome == .review {
          counts[Key(item: open.item, missing: open.missing ?? ""), default: 0] += 1
        }
      }
      return counts.keys.sorted {
        (counts[$1]!, $0.item, $0.missing) < (counts[$0]!, $1.item, $1.missing)
      }.map {
        FileNeed(
          criterion: result.criterion, item: result.criterion.items[$0.item], missing: $0.missing, cases: counts[$0]!)
      }
    }
  }

  private struct Key: Hashable {
    var item: Int
    var missing: String
  }
}

extension CriterionResult {
  /// What decides a case: the one action, or under the rule `all` whatever does not hold.
  func actions(of place: Int) -> [JudgedAction] { failing[place] ?? deciding[place].map { [$0] } ?? [] }
}
