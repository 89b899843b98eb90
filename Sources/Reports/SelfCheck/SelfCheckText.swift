/// The self-check on a terminal: the verdicts, what fails with the worst first, and what the elements lack.
public struct SelfCheckText {
  public init() {}

  public func text(of report: SelfCheckReport) -> String {
    var text = "self-check, fiscal year \(report.fiscalYear)\n\n"
    let width = (report.verdicts.map(\.title.count).max() ?? 0) + 2
    for verdict in report.verdicts {
      text +=
        "  " + verdict.title.leftAligned(in: width, gap: 1) + (verdict.level ?? "no level").leftAligned(in: 10, gap: 1)
        + verdict.sentence + "\n"
    }
    let worst = report.worstFirst
    text += worst.isEmpty ? "\nno check fails\n" : "\nwhat fails, worst first\n"
    for finding in worst {
      let effect = finding.isOpen ? finding.effect.rawValue : "waived"
      text += "  " + finding.id.leftAligned(in: 7, gap: 1) + effect.leftAligned(in: 9, gap: 1) + finding.title + "\n"
      var facts = "\(PageStyle.grouped(finding.failed)) of \(PageStyle.grouped(finding.examined)) looked at fail"
      if !finding.exposures.isEmpty { facts += "; rest on it: \(finding.exposureSentence)" }
      text += "         \(facts)\n"
      if let place = finding.places.first {
        let more = finding.failed > 1 ? " (and \(PageStyle.grouped(finding.failed - 1)) more)" : ""
        text += "         \(place.name): \(place.value), expected \(place.expected)\(more)\n"
      }
      for waiver in finding.waivers {
        text +=
          "         waived (\(waiver.scope)) by \(waiver.by) on \(waiver.on) until \(waiver.until): \(waiver.reason)\n"
      }
    }
    let nothing = report.findings.filter { $0.outcome == .nothing }
    let passes = report.findings.count { $0.outcome == .passes }
    text += "\n\(report.findings.count) checks: \(worst.count) fail, \(passes) pass, \(nothing.count) looked at nothing"
    text += nothing.isEmpty ? "\n" : " (\(nothing.map(\.id).joined(separator: ", ")))\n"
    if report.otherLoadFindings > 0 {
      text += "findings of the loads that touch no audited line: \(report.otherLoadFindings)\n"
    }
    let lacking = report.completenessTotals(byCounty: false).filter { $0.blank + $0.invalid > 0 }
    if !lacking.isEmpty { text += "\nelements that are not complete\n" }
    for row in lacking {
      text +=
        "  " + row.element.leftAligned(in: 30, gap: 1)
        + "\(ElementCompleteness.percent(row.filledShare ?? 0)) % of \(PageStyle.grouped(row.rows)) filled, "
        + "\(PageStyle.grouped(row.blank)) blank, \(PageStyle.grouped(row.invalid)) invalid "
        + "(lines \(row.lines.joined(separator: ", ")))\n"
    }
    return text
  }
}
