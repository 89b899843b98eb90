import Foundation
import Layouts
import Records
import Warehouse
import Withholding

/// What a pipeline file says of withholding: `withholding: {issue: yes}`.
public struct WithholdingStep: Sendable {
  private enum Answer: String, CaseIterable { case yes, no }

  /// Orders that are due go to the outbox; otherwise only the lists are made.
  public var issues: Bool

  /// - Throws: `DefinitionError`.
  init(_ map: StrictMap) throws {
    issues = try map.word("issue", of: Answer.self) == .yes
    try map.finish()
  }
}

/// The nightly step: the lists of the day and, where the pipeline says so, the orders.
struct WithholdingNight {
  private let step: WithholdingStep
  private let run: WithholdingRun

  /// What the run's results depend on besides its inputs: every day has its own lists.
  var state: String { "withholding \(step.issues ? "issued" : "listed") as of \(run.asOf)" }

  /// - Throws: `DefinitionError`, before any data is read.
  init(_ step: WithholdingStep, definitions: Definitions, home: String, asOf: DayNumber, threads: Int) throws {
    self.step = step
    run = try WithholdingRun(definitions: definitions, home: home, asOf: asOf, threads: threads)
  }

  /// Writes the lists to a folder of the run, which holds the home folder's lock.
  /// - Returns: one line for the run's summary.
  func run(into folder: String) throws -> String {
    let (day, result) = step.issues ? try run.issueLocked() : (try run.day(), IssueResult())
    let listings = WithholdingListings(run.withholding)
    let due = day.decisions.filter { $0.verdict == .due }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lists = [
      ("withholding-due.csv", listings.decisions(due, asOf: day.asOf)),
      ("decisions.csv", listings.decisions(day.decisions, asOf: day.asOf)), ("hires.csv", listings.hires(day.hires)),
      ("orders.csv", listings.orders(day.ledger.orders)), ("history.csv", listings.history(day.ledger.orders)),
      ("reported.csv", listings.reported(day.ledger)),
      ("employment-updates.csv", listings.employment(day.ledger)),
      ("work.csv", listings.work(day.ledger, asOf: day.asOf, held: result.held)),
    ]
    for (name, list) in lists { try Data(list.csv().utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
    try Data(WithholdingPage(listings).due(due, day: day).utf8)
      .write(to: URL(fileURLWithPath: folder + "/withholding-due.html"))
    let late = due.count { $0.isLate(on: day.asOf) }
    var words = "\(due.count) due, \(late) late"
    if step.issues { words += "; \(result.orders.count) orders issued, \(result.held.count) cannot be written" }
    return words
  }
}
