import Records
import Reports

/// What the page of a run shows, in words and digits; the template only gives it places.
///
/// Names differ between the levels: the template looks for a name that a level lacks in the levels above it.
struct RunPageModel: Sendable {
  var css: String
  var title: String
  var verdict: RunPageVerdict
  var deliveries: RunPageDeliveries
  var partners: [RunPagePartner]
  var hasPartners: Bool
  var findings: RunPageFindings
  var form: RunPageForm
  var files: [RunPageFile]
  var unlooked: [RunPageEdit]
  var unlookedCount: String
  var hasUnlooked: Bool
  var leftAlone: [String]
  var leftAloneCount: String
  var hasLeftAlone: Bool

  init(_ page: RunPage) {
    css = PageStyle.css + "\n" + RunPageStyle.css
    title = page.pipeline.title
    verdict = RunPageVerdict(page)
    deliveries = RunPageDeliveries(page)
    partners = RunPagePartner.all(page.record)
    hasPartners = !partners.isEmpty
    findings = RunPageFindings(page)
    form = RunPageForm(page)
    files = RunPageFile.all(of: page)
    unlooked = RunPageEdit.unlooked(page)
    unlookedCount = PageStyle.grouped(Int64(unlooked.count))
    hasUnlooked = !unlooked.isEmpty
    leftAlone = page.record.ignored
    leftAloneCount = PageStyle.grouped(Int64(leftAlone.count))
    hasLeftAlone = !leftAlone.isEmpty
  }
}

/// A file of the run, as a link.
struct RunPageFile: Sendable {
  var name: String
  var target: String
  var meaning: String

  static func all(of page: RunPage) -> [RunPageFile] {
    var files: [RunPageFile] = []
    func add(_ parts: [String], _ meaning: String) {
      files.append(RunPageFile(name: parts.joined(separator: "/"), target: LinkTarget.path(parts), meaning: meaning))
    }
    if let year = page.form?.fiscalYear {
      add(["reports", "ocse-157-\(year)", "index.html"], "the form, to read and to print")
      add(["reports", "ocse-157-\(year).csv"], "its numbers, one row a cell")
      add(["reports", "ocse-157-\(year).json"], "its numbers with what they were made from")
      add(["reports", "ocse-157-\(year)-members.csv"], "every counted member of every line")
      add(["reports", "measures-\(year).csv"], "the performance measures")
    }
    add(["findings.csv"], "every finding with its address")
    add(["findings.jsonl"], "the same, one JSON object a line")
    add(["run.json"], "the ledger entry: inputs with their hashes, counts, control totals")
    return files
  }
}

/// An edit that looked at nothing in any delivery of the run.
struct RunPageEdit: Sendable {
  var number: String
  var wrong: String
  var rule: String

  /// Edits of files are left out: they look at the delivery itself.
  static func unlooked(_ page: RunPage) -> [RunPageEdit] {
    if page.record.deliveries.isEmpty { return [] }
    return page.edits.edits.filter { edit in
      if case .file = edit.kind { return false }
      return page.record.deliveries.allSatisfy { ($0.outcome.examined[edit.number] ?? 0) == 0 }
    }.map { RunPageEdit(number: $0.number, wrong: $0.title, rule: $0.citation) }
  }
}

/// `1 county`, `2 counties`: a count with its noun.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(PageStyle.grouped(Int64(count))) \(count == 1 ? one : many)"
}
