import Foundation
import Records
import Reports

/// What `ivd run` prints at its end: what came, what was refused and why, the counts, the lines, where things are.
public struct RunSummary {
  private let result: RunResult
  private let gate: Severity

  public init(_ result: RunResult, gate: Severity) {
    self.result = result
    self.gate = gate
  }

  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(result.record), as: UTF8.self) + "\n"
  }

  public func text() -> String {
    let record = result.record
    if result.isNothingNew {
      var text = "nothing new: the input is what run \(record.id) saw; nothing was changed\n"
      let refused = record.deliveries.filter { $0.status == .refused }
      if !refused.isEmpty { text += "still refused: \(refused.map(\.name).joined(separator: ", "))\n" }
      return text + "page: \(result.folder)/index.html\n"
    }
    var text = "run \(record.id)\n\ndeliveries\n"
    if record.deliveries.isEmpty { text += "  none\n" }
    for delivery in record.deliveries { text += self.delivery(delivery) }
    for county in record.lateCounties { text += "  county \(county): late\n" }
    if !record.ignored.isEmpty { text += "  not a delivery, left alone: \(record.ignored.joined(separator: ", "))\n" }
    text += PartnerSummary(outcomes: record.partners ?? [], unrecognised: record.unrecognised ?? []).text()
    if let directory = record.directory { text += "  \(directory.sentence)\n" }
    text += findings(record)
    if let form = result.form {
      text += "\nOCSE-157, fiscal year \(form.fiscalYear)\n" + lines(form) + "\nmeasures\n"
      for line in LevelsText().text(of: result.measures).split(separator: "\n") {
        text += "  \(line)\n"
      }
    } else if let noForm = result.noForm {
      text += "\nno form: \(noForm)\n"
    }
    if let withholding = result.withholding {
      text += "\nwithholding: \(withholding) (\(result.folder)/withholding)\n"
    }
    return text + "\nreports: \(result.folder)/reports\npage: \(result.folder)/index.html\n"
  }

  private func delivery(_ entry: RunRecord.DeliveryEntry) -> String {
    if let first = entry.outcome.sameAs {
      return "  \(entry.name): \(entry.status.rawValue): the same content as \(first)\n"
    }
    let read = entry.outcome.counts.reduce(0) { $0 + $1.read }
    let quarantined = entry.outcome.counts.reduce(0) { $0 + $1.quarantined }
    let known = entry.isKnown ? " (known)" : ""
    guard entry.status == .accepted else {
      let why = entry.outcome.groups.first { $0.severity == .rejectDelivery }?.example ?? ""
      return "  \(entry.name): refused\(known): \(why)\n"
    }
    let replaced = entry.outcome.replacedInRunBy.map { ", replaced in the same run by \($0)" } ?? ""
    return "  \(entry.name): accepted\(replaced)\(known): \(FindingSummary.grouped(read)) records read, "
      + "\(FindingSummary.grouped(read - quarantined)) loaded, \(FindingSummary.grouped(quarantined)) to quarantine\n"
  }

  private func findings(_ record: RunRecord) -> String {
    let groups = record.groups
    guard !groups.isEmpty else { return "\nno findings\n" }
    var counts: [Severity: Int] = [:]
    for group in groups { counts[group.severity, default: 0] += group.count }
    let words = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\(FindingSummary.grouped($0)) \(severity.rawValue)" }
    }
    return "\nfindings: \(words.joined(separator: ", ")) (\(result.folder)/findings.csv)\n"
  }

  /// The measure lines in columns.
  private func lines(_ form: AnnualReport) -> String {
    var text = ""
    for line in form.lines {
      let cells = form.cells.filter { $0.line == line.id }
      let values = cells.map { cell in
        "\(cell.column) \(cell.value.map { FindingSummary.grouped(Int($0)) } ?? "not computable")"
      }
      text += "  \(line.id.rightAligned(in: 3))  \(values.joined(separator: "   "))\n"
    }
    return text
  }
}
