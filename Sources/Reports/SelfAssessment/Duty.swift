import Records
import Warehouse

/// A required action of a case as a statement of `duties/` gives it.
struct Duty {
  /// Place of the sub-criterion in its criterion.
  var item: Int
  /// `nil`: there is no time to keep, it was done or not.
  var clock: TimeStandard?
  /// The day of the clock's trigger; `nil` where nothing that starts the clock is recorded.
  var aroseOn: DayNumber?
  var doneOn: DayNumber?
  /// A day on which it may have been done, if the file shows what is missing in the tables.
  var perhapsOn: DayNumber?
  var missing: String?
  /// What falls due later than this day is not due yet.
  var endsOn: DayNumber
}

/// Where the columns of a statement of `duties/` stand.
struct DutyColumns {
  let item, clock, aroseOn, doneOn, perhapsOn, missing: Int
  let endsOn: Int?

  /// - Throws: `AssessmentError.unsound` where one is missing.
  init(_ columns: [ResultColumn], file: String) throws {
    func place(_ name: String) throws -> Int {
      guard let place = columns.firstIndex(where: { $0.name == name }) else {
        throw AssessmentError.unsound(file: file, reason: "no column \(name)")
      }
      return place
    }
    item = try place("item")
    clock = try place("clock")
    aroseOn = try place("arose_on")
    doneOn = try place("done_on")
    perhapsOn = try place("perhaps_on")
    missing = try place("missing")
    endsOn = columns.firstIndex { $0.name == "ends_on" }
  }
}

/// Why an assessment cannot be made. It names files and cases, never a value of the data.
public enum AssessmentError: Error, Equatable, CustomStringConvertible {
  case noDefinition(fiscalYear: Int, effective: String)
  /// A statement gives what is no duty, or a case twice.
  case unsound(file: String, reason: String)
  /// Last year's result cannot be read.
  case previous(file: String, reason: String)

  public var description: String {
    switch self {
    case .noDefinition(let fiscalYear, let effective):
      "self-assessment: no definition for fiscal year \(fiscalYear) (there is one for \(effective))"
    case .unsound(let file, let reason): "\(file): \(reason)"
    case .previous(let file, let reason): "\(file): \(reason)"
    }
  }
}
