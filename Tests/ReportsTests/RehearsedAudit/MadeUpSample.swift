import Records

@testable import Reports

/// A sample that was drawn from nothing, and worksheets filled for it.
enum MadeUpSample {
  /// A line of so many units, all of them in one stratum.
  static func line(_ id: String, units: Int, frame: Int = 10_000, isDollars: Bool = false) -> RehearsedSample.Line {
    RehearsedSample.Line(
      line: id, title: "A line", unit: "case", isDollars: isDollars, frame: frame, frameHash: "00ff",
      strata: [.init(name: "all", frame: frame, sampled: units)],
      rows: (1...units).map { number in
        .init(
          number: number, stratum: "all", unit: "K\(1000 + number)", isReported: number % 2 == 0,
          amount: isDollars ? (number % 2 == 0 ? "100.00" : "0.00") : nil)
      })
  }

  static func sample(_ lines: [RehearsedSample.Line]) -> RehearsedSample {
    RehearsedSample(
      fiscalYear: 2024, seed: "7", size: 150, strataBy: [], policies: [], snapshots: [], annualInputs: nil, lines: lines
    )
  }

  /// The worksheet of a line: the first `wrong` units are not correct, and have `audited` where the line is in dollars.
  static func filled(
    _ line: RehearsedSample.Line, wrong: Int, reason: String = "case_status", audited: String = "90.00"
  )
    -> String
  {
    CSVText.line(Worksheet.drawnColumns + Worksheet.answerColumns)
      + line.rows.map { row in
        let isWrong = row.number <= wrong
        return CSVText.line([
          String(row.number), row.unit, row.stratum, row.isReported ? "in" : "out", row.amount ?? "", "", "", "",
          isWrong ? "N" : "Y", isWrong && line.isDollars ? audited : "", isWrong ? reason : "", "", "R. Roe",
        ])
      }.joined()
  }

  static func reading(_ text: String, _ line: RehearsedSample.Line) -> WorksheetReading {
    WorksheetReading(
      Array(text.utf8), of: line, file: "line-\(line.line).csv", reasons: ["case_status", "charge", "other"])
  }
}
