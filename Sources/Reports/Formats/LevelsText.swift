/// ```
/// Paternity establishment, IV-D       114.29 %   line 6 / line 5a = 8 / 7
/// Arrears collections                 not computable: line 28 is 0
/// ```
///
/// The levels that the annual report gives by itself, as the summary of a run shows them.
public struct LevelsText: Sendable {
  public init() {}

  public func text(of measures: [PerformanceMeasure]) -> String {
    let width = (measures.map(\.kind.title.count).max() ?? 0) + 2
    return measures.map { measure in
      let title = measure.kind.title.leftAligned(in: width)
      guard let percent = measure.percent, let numerator = measure.numerator, let denominator = measure.denominator
      else { return title + "not computable: \(measure.obstacle ?? "the level does not fit")\n" }
      let lines = measure.kind.lines
      return title + percent.rightAligned(in: 7)
        + " %   line \(lines.numerator) / line \(lines.denominator) = \(numerator) / \(denominator)\n"
    }.joined()
  }
}
