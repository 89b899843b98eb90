import Records
import Reports
import Withholding

/// The work list of withholdings as a page: by last day, the late ones marked.
public struct WithholdingPage {
  private let listings: WithholdingListings

  public init(_ listings: WithholdingListings) { self.listings = listings }

  public func due(_ decisions: [WithholdingDecision], day: WithholdingDay) -> String {
    let due = decisions.filter { $0.verdict == .due }
    return Self.template.render([
      "css": PageStyle.css + Self.css, "asOf": "\(day.asOf)", "due": "\(due.count)",
      "late": "\(due.count { $0.isLate(on: day.asOf) })", "hires": "\(day.hires.count)",
      "matched": "\(day.count(.matched))", "isEmpty": decisions.isEmpty,
      "groups": groups(decisions, asOf: day.asOf).map { heading, decisions in
        [
          "title": heading.rawValue, "isLate": heading == .late, "rows": decisions.map(row),
        ] as [String: Any]
      },
    ])
  }

  private enum Heading: String {
    case late = "Late"
    case due = "Due"
    case dueAnyDay = "Due, without a last day"
    case inForce = "In force"
    case barred = "Barred"
  }

  private func heading(_ decision: WithholdingDecision, asOf: DayNumber) -> Heading {
    guard decision.verdict == .due else { return decision.verdict == .barred ? .barred : .inForce }
    guard decision.dueOn != nil else { return .dueAnyDay }
    return decision.isLate(on: asOf) ? .late : .due
  }

  /// The decisions in their order, those under one heading together.
  private func groups(
    _ decisions: [WithholdingDecision], asOf: DayNumber
  ) -> [(heading: Heading, decisions: [WithholdingDecision])] {
    var groups: [(heading: Heading, decisions: [WithholdingDecision])] = []
    for decision in decisions {
      let heading = heading(decision, asOf: asOf)
      if groups.last?.heading == heading {
        groups[groups.count - 1].decisions.append(decision)
      } else {
        groups.append((heading, [decision]))
      }
    }
    return groups
  }

  private func row(_ decision: WithholdingDecision) -> [String: Any] {
    var row: [String: Any] = [
      "day": decision.dueOn?.description ?? "", "case": decision.facts.caseID, "worker": decision.facts.workerID,
      "employer": [decision.employerName, decision.income.fein, decision.employerAddress.text].filter { !$0.isEmpty },
      "order": [decision.action?.rawValue, decision.channel?.rawValue, decision.clock].compactMap { $0 }
        .filter { !$0.isEmpty }.joined(separator: ", "),
      "amount": PageStyle.grouped(decision.amounts.total),
      "why": listings.definitions.decisions[decision.reason].sentence,
    ]
    row["notice"] = decision.medicalNoticeDueOn?.description
    return row
  }

  private static let css = """

    .late { color: #8a3b00; font-weight: 600; } td.day { white-space: nowrap; }
    """

  private static let template = PageTemplate.page(
    title: "Withholdings due as of {{asOf}}",
    """
    <h1>Withholdings due</h1>
    <p class="quiet">As of {{asOf}}: {{due}} due, {{late}} late. {{hires}} hires reported, \
    {{matched}} matched to a person.</p>
    {{#groups}}
    <h2>{{#isLate}}<span class="late">{{title}}</span>{{/isLate}}{{^isLate}}{{title}}{{/isLate}}</h2>
    <table><tr><th>last day</th><th>case</th><th>employer</th><th>order</th>\
    <th class="number">a month</th><th>why</th></tr>
    {{#rows}}
    <tr><td class="day">{{day}}</td><td>{{case}}<br><span class="quiet">{{worker}}</span></td>\
    <td>{{#employer}}{{.}}{{^last()}}<br>{{/last()}}{{/employer}}</td>\
    <td>{{order}}{{#notice}}<br>NMSN by {{notice}}{{/notice}}</td>\
    <td class="number">{{amount}}</td><td>{{why}}</td></tr>
    {{/rows}}
    </table>
    {{/groups}}
    {{#isEmpty}}
    <p>Nothing is due.</p>
    {{/isEmpty}}
    """)
}
