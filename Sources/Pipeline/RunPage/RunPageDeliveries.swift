import Layouts
import Records
import Reports

/// Records of deliveries: read = accepted + quarantined + refused.
struct RunPageSums: Sendable {
  var read = 0
  var accepted = 0
  var quarantined = 0
  /// Records of refused deliveries.
  var refused = 0

  init(_ entries: [RunRecord.DeliveryEntry]) {
    for entry in entries {
      for count in entry.outcome.counts {
        read += count.read
        if entry.status == .refused {
          refused += count.read
        } else {
          accepted += count.accepted
          quarantined += count.quarantined
        }
      }
    }
  }
}

/// Why a delivery was refused, or by which other one it was replaced: what is wrong, and where.
struct RunPageReason: Sendable {
  var text: String
  var edit: String

  static func all(of outcome: Outcome, edits: EditCatalogue) -> [RunPageReason] {
    let replaced = edits.file("replaced")?.number
    return outcome.groups.filter { $0.severity == .rejectDelivery || $0.edit == replaced }.map { group in
      let others = group.count > 1 ? " (one of \(PageStyle.grouped(Int64(group.count))))" : ""
      return RunPageReason(text: Self.words(group, edits) + others, edit: group.edit)
    }
  }

  /// What is wrong, each thing once.
  static func titles(of groups: [Outcome.Group], edits: EditCatalogue) -> [String] {
    var titles: [String] = []
    for group in groups where group.severity == .rejectDelivery {
      let title = title(of: group.edit, edits) ?? group.example
      if !titles.contains(title) { titles.append(title) }
    }
    return titles
  }

  /// What is wrong by an edit of the catalogue or of partners' layouts.
  static func title(of edit: String, _ edits: EditCatalogue) -> String? {
    edits.edits.first { $0.number == edit }?.title ?? PartnerFaultCode.allCases.first { $0.edit == edit }?.title
  }

  /// The sentence of the first finding without the citation, which stands in the list of findings.
  static func words(_ group: Outcome.Group, _ edits: EditCatalogue) -> String {
    guard let edit = edits.edits.first(where: { $0.number == group.edit }) else { return group.example }
    let citation = " (\(edit.citation))"
    return group.example.hasSuffix(citation) ? String(group.example.dropLast(citation.count)) : group.example
  }
}

/// The deliveries of a run, by county.
struct RunPageDeliveries: Sendable {
  struct Pill: Sendable {
    var word: String
    var tone: String
  }
  struct Table: Sendable {
    var table: String
    var file: String
    var tableRead: String
    var tableAccepted: String
    var tableQuarantined: String
    var tableRefused: String
    var amount: String
  }
  struct Row: Sendable {
    var county: String
    var code: String
    var folder: String
    var asOf: String
    var shape: String
    var pills: [Pill]
    /// Something came: there is more to show than the county.
    var isDelivered = false
    var read = ""
    var accepted = ""
    var quarantined = ""
    var refused = ""
    var bar = RunPageBar()
    var reasons: [RunPageReason] = []
    var tables: [Table] = []
    var tablesTitle = ""
    var hasTables = false
    var heldFiles: [RunPageFile] = []
    var hasHeldFiles = false
  }

  var rows: [Row]
  var hasRows: Bool
  var read: String
  var accepted: String
  var quarantined: String
  var refused: String

  init(_ page: RunPage) {
    let entries = page.entriesByCounty
    let largest = entries.map { RunPageSums([$0]).read }.max() ?? 0
    rows = entries.map { Self.row($0, page, largest: largest) }
    let present = Set(entries.map(\.outcome.county))
    for county in page.pipeline.expected where !present.contains(county.fips) {
      rows.append(Self.absent(county, page))
    }
    hasRows = !rows.isEmpty
    let sums = RunPageSums(page.record.deliveries)
    read = PageStyle.grouped(Int64(sums.read))
    accepted = PageStyle.grouped(Int64(sums.accepted))
    quarantined = PageStyle.grouped(Int64(sums.quarantined))
    refused = PageStyle.grouped(Int64(sums.refused))
  }

