import Records
import Warehouse

extension PartnerTables {
  /// A row read by the names of its columns; blank and NULL are the same.
  private struct Named {
    let row: Row
    let places: [String: Int]

    func text(_ column: String) throws -> String {
      try places[column].flatMap { try row.text($0) }.map(Self.trimmed) ?? ""
    }
    func day(_ column: String) throws -> DayNumber? { try places[column].flatMap { try row.day($0) } }
    func cents(_ column: String) throws -> Cents? { try places[column].flatMap { try row.cents($0) } }

    func place() throws -> RecordPlace {
      RecordPlace(
        createdAt: try text("created_at"), fileControl: try text("file_control_number"),
        batchControl: try text("batch_control_number"), line: try row.int64(places["source_line"]!) ?? 0)
    }

    private static func trimmed(_ text: String) -> String {
      guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
      var rest = Substring(text)
      while rest.first == " " { rest.removeFirst() }
      while rest.last == " " { rest.removeLast() }
      return String(rest)
    }
  }

  private static func rows<Record>(
    of table: String, on engine: any SQLEngine, _ make: (Named) throws -> Record?
  ) throws -> [Record] {
    let columns = columns.first { $0.table == table }!.columns
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    var records: [Record] = []
    try engine.query("SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table)", file: table) { row in
      if let record = try make(Named(row: row, places: places)) { records.append(record) }
    }
    return records
  }

  static func orders(on engine: any SQLEngine) throws -> [SentOrder] {
    try rows(of: "order_sent", on: engine) { row in
      guard let action = OrderAction(rawValue: try row.text("action")) else { return nil }
      let amounts = WithheldAmounts(
        currentSupport: try row.cents("current_support") ?? Cents(0),
        arrears: try row.cents("arrears_amount") ?? Cents(0),
        medical: try row.cents("medical_support") ?? Cents(0))
      return SentOrder(
        place: try row.place(), action: action, caseID: try row.text("case_id"), orderID: try row.text("order_id"),
        ssn: try row.text("ssn"), fein: try row.text("fein"), employerName: try row.text("employer_name"),
        trackingNumber: try row.text("tracking_number"), amounts: amounts, total: try row.cents("total_amount"))
    }
  }

  static func results(on engine: any SQLEngine) throws -> [OrderResult] {
    try rows(of: "order_result", on: engine) { row in
      OrderResult(
        place: try row.place(), trackingNumber: try row.text("tracking_number"),
        batchError: try row.text("batch_error"), firstField: try row.text("field_1"),
        secondField: try row.text("field_2"), moreErrors: try row.text("more_errors"))
    }
  }

  static func acknowledgments(on engine: any SQLEngine) throws -> [Acknowledgment] {
    try rows(of: "acknowledgment", on: engine) { row in
      func address(_ prefix: String) throws -> Acknowledgment.Address {
        .init(
          street: try row.text(prefix + "_street"), city: try row.text(prefix + "_city"),
          state: try row.text(prefix + "_state"), zip: try row.text(prefix + "_zip"))
      }
      var answer = Acknowledgment(place: try row.place(), action: try row.text("action"))
      answer.caseID = try row.text("case_id")
      answer.ssn = try row.text("ssn")
      answer.fein = try row.text("fein")
      answer.trackingNumber = try row.text("tracking_number")
      answer.disposition = try row.text("disposition")
      answer.reason = try row.text("reason")
      answer.correctedFEIN = try row.text("corrected_fein")
      answer.otherState = try row.text("other_state")
      answer.terminatedOn = try row.day("terminated_on")
      answer.finalPaymentOn = try row.day("final_payment_on")
      answer.finalPayment = try row.cents("final_payment")
      answer.lastAddress = try address("last")
      answer.lastPhone = try row.text("last_phone")
      answer.newEmployerFEIN = try row.text("new_employer_fein")
      answer.newEmployer = try row.text("new_employer_name")
      answer.newEmployerAddress = try address("new_employer")
      answer.lumpSumOn = try row.day("lump_sum_on")
      answer.lumpSum = try row.cents("lump_sum")
      answer.lumpSumType = try row.text("lump_sum_type")
      return answer
    }
  }
}
