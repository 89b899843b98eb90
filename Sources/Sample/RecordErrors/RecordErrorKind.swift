/// An error of a record that no edit can find, because the record is sound in itself and only says something else than
/// the case file: what an auditor looks for (performance-and-audit.md 4.3).
public enum RecordErrorKind: String, Sendable, CaseIterable {
  /// The case was closed; the closing was never entered.
  case closingNotEntered = "closing-not-entered"
  /// A IV-D case that is recorded as non-IV-D.
  case wrongService = "wrong-service"
  /// The order stands on another family's case.
  case orderOnWrongCase = "order-on-wrong-case"
  /// The order is recorded as ended, by a mistyped year.
  case orderEndMistyped = "order-end-mistyped"
  /// Paternity was established; its date and basis were not entered.
  case paternityDateMissing = "paternity-date-missing"
  /// Born out of wedlock is recorded the wrong way round.
  case birthStatusWrong = "birth-status-wrong"
  /// The child was emancipated before the year; it was not entered.
  case emancipationMissing = "emancipation-missing"
  /// The child is there a second time, under another number.
  case duplicateChild = "duplicate-child"
  /// What was paid or adjusted never reached the balance, or the balance never reached the record.
  case arrearsNotUpdated = "arrears-not-updated"
  /// A payment was distributed on another family's case.
  case paymentOnWrongCase = "payment-on-wrong-case"
  /// An amount due with its point one place too far right.
  case chargeMistyped = "charge-mistyped"
  /// The children's health coverage was not entered.
  case coverageMissing = "coverage-missing"
}

/// A change that was made to a record.
public struct PlantedRecordError: Sendable, Equatable {
  public var delivery: String
  public var kind: RecordErrorKind
  /// Cases whose record is wrong now.
  public var caseIDs: [String]
  /// The child whose record is wrong now.
  public var personID: String?
  public var table: String
  /// The record's key, its fields joined by `|`.
  public var key: String
  /// Blank where the record was added or taken out.
  public var field: String
  public var before: String
  public var after: String

  public static let header = "delivery,kind,case_id,person_id,table,key,field,true_value,recorded_value"

  /// The line of `planted-errors.csv`.
  public var csv: String {
    let fields = [
      delivery, kind.rawValue, caseIDs.joined(separator: "|"), personID ?? "", table, key, field, before, after,
    ]
    return fields.map { String(decoding: StandardWriter.csvField($0), as: UTF8.self) }.joined(separator: ",")
  }

  /// Writes `planted-errors.csv`. - Throws: `SampleError.cannotWrite`.
  public static func write(_ planted: [PlantedRecordError], to path: String) throws {
    let file = try DeliveryFile(path: path)
    file.buffer.append(header + "\n")
    for error in planted { file.buffer.append(error.csv + "\n") }
    _ = try file.finish()
  }
}
