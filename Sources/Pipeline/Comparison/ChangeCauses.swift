import Reports
import Warehouse

/// Names the cause of a change from what differs between two reports.
struct ChangeCauses {
  /// What is known of one change.
  struct Facts {
    var line: LineDefinition
    /// Of the case; `nil` where it is not in the data.
    var counties: (before: String?, after: String?)
    /// Of the case: `open`, `closed_in_year` …
    var statuses: (before: String?, after: String?)
    /// The later data give something else by the earlier rules.
    var isByData: Bool
    /// The later rules give something else from the later data.
    var isByRules: Bool
  }

  let dataDiffer: Bool
  let rulesDiffer: Bool
  let differences: [String]
  private let snapshots: (before: [String: String], after: [String: String])
  private let switches: [String]
  private let definitionsDiffer: Bool
  private let yearsDiffer: Bool

  init(_ before: ReportState, _ after: ReportState) throws {
    snapshots = (before.snapshots, after.snapshots)
    yearsDiffer = before.fiscalYear != after.fiscalYear
    definitionsDiffer = before.definitionsDigest != after.definitionsDigest
    let words = Dictionary(uniqueKeysWithValues: before.policies.map { Self.parts($0) })
    let changed = after.policies.map { Self.parts($0) }.filter { words[$0.0] != $0.1 }
    switches = changed.map(\.0)
    dataDiffer = snapshots.before != snapshots.after || yearsDiffer
    rulesDiffer = definitionsDiffer || !switches.isEmpty

    var sentences: [String] = []
    if yearsDiffer { sentences.append("fiscal year \(before.fiscalYear) -> \(after.fiscalYear)") }
    for county in Set(snapshots.before.keys).union(snapshots.after.keys).sorted() {
      switch (snapshots.before[county], snapshots.after[county]) {
      case (let old?, let new?) where old != new: sentences.append("snapshot of county \(county): \(old) -> \(new)")
      case (let old?, nil): sentences.append("snapshot of county \(county): \(old) -> missing")
      case (nil, let new?): sentences.append("snapshot of county \(county): missing -> \(new)")
      default: break
      }
    }
    for (id, word) in changed { sentences.append("switch \(id): \(words[id] ?? "none") -> \(word)") }
    if definitionsDiffer { sentences.append("the definitions of the lines") }
    if before.sources.inputsDigest != after.sources.inputsDigest { sentences.append("the annual inputs") }
    if before.sources.prior?.description != after.sources.prior?.description {
      sentences.append("the certified report of the year before")
    }
    differences = sentences
  }

  private static func parts(_ policy: String) -> (String, String) {
    let parts = policy.split(separator: "=", maxSplits: 1).map(String.init)
    return (parts[0], parts.count > 1 ? parts[1] : "")
  }

  /// One of: snapshot missing, snapshot new, case new, case gone, case closed, case opened, year changed, data changed,
  /// switch P-nn, rule changed; two of them where both the data and the rules changed the member.
  func cause(_ facts: Facts) -> String {
    var causes: [String] = []
    if facts.isByData || !facts.isByRules { causes.append(dataCause(facts)) }
    if facts.isByRules { causes.append(ruleCause(facts.line)) }
    return causes.joined(separator: "; ")
  }

  private func dataCause(_ facts: Facts) -> String {
    let county = facts.counties.before ?? facts.counties.after
    if let county, snapshots.before[county] != nil, snapshots.after[county] == nil { return "snapshot missing" }
    if let county, snapshots.before[county] == nil, snapshots.after[county] != nil { return "snapshot new" }
    guard let before = facts.statuses.before else { return "case new" }
    guard let after = facts.statuses.after else { return "case gone" }
    if before != after, after.hasPrefix("closed_") { return "case closed" }
    if before != after, after == "open" { return "case opened" }
    return yearsDiffer ? "year changed" : "data changed"
  }

  private func ruleCause(_ line: LineDefinition) -> String {
    let own = switches.filter(line.switches.contains)
    var causes = (own.isEmpty && !definitionsDiffer ? switches : own).map { "switch \($0)" }
    if definitionsDiffer { causes.append("rule changed") }
    return causes.joined(separator: " or ")
  }
}
