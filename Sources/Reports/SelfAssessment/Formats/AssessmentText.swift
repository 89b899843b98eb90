/// The assessment to read in a terminal: the form's table, what was missed, what only files can decide.
public struct AssessmentText: AssessmentFormat {
  public init() {}

  public func text(of assessment: SelfAssessment, by part: SelfAssessment.Part?) throws -> String {
    let rule = assessment.definition.sample
    var lines = [
      "Self-assessment, fiscal year \(assessment.fiscalYear) (\(assessment.fiscalYear.firstDay) to "
        + "\(assessment.fiscalYear.lastDay)), \(assessment.definition.citation)",
      "",
    ]
    if let sample = assessment.sample {
      lines += [
        "Sample, seed \(sample.seed), \(sample.size.map { "\($0) cases" } ?? "suggested size") a criterion; intervals at "
          + "\(rule.confidenceLevel) % confidence", "",
      ]
    } else {
      lines += ["All cases were reviewed.", ""]
    }
    lines += table(assessment.rows, assessment)
    let missed = MissedClock.all(of: assessment)
    if !missed.isEmpty {
      lines += ["", "what the errors missed"]
      for missed in missed {
        let words = missed.clock.map { "\($0.id), \($0.limitText ?? "")" } ?? ""
        lines.append(
          "  " + padded(missed.criterion.row, 27) + padded(missed.item.title, 44) + padded(words, 26)
            + right("\(missed.cases)", 6) + (missed.neverDone > 0 ? ", never done \(missed.neverDone)" : "")
            + (missed.medianDays.map { ", median \($0) days" } ?? ""))
      }
    }
    let needs = FileNeed.all(of: assessment)
    if !needs.isEmpty {
      lines += ["", "files to look at"]
      for need in needs {
        lines.append("  " + padded(need.criterion.row, 27) + right("\(need.cases)", 6) + "  " + need.missing)
      }
    }
    if let part {
      lines += ["", "by \(part.rawValue): B of A, efficiency"]
      for (name, rows) in assessment.rows(by: part) {
        lines.append("  " + name)
        for row in rows where row.required > 0 && row.criterion != nil {
          lines.append(
            "    " + padded(row.title, 27) + right("\(row.timely)", 7) + right("\(row.required)", 7)
              + right(row.rateText, 8) + (row.verdict == .below ? "  below \(row.standardText)" : ""))
        }
      }
    }
    lines += ["", "not judged: the tables cannot show it"]
    for entry in assessment.definition.notShown {
      lines.append("  " + padded(assessment.definition.criterion(entry.criterion)?.row ?? "", 27) + entry.what)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ rows: [FormRow], _ assessment: SelfAssessment) -> [String] {
    var lines = [
      padded("", 29) + ["A", "B", "C %", "D %", "E %"].map { right($0, 8) }.joined()
        + right("file", 8) + right("n/a", 9) + "  result"
    ]
    for row in rows {
      let shown = [
        String(row.required), String(row.timely), row.rateText, row.standardText, row.previousText,
      ]
      var line = "  " + padded(row.title, 27) + shown.map { right($0, 8) }.joined()
      line += right(row.undetermined == 0 ? "" : String(row.undetermined), 8)
      line += right(row.criterion == nil ? "" : String(row.notApplicable), 9) + "  " + row.verdict.rawValue
      if row.dependsOnFiles { line += ", open: the files decide" }
      if let interval = row.intervalText(assessment.definition.sample) { line += " (\(interval))" }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return lines
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text.leftAligned(in: width, gap: 1)
  }

  private func right(_ text: String, _ width: Int) -> String {
    text.rightAligned(in: width)
  }
}
