import Extract
import Layouts
import Records
import Warehouse

/// The steps of publishing a file of orders, in their order. A run may be killed after any of them.
public enum PublicationStep: String, Sendable, CaseIterable {
  case leftoversRemoved, trackingNumbersTaken, fileNumberTaken, folderMade, flatWritten, xmlWritten, listWritten,
    checked,
    synced, published, folderSynced
}

/// An order that is due and cannot be written: a row of the work list.
public struct HeldOrder: Sendable, Equatable {
  public var decision: WithholdingDecision
  /// Names of the fields that are missing or wrong, with what is expected.
  public var faults: [String]

  public static func == (left: Self, right: Self) -> Bool {
    left.decision == right.decision && left.faults == right.faults
  }
}

/// What an issue has done.
public struct IssueResult: Sendable {
  /// Control numbers of the files published.
  public var files: [String] = []
  public var orders: [SentOrder] = []
  public var held: [HeldOrder] = []

  public init() {}
}

/// Writes the orders that are due to the outbox. The caller holds the home folder's lock.
public struct OrderIssue {
  public let definitions: WithholdingDefinitions
  public let home: String
  /// Told after each step; what it throws stops the issue there.
  public let afterStep: (PublicationStep) throws -> Void

  public init(
    _ definitions: WithholdingDefinitions, home: String,
    afterStep: @escaping (PublicationStep) throws -> Void = { _ in }
  ) {
    self.definitions = definitions
    self.home = home
    self.afterStep = afterStep
  }

  /// What keeps a file from being published.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The file that was made does not pass the check of its own layout.
    case unsound(file: String, reason: String)
    /// More files on one day than it has seconds.
    case dayIsFull(DayNumber)
    /// Orders of a later day are in the outbox: what they began would not be seen.
    case beforeLastIssue(DayNumber, last: DayNumber)

    public var description: String {
      switch self {
      case .unsound(let file, let reason): "\(file): not published: \(reason)"
      case .beforeLastIssue(let day, let last):
        "\(day): orders of \(last) are in the outbox; issue as of that day or later"
      case .dayIsFull(let day): "\(day): every control number of the day is taken"
      }
    }
  }

  /// Decisions that go out through the portal, each case, employer and amount once.
  func sendable(_ day: WithholdingDay) -> [WithholdingDecision] {
    var taken: Set<[String]> = []
    for order in day.ownOrders where definitions.policy.again == .worker && order.action == .original {
      taken.insert(Self.key(order.caseID, order.fein, order.action, order.total))
    }
    return day.decisions.filter { decision in
      guard decision.verdict == .due, decision.channel == .eIWO, let action = decision.action else { return false }
      let total = action == .terminated ? Cents(0) : decision.amounts.total
      return taken.insert(Self.key(decision.facts.caseID, decision.income.fein, action, total)).inserted
    }
  }

  private static func key(_ caseID: String, _ fein: String, _ action: OrderAction, _ total: Cents) -> [String] {
    [caseID, fein, action.rawValue, total.description]
  }

  /// - Parameter people: by case.
  /// - Throws: `Failure`, `DiskError`, or what `afterStep` throws. What was published before stays.
  public func run(_ day: WithholdingDay, people: [String: [OrderPerson]]) throws -> IssueResult {
    if let last = day.ownOrders.compactMap(\.place.day).max(), last > day.asOf {
      throw Failure.beforeLastIssue(day.asOf, last: last)
    }
    let outbox = OutboxFolder(home: home)
    try outbox.removeUnpublished()
    try afterStep(.leftoversRemoved)
    var result = IssueResult()
    let detail = definitions.layouts.records.first { $0.name == "eiwo-detail" }!
    let maker = OrderRecord(layout: detail, sender: definitions.policy.sender, asOf: day.asOf)
    let check = PartnerRecordTest(detail, suffixes: definitions.partners.lists.suffixes, on: day.asOf)
    var sound: [WithholdingDecision] = []
    for decision in sendable(day) {
      let trial = maker.values(
        decision, tracking: trackingNumber(1), people: people[decision.facts.caseID] ?? [])
      let faults = self.faults(of: trial, check)
      if faults.isEmpty {
        sound.append(decision)
      } else {
        result.held.append(HeldOrder(decision: decision, faults: faults))
      }
    }
    var rest = sound.sorted { Text.precedes($0.income.fein, $1.income.fein) }[...]
    while !rest.isEmpty {
      let part = Self.firstFile(&rest)
      let file = try publish(part, day, people: people, maker: maker, outbox: outbox)
      result.files.append(file.number)
      result.orders += file.orders
    }
    return result
  }

  /// As many orders as fit one file: those of 9,999 employers.
  private static func firstFile(_ rest: inout ArraySlice<WithholdingDecision>) -> [WithholdingDecision] {
    var employers: Set<String> = []
    let part = rest.prefix { decision in
      employers.insert(decision.income.fein)
      return employers.count <= 9999
    }
    rest = rest.dropFirst(part.count)
    return Array(part)
  }

  /// Missing and wrong fields in words, without values.
  private func faults(of values: PartnerRecordValues, _ check: PartnerRecordTest) -> [String] {
    do {
      return check.refusals(try PartnerRecordWriter(values.record).line(values))
    } catch {
      return ["\(error)"]
    }
  }

  func trackingNumber(_ sequence: Int64) -> String {
    definitions.status.trackingConstant + sequence.zeroPadded(to: definitions.status.trackingDigits)
  }
}
