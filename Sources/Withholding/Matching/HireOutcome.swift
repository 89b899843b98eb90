import Records
import Warehouse

/// What became of a reported hire; every one has exactly one outcome (`pipelines/withholding/hire-outcome.sql`).
public struct HireOutcome: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable {
    case matched
    case ssnInvalid = "ssn_invalid"
    case ssnUnknown = "ssn_unknown"
    case nameDiffers = "name_differs"
    case birthDateDiffers = "birth_date_differs"
    case hireTooOld = "hire_too_old"
    case alreadyProcessed = "already_processed"

    public var sentence: String {
      switch self {
      case .matched: "a person of the warehouse: number, name and birth date agree"
      case .ssnInvalid: "the number cannot be an SSN"
      case .ssnUnknown: "nobody has this SSN"
      case .nameDiffers: "the SSN is somebody's, the name is another"
      case .birthDateDiffers: "SSN and name are somebody's, the birth date is another"
      case .hireTooOld: "hired too long ago to act on"
      case .alreadyProcessed: "the same hire was reported before"
      }
    }
  }

  public var transmission: String
  public var sourceFile: String
  public var sourceLine: Int64
  public var receivedOn: DayNumber?
  public var startedOn: DayNumber?
  public var fein: String
  public var personID: String
  public var outcome: Outcome
  /// `hire_in_future`, `hire_date_blank`: taken as hired on the day of the report.
  public var note: String

  static let columns =
    "transmission, source_file, source_line, received_on, started_on, fein, person_id, outcome, note"

  init(_ row: Row) throws {
    transmission = try row.string(0) ?? ""
    sourceFile = try row.string(1) ?? ""
    sourceLine = try row.int64(2) ?? 0
    receivedOn = try row.day(3)
    startedOn = try row.day(4)
    fein = try row.string(5) ?? ""
    personID = try row.string(6) ?? ""
    outcome = try row.string(7).flatMap(Outcome.init(rawValue:)) ?? .ssnInvalid
    note = try row.string(8) ?? ""
  }
}
