import Records
import Testing

@testable import Withholding

/// Short spellings of records for the tests. People, cases and employers are invented.
enum Made {
  static func rules() throws -> StatusRules { try StatusRules.load(root: Project.root) }

  static func tracking(_ number: Int) -> String {
    let digits = String(number)
    return "270000000000000000" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func place(_ at: String, _ control: String, _ line: Int64 = 3) -> RecordPlace {
    RecordPlace(createdAt: at, fileControl: control, batchControl: control + "1", line: line)
  }

  static func order(
    _ number: Int, _ action: OrderAction = .original, at: String = "20250101060000", file: String = "O1",
    caseID: String = "C1", ssn: String = "900010001", fein: String = "990000413"
  ) -> SentOrder {
    SentOrder(
      place: place(at, file, Int64(number)), action: action, caseID: caseID, ssn: ssn, fein: fein,
      employerName: "IMAGINARY WIDGET WORKS", trackingNumber: tracking(number),
      amounts: WithheldAmounts(currentSupport: Cents(45_000), arrears: Cents(5_000), medical: Cents(0)))
  }

  static func answer(
    _ number: Int, _ disposition: String, _ reason: String = "", action: String = "ORG",
    at: String = "20250110060000", file: String = "A1", line: Int64? = nil
  ) -> Acknowledgment {
    var answer = Acknowledgment(place: place(at, file, line ?? Int64(number)), action: action)
    answer.trackingNumber = tracking(number)
    answer.ssn = "900010001"
    answer.fein = "990000413"
    answer.disposition = disposition
    answer.reason = reason
    return answer
  }

  static func notice(
    _ disposition: String, at: String = "20250120060000", file: String = "A9", ssn: String = "900010001",
    fein: String = "990000413"
  ) -> Acknowledgment {
    var notice = Acknowledgment(place: place(at, file), action: "EMP")
    notice.ssn = ssn
    notice.fein = fein
    notice.disposition = disposition
    return notice
  }
}

extension WithholdingLedger {
  /// `tracking status reason day`, the tracking number without its zeros.
  var lines: [String] {
    orders.map { order in
      let number = Int(order.order.trackingNumber.dropFirst(18)) ?? 0
      return [String(number), order.status.rawValue, order.reason, order.statusOn?.description ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
