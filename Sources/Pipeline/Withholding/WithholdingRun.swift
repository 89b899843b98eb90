import Foundation
import Layouts
import Records
import Warehouse
import Withholding

/// Withholding over a home folder: where orders stand, what is due, and the orders that go out.
public struct WithholdingRun {
  public let definitions: Definitions
  public let withholding: WithholdingDefinitions
  public let home: String
  public let asOf: DayNumber
  public let threads: Int

  /// - Throws: `DefinitionError`, before any data is read.
  public init(definitions: Definitions, home: String, asOf: DayNumber, threads: Int) throws {
    self.definitions = definitions
    self.home = home
    self.asOf = asOf
    self.threads = threads
    withholding = try WithholdingDefinitions(root: definitions.root)
  }

  /// Where every order stands.
  public func ledger() throws -> WithholdingLedger { try desk().ledger(own: try ownOrders()) }

  /// What is due, in force or barred.
  public func day() throws -> WithholdingDay { try day(desk()) }

  /// Issues what is due and may go through the portal. Holds the home folder.
  public func issue(afterStep: @escaping (PublicationStep) throws -> Void = { _ in }) throws
    -> (day: WithholdingDay, result: IssueResult)
  {
    let lock = try HomeLock(home: home)
    defer { withExtendedLifetime(lock) {} }
    return try issueLocked(afterStep: afterStep)
  }

  /// As `issue`, for a run that holds the home folder already.
  func issueLocked(afterStep: @escaping (PublicationStep) throws -> Void = { _ in }) throws
    -> (day: WithholdingDay, result: IssueResult)
  {
    let desk = try desk()
    let before = try day(desk)
    let issue = OrderIssue(withholding, home: home, afterStep: afterStep)
    let result = try issue.run(before, people: try desk.people(of: before.decisions))
    return (before, result)
  }

  private func day(_ desk: WithholdingDesk) throws -> WithholdingDay {
    try desk.day(own: try ownOrders()) { numbers in
      try RegistryEmployers(home: home, root: definitions.root, numbers: numbers)[numbers]
    }
  }

  private func ownOrders() throws -> [SentOrder] {
    try OutboxFolder(home: home).orders(layouts: withholding.layouts)
  }

  private func desk() throws -> WithholdingDesk {
    let folder = WarehouseFolder(home: home)
    let engine = try DuckDBEngine(.init(threads: threads, memoryLimit: "3GB"))
    try WarehouseViews(folder: folder, extract: definitions.standard).create(
      SnapshotSelection.latest(from: try folder.catalogue()), on: engine)
    let received = try PartnerLedger(home: home)
    return try WithholdingDesk(withholding, engine: engine, asOf: asOf) { received.files(of: $0) }
  }
}