  private static func row(_ entry: RunRecord.DeliveryEntry, _ page: RunPage, largest: Int) -> Row {
    let outcome = entry.outcome
    let isRefused = entry.status == .refused
    var pills = [Pill(word: entry.status.rawValue, tone: isRefused ? "poor" : "good")]
    if outcome.replacedInRunBy != nil { pills.append(Pill(word: "replaced", tone: "fair")) }
    if entry.isKnown { pills.append(Pill(word: "known", tone: "plain")) }
    if page.record.lateCounties.contains(outcome.county) { pills.append(Pill(word: "late", tone: "fair")) }
    var row = Row(
      county: page.county(outcome.county), code: outcome.county,
      folder: entry.name + (outcome.sameAs.map { ", the same content as \($0)" } ?? ""), asOf: outcome.asOf,
      shape: outcome.shape, pills: pills)
    row.isDelivered = true
    let sums = RunPageSums([entry])
    row.read = PageStyle.grouped(Int64(sums.read))
    row.accepted = PageStyle.grouped(Int64(sums.accepted))
    row.quarantined = PageStyle.grouped(Int64(sums.quarantined))
    row.refused = PageStyle.grouped(Int64(sums.refused))
    row.bar = RunPageBar(
      [("good", sums.accepted), ("fair", sums.quarantined), ("poor", sums.refused)], of: largest)
    row.reasons = RunPageReason.all(of: outcome, edits: page.edits)
    row.tables = outcome.counts.map { table($0, isRefused: isRefused) }
    row.tablesTitle = counted(row.tables.count, "table", "tables") + " with amount totals"
    row.hasTables = !row.tables.isEmpty
    row.heldFiles = heldFiles(entry)
    row.hasHeldFiles = !row.heldFiles.isEmpty
    return row
  }

  /// An expected county that sent nothing: late, or its delivery is known from an earlier run.
  private static func absent(_ county: PipelineDefinition.ExpectedCounty, _ page: RunPage) -> Row {
    let isLate = page.record.lateCounties.contains(county.fips)
    let source = page.form?.sources.first { $0.county == county.fips }
    let inForce = isLate ? "" : "; its accepted delivery \(source.map { "as of \($0.asOf) " } ?? "")stays in force"
    return Row(
      county: county.name, code: county.fips, folder: "nothing came" + inForce, asOf: "", shape: "",
      pills: [Pill(word: isLate ? "late" : "known", tone: isLate ? "fair" : "plain")])
  }

  private static func table(_ count: TableCounts, isRefused: Bool) -> Table {
    func number(_ number: Int) -> String { PageStyle.grouped(Int64(number)) }
    return Table(
      table: count.table.isEmpty ? "(no table)" : count.table, file: count.file, tableRead: number(count.read),
      tableAccepted: number(isRefused ? 0 : count.accepted),
      tableQuarantined: number(isRefused ? 0 : count.quarantined), tableRefused: number(isRefused ? count.read : 0),
      amount: count.amountCents.map { PageStyle.grouped(Cents($0)) } ?? "")
  }

  /// The files with the quarantined records of an accepted delivery. Records of no table have none.
  static func heldFiles(_ entry: RunRecord.DeliveryEntry) -> [RunPageFile] {
    guard entry.status == .accepted else { return [] }
    var names: [String] = []
    for count in entry.outcome.counts
    where count.quarantined > 0 && !count.table.isEmpty && !names.contains(count.table) {
      names.append(count.table)
    }
    return names.map { table in
      RunPageFile(
        name: table + ".csv", target: LinkTarget.path(["quarantine", entry.name, table + ".csv"]),
        meaning: LinkTarget.path(["quarantine", entry.name, table + ".bytes.csv"]))
    }
  }
}
