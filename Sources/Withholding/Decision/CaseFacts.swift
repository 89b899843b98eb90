import Records
import Warehouse

/// What a case says about a withholding on a day (`pipelines/withholding/case-fact.sql`).
public struct CaseFacts: Sendable, Equatable {
  public var caseID = ""
  public var personID = ""
  public var county = ""
  public var workerID = ""
  /// The warehouse has the case.
  public var isKnown = true
  public var isOpen = true
  public var hasNoJurisdiction = false
  public var isDead = false
  public var ssn = ""
  public var hasFamilyViolence = false
  public var hasGoodCause = false
  public var isInitiating = false
  /// The newest order in force; empty where there is none.
  public var orderID = ""
  public var establishedOn: DayNumber?
  public var issuerKind = ""
  public var currentSupport = Cents(0)
  public var medical = Cents(0)
  public var ordersCoverage = false
  public var arrears = Cents(0)
  public var isLongOverdue = false

  public init() {}

  /// Number of columns that a row of facts has.
  static let width = 21

  init(_ row: Row) throws {
    func text(_ column: Int) throws -> String { try row.string(column) ?? "" }
    func flag(_ column: Int) throws -> Bool { try row.int64(column) == 1 }
    caseID = try text(0)
    personID = try text(1)
    county = try text(2)
    workerID = try text(3)
    isKnown = try flag(4)
    isOpen = try flag(5)
    hasNoJurisdiction = try flag(6)
    isDead = try flag(7)
    ssn = try text(8)
    hasFamilyViolence = try flag(9)
    hasGoodCause = try flag(10)
    isInitiating = try flag(11)
    orderID = try text(12)
    establishedOn = try row.day(13)
    issuerKind = try text(14)
    currentSupport = try row.cents(15) ?? Cents(0)
    medical = try row.cents(16) ?? Cents(0)
    ordersCoverage = try flag(17)
    arrears = try row.cents(18) ?? Cents(0)
    isLongOverdue = try flag(19)
  }
}

/// Where an obligor works, and how it is known (`pipelines/withholding/candidate.sql`).
public struct IncomeSource: Sendable, Equatable {
  /// new_hire, e_iwo or employment.
  public var source = ""
  public var fein = ""
  public var employerName = ""
  /// As reported.
  public var address = EmployerEntry.Address()
  public var knownOn: DayNumber?
  public var startedOn: DayNumber?
  public var transmission = ""
  public var sourceFile = ""
  public var sourceLine: Int64 = 0
  public var endedOn: DayNumber?
  /// The last money that this employer withheld for the case, within the days of the policy.
  public var withheldOn: DayNumber?
  /// A National Medical Support Notice went out since.
  public var medicalNoticeOn: DayNumber?
  /// A worker noted a withholding in the case since the income became known.
  public var sentOn: DayNumber?

  public init() {}

  init(_ row: Row, from first: Int) throws {
    func text(_ column: Int) throws -> String { try row.string(first + column) ?? "" }
    source = try text(0)
    fein = try text(1)
    employerName = try text(2)
    address = .init(street: try text(3), city: try text(4), state: try text(5), zip: try text(6))
    knownOn = try row.day(first + 7)
    startedOn = try row.day(first + 8)
    transmission = try text(9)
    sourceFile = try text(10)
    sourceLine = try row.int64(first + 11) ?? 0
    endedOn = try row.day(first + 12)
    withheldOn = try row.day(first + 13)
    medicalNoticeOn = try row.day(first + 14)
    sentOn = try row.day(first + 15)
  }
}
