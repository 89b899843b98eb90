/// The result on a terminal: a line for each line of the form, what would settle the marginal ones, the causes of the
/// errors, and a line for each measure.
public struct ScoreText: ScoreFormat {
  public init() {}

  public func text(of score: RehearsalScore) -> String {
    var text = "\(score.definition.title), fiscal year \(score.sample.fiscalYear), seed \(score.sample.seed)\n\n"
    text += Self.table(
      [["line", "frame", "drawn", "correct", "efficiency", "exact 95 %", "normal 95 %", "dollars", "verdict"]]
        + score.lines.map(cells))
    let settled = score.lines.compactMap { line in RehearsalScore.sentence(line).map { "line \(line.line.line): \($0)" }
    }
    if !settled.isEmpty { text += "\nto settle\n" + settled.map { "  \($0)\n" }.joined() }
    let causes = score.lines.filter { !$0.causes.isEmpty }
    if !causes.isEmpty {
      text += "\nerrors by cause\n"
      for line in causes {
        text += "  line \(line.line.line): "
        text +=
          line.causes.map { "\($0.code.isEmpty ? "no reason" : $0.code) \($0.count)" }.joined(separator: ", ") + "\n"
      }
    }
    text += "\nmeasures\n"
    text += Self.table(
      score.measures.map { measure in
        [
          measure.title, RehearsalScore.word(measure.verdict),
          measure.lines.map { line in
            "line \(line.line): \(line.notDrawn == nil ? RehearsalScore.word(line.verdict) : "not drawn")"
          }.joined(separator: ", "),
        ]
      })
    return text
  }

  private func cells(_ line: LineScore) -> [String] {
    let estimate = line.estimate
    return [
      line.line.line, String(line.line.frame), String(line.line.rows.count), String(line.correct),
      estimate.map { RateText.percent($0.efficiency) } ?? "",
      estimate.map { RateText.interval($0.exactInterval) } ?? "",
      estimate.map { "\(RateText.interval($0.normalInterval)), \($0.normalStatus.rawValue)" } ?? "",
      line.dollarAccuracy.map(RateText.percent) ?? "", RehearsalScore.word(line.verdict),
    ]
  }

  /// Columns side by side, two blanks between them.
  private static func table(_ rows: [[String]]) -> String {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = " "
      for (column, cell) in row.enumerated() {
        line += " " + cell
        if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 1) }
      }
      return line + "\n"
    }.joined()
  }
}
