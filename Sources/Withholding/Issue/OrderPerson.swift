import Records
import Warehouse

/// Somebody whose name stands in an order (`pipelines/withholding/order-people.sql`).
public struct OrderPerson: Sendable, Equatable {
  public enum Part: Int64, Sendable {
    case obligor = 1
    case custodial, child
  }

  public var caseID: String
  public var personID: String
  public var part: Part
  public var ssn: String
  public var firstName: String
  public var middleName: String
  public var lastName: String
  public var suffix: String
  public var bornOn: DayNumber?

  init(_ row: Row) throws {
    func text(_ column: Int) throws -> String { try row.string(column) ?? "" }
    caseID = try text(0)
    personID = try text(1)
    part = Part(rawValue: try row.int64(2) ?? 3) ?? .child
    ssn = try text(3)
    firstName = try text(4)
    middleName = try text(5)
    lastName = try text(6)
    suffix = try text(7)
    bornOn = try row.day(8)
  }
}

extension WithholdingDesk {
  /// The people of some decisions, by case; children by birth date.
  public func people(of decisions: [WithholdingDecision]) throws -> [String: [OrderPerson]] {
    try createWantedCases(decisions.map { ($0.facts.caseID, $0.facts.personID) })
    let statement = try WithholdingStatement("order-people", root: definitions.root)
    var people: [String: [OrderPerson]] = [:]
    try engine.query(try statement.sql(values), file: statement.path) { row in
      let person = try OrderPerson(row)
      people[person.caseID, default: []].append(person)
    }
    return people
  }
}
