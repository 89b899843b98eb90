import Layouts
import Records
import Reports

/// The findings of a run by edit, table and field, and how they changed since the run before.
struct RunPageFindings: Sendable {
  struct Row: Sendable {
    var severity: String
    var severityTone: String
    var edit: String
    var table: String
    var field: String
    var hasField: Bool
    var count: String
    var change: String
    var changeTone: String
    var wrong: String
    var citation: String
    var causes: [String]
    var examples: [Example]
    var hasExamples: Bool
  }
  /// The findings of one delivery.
  struct Example: Sendable {
    var delivery: String
    var deliveryCount: String
    var sentence: String
    var held: String
    var heldBytes: String
    var hasHeld: Bool
  }

  var rows: [Row]
  var hasFindings: Bool
  var isCompared: Bool
  var trend: [RunPageTrend]

  init(_ page: RunPage) {
    let now = FindingGroups(page.record)
    let before = page.previous.map { FindingGroups($0) }
    let keys = Set(now.byKey.keys).union(before?.byKey.keys.map { $0 } ?? [])
    rows = keys.sorted().map { Self.row($0, now, before, page) }
    hasFindings = !rows.isEmpty
    isCompared = before != nil
    trend = RunPageTrend.all(now, before)
  }

  private static func row(
    _ key: FindingGroups.Key, _ now: FindingGroups, _ before: FindingGroups?, _ page: RunPage
  ) -> Row {
    let found = now.byKey[key] ?? []
    let edit = page.edits.edits.first { $0.number == key.edit }
    let (change, tone) = Self.change(now.count(key), before: before?.count(key))
    var causes: [String] = []
    for cause in found.compactMap(\.group.cause) where !causes.contains(cause) { causes.append(cause) }
    return Row(
      severity: key.severity.words, severityTone: key.severity.tone, edit: key.edit,
      table: key.table, field: key.field, hasField: !key.field.isEmpty,
      count: PageStyle.grouped(Int64(now.count(key))), change: change, changeTone: tone, wrong: edit?.title ?? "",
      citation: edit?.citation ?? "", causes: causes, examples: found.map { example($0.entry, $0.group, page) },
      hasExamples: !found.isEmpty)
  }

  /// The change in words: nothing without a run before.
  private static func change(_ now: Int, before: Int?) -> (text: String, tone: String) {
    guard let before else { return ("", "") }
    if before == 0 { return ("new", "worse") }
    if now == 0 { return ("gone, was \(PageStyle.grouped(Int64(before)))", "better") }
    if now == before { return ("same", "same") }
    let difference = PageStyle.grouped(Int64(now - before))
    return now > before ? ("+" + difference, "worse") : ("−" + difference.dropFirst(), "better")
  }

  private static func example(_ entry: RunRecord.DeliveryEntry, _ group: Outcome.Group, _ page: RunPage) -> Example {
    let isHeld =
      group.severity == .rejectRecord && RunPageDeliveries.heldFiles(entry).contains { $0.name == group.table + ".csv" }
    return Example(
      delivery: entry.name, deliveryCount: counted(group.count, "finding", "findings"),
      sentence: RunPageReason.words(group, page.edits),
      held: isHeld ? LinkTarget.path(["quarantine", entry.name, group.table + ".csv"]) : "",
      heldBytes: isHeld ? LinkTarget.path(["quarantine", entry.name, group.table + ".bytes.csv"]) : "", hasHeld: isHeld)
  }
}

/// The groups of findings of all deliveries of a run.
struct FindingGroups {
  /// The worst first, then by edit, table and field.
  struct Key: Hashable, Comparable {
    var severity: Severity
    var edit: String
    var table: String
    var field: String

    static func < (left: Key, right: Key) -> Bool {
      if left.severity != right.severity { return left.severity > right.severity }
      return (left.edit, left.table, left.field) < (right.edit, right.table, right.field)
    }
  }

  private(set) var byKey: [Key: [(entry: RunRecord.DeliveryEntry, group: Outcome.Group)]] = [:]

  init(_ record: RunRecord) {
    for entry in record.deliveries {
      for group in entry.outcome.groups {
        let key = Key(severity: group.severity, edit: group.edit, table: group.table, field: group.field)
        byKey[key, default: []].append((entry, group))
      }
    }
  }

  func count(_ key: Key) -> Int { (byKey[key] ?? []).reduce(0) { $0 + $1.group.count } }
  func count(_ severity: Severity) -> Int { byKey.keys.reduce(0) { $0 + ($1.severity == severity ? count($1) : 0) } }
}

/// All findings of one run as a bar by severity.
struct RunPageTrend: Sendable {
  var run: String
  var total: String
  var words: String
  var bar: RunPageBar

  /// This run and the run before it, on one scale; nothing where neither found anything.
  static func all(_ now: FindingGroups, _ before: FindingGroups?) -> [RunPageTrend] {
    let runs = [("previous run", before), ("this run", now)].compactMap { name, groups in groups.map { (name, $0) } }
    func total(_ groups: FindingGroups) -> Int { Severity.allCases.reduce(0) { $0 + groups.count($1) } }
    let largest = runs.map { total($0.1) }.max() ?? 0
    if largest == 0 { return [] }
    return runs.map { name, groups in
      let parts = Severity.allCases.reversed().map { (severity: $0, count: groups.count($0)) }.filter { $0.count > 0 }
      return RunPageTrend(
        run: name, total: PageStyle.grouped(Int64(total(groups))),
        words: parts.map { "\(PageStyle.grouped(Int64($0.count))) \($0.severity.words)" }.joined(separator: ", "),
        bar: RunPageBar(parts.map { ($0.severity.tone, $0.count) }, of: largest))
    }
  }
}

extension Severity {
  /// Its class in the style sheet.
  var tone: String {
    switch self {
    case .warning: "plain"
    case .rejectRecord, .rejectBatch: "fair"
    case .rejectDelivery: "poor"
    }
  }

  var words: String {
    switch self {
    case .warning: "warning"
    case .rejectRecord: "reject record"
    case .rejectBatch: "reject batch"
    case .rejectDelivery: "reject delivery"
    }
  }
}
