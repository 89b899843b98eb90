import Records
import Reports
import Withholding

/// The work list of withholdings as a page: by last day, the late ones marked.
public struct WithholdingPage {
  private let listings: WithholdingListings

  public init(_ listings: WithholdingListings) { self.listings = listings }

  public func due(_ decisions: [WithholdingDecision], day: WithholdingDay) -> String {
    let late = decisions.count { $0.verdict == .due && $0.isLate(on: day.asOf) }
    let due = decisions.count { $0.verdict == .due }
    var page = """
      <!DOCTYPE html>
      <html lang="en"><head>\(PageStyle.head)
      <title>Withholdings due as of \(day.asOf)</title>
      <style>
      \(PageStyle.css)
      .late { color: #8a3b00; font-weight: 600; } td.day { white-space: nowrap; }
      </style></head><body>
      <h1>Withholdings due</h1>
      <p class="quiet">As of \(day.asOf): \(due) due, \(late) late. \(day.hires.count) hires reported, \
      \(day.count(.matched)) matched to a person.</p>

      """
    var heading: String?
    for decision in decisions {
      let words = title(decision, asOf: day.asOf)
      if words != heading {
        if heading != nil { page += "</table>\n" }
        heading = words
        page +=
          "<h2>\(words)</h2>\n<table><tr><th>last day</th><th>case</th><th>employer</th><th>order</th>"
          + "<th class=\"number\">a month</th><th>why</th></tr>\n"
      }
      page += row(decision)
    }
    if heading != nil { page += "</table>\n" }
    if decisions.isEmpty { page += "<p>Nothing is due.</p>\n" }
    return page + "</body></html>\n"
  }

  private func title(_ decision: WithholdingDecision, asOf: DayNumber) -> String {
    guard decision.verdict == .due else { return decision.verdict == .barred ? "Barred" : "In force" }
    guard decision.dueOn != nil else { return "Due, without a last day" }
    return decision.isLate(on: asOf) ? "<span class=\"late\">Late</span>" : "Due"
  }

  private func row(_ decision: WithholdingDecision) -> String {
    let escaped = MarkupText.shown
    let employer = [decision.employerName, decision.income.fein, decision.employerAddress.text].filter { !$0.isEmpty }
    var order = [decision.action?.rawValue, decision.channel?.rawValue, decision.clock].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: ", ")
    if let notice = decision.medicalNoticeDueOn { order += "<br>NMSN by \(notice)" }
    return
      "<tr><td class=\"day\">\(decision.dueOn?.description ?? "")</td>"
      + "<td>\(escaped(decision.facts.caseID))<br><span class=\"quiet\">\(escaped(decision.facts.workerID))</span>"
      + "</td><td>\(employer.map(escaped).joined(separator: "<br>"))</td><td>\(order)</td>"
      + "<td class=\"number\">\(PageStyle.grouped(decision.amounts.total))</td>"
      + "<td>\(escaped(listings.definitions.decisions[decision.reason].sentence))</td></tr>\n"
  }
}
