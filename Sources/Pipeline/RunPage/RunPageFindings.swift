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
  /// The findings of one delivery, partner's file, or the annual inputs.
  struct Example: Sendable {
    var delivery: String
    var deliveryCount: String
    var sentence: String
    var held: String
    var hasHeld: Bool
    var heldBytes: String
    var hasHeldBytes: Bool
  }

  var rows: [Row]
  var hasFindings: Bool
  var isCompared: Bool
  /// Some are of partners' files, which are told of once and therefore not compared.
  var hasOfPartners: Bool
  var trend: [RunPageTrend]

  init(_ page: RunPage) {
    let now = FindingGroups(page.record)
    let before = page.previous.map { FindingGroups($0) }
    let keys = Set(now.byKey.keys).union(before?.byKey.keys.filter { before?.isOfPartners($0) == false } ?? [])
    rows = keys.sorted().map { Self.row($0, now, before, page) }
    hasFindings = !rows.isEmpty
    isCompared = before != nil
    hasOfPartners = keys.contains { now.isOfPartners($0) }
    trend = RunPageTrend.all(now, before)
  }

  private static func row(
    _ key: FindingGroups.Key, _ now: FindingGroups, _ before: FindingGroups?, _ page: RunPage
  ) -> Row {
    let found = now.byKey[key] ?? []
    let edit = page.edits.edits.first { $0.number == key.edit }
    let (change, tone) = Self.change(now.count(key), before: now.isOfPartners(key) ? nil : before?.count(key))
    var causes: [String] = []
    for cause in found.compactMap(\.group.cause) where !causes.contains(cause) { causes.append(cause) }
    return Row(
      severity: key.severity.words, severityTone: key.severity.tone, edit: key.edit,
      table: key.table, field: key.field, hasField: !key.field.isEmpty,
      count: PageStyle.grouped(Int64(now.count(key))), change: change, changeTone: tone,
      wrong: RunPageReason.title(of: key.edit, page.edits) ?? "",
      citation: edit?.citation ?? "", causes: causes, examples: found.map { example($0.source, $0.group, page) },
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

  private static func example(_ source: FindingSource, _ group: Outcome.Group, _ page: RunPage) -> Example {
    let (held, bytes) = source.held(group)
    return Example(
      delivery: source.name, deliveryCount: counted(group.count, "finding", "findings"),
      sentence: RunPageReason.words(group, page.edits), held: held ?? "", hasHeld: held != nil, heldBytes: bytes ?? "",
      hasHeldBytes: bytes != nil)
  }
}

/// Whose findings they are.
enum FindingSource: Sendable {
  case delivery(RunRecord.DeliveryEntry)
  case partner(PartnerOutcome)
  case unrecognised(UnrecognisedFile)
  case annualInputs

  var name: String {
    switch self {
    case .delivery(let entry): entry.name
    case .partner(let outcome): outcome.file
    case .unrecognised(let file): file.file
    case .annualInputs: "annual inputs"
    }
  }

  var isPartners: Bool {
    switch self {
    case .delivery, .annualInputs: false
    case .partner, .unrecognised: true
    }
  }

  /// Links to the refused records and to their bytes. A partner's records are kept as bytes only.
  func held(_ group: Outcome.Group) -> (records: String?, bytes: String?) {
    guard group.severity == .rejectRecord else { return (nil, nil) }
    switch self {
    case .delivery(let entry):
      guard RunPageDeliveries.heldFiles(entry).contains(where: { $0.name == group.table + ".csv" }) else {
        return (nil, nil)
      }
      return (
        LinkTarget.path(["quarantine", entry.name, group.table + ".csv"]),
        LinkTarget.path(["quarantine", entry.name, group.table + ".bytes.csv"])
      )
    case .partner(let outcome):
      guard outcome.verdict == .accepted, outcome.quarantined > 0 else { return (nil, nil) }
      return (LinkTarget.path(["quarantine", "partners", outcome.transmission, "partners.bytes.csv"]), nil)
    case .unrecognised, .annualInputs: return (nil, nil)
    }
  }
}

/// The groups of all findings of a run.
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

  private(set) var byKey: [Key: [(source: FindingSource, group: Outcome.Group)]] = [:]

  init(_ record: RunRecord) {
    for entry in record.deliveries { add(entry.outcome.groups, .delivery(entry)) }
    for outcome in record.newPartners { add(outcome.groups, .partner(outcome)) }
    for file in record.unrecognised ?? [] { add([file.group], .unrecognised(file)) }
    add(record.inputGroups, .annualInputs)
  }

  private mutating func add(_ groups: [Outcome.Group], _ source: FindingSource) {
    for group in groups {
      let key = Key(severity: group.severity, edit: group.edit, table: group.table, field: group.field)
      byKey[key, default: []].append((source, group))
    }
  }

  func isOfPartners(_ key: Key) -> Bool { byKey[key]?.allSatisfy(\.source.isPartners) ?? false }
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
