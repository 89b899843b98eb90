import Records

/// The e-IWO records as bytes.
enum EIWORecords {
  /// Five-digit FIPS of the state, YYMMDD, HHMMSS and four digits: 0000 for the file, then its batches.
  static func control(_ moment: TrafficMoment, _ sequence: Int) -> String {
    "27000" + TrafficText.date(moment.day).dropFirst(2) + moment.time.zeroPadded(to: 6)
      + sequence.zeroPadded(to: 4)
  }

  /// - Parameter code: such as `FHI`.
  static func header(
    _ code: String, _ moment: TrafficMoment, sequence: Int, fein: Int? = nil, error: String = ""
  ) -> FixedRecord {
    typealias At = EIWOPlaces.Header
    var record = FixedRecord(length: At.length)
    record.put(code, At.code)
    record.put(control(moment, sequence), At.control)
    record.put("27000", At.fips)
    if let fein { record.put(number: fein, At.fein) }
    record.put(day: moment.day, At.createdOn)
    record.put(number: moment.time, At.createdAt)
    record.put(error, At.error)
    return record
  }

  static func trailer(
    _ code: String, _ moment: TrafficMoment, sequence: Int, batches: Int = 0, records: Int = 0, error: String = ""
  ) -> FixedRecord {
    typealias At = EIWOPlaces.Trailer
    var record = FixedRecord(length: At.length)
    record.put(code, At.code)
    record.put(control(moment, sequence), At.control)
    record.put(number: batches, At.batches)
    record.put(number: records, At.records)
    record.put(number: 0, At.employerSent)
    record.put(number: 0, At.stateSent)
    record.put(error, At.error)
    return record
  }

  /// - Parameter asResult: with the portal's error fields.
  static func detail(_ order: PlannedOrder, on day: Int, asResult: Bool = false) -> FixedRecord {
    typealias At = EIWOPlaces.Detail
    let isEnd = order.action == .termination
    var record = FixedRecord(length: At.length)
    record.put("DTL", At.code)
    record.put(order.action.rawValue, At.action)
    record.put(day: day, At.documentDate)
    record.put("MINNESOTA", At.state)
    record.put("SAMPLE COUNTY", At.jurisdiction)
    record.put(number: order.obligor.caseID, At.caseID.lowerBound...At.caseID.lowerBound + 11)
    putParties(order, in: &record)
    for place in At.amounts { record.put(number: 0, place) }
    putAmounts(order, in: &record)
    record.put("MINNESOTA", At.governingState)
    record.put("14", At.beginWithin)
    if !isEnd { record.put("RECEIPT", At.start) }
    record.put(isEnd ? "00" : "07", At.sendWithin)
    record.put(isEnd ? "00" : "50", At.percent)
    putOffices(in: &record)
    record.put(order.trackingNumber, At.tracking)
    if order.obligor.order > 0 { record.put("O\(order.obligor.order)", At.order) }
    record.put(order.obligor.childLastName, At.childLastName)
    record.put(order.obligor.childFirstName, At.childFirstName)
    record.put(day: order.obligor.childBornOn, At.childBornOn)
    record.put(number: order.action == .lumpSum ? 250_000 : 0, At.lumpSum)
    record.put("R\(order.obligor.caseID)", At.remittance)
    if asResult {
      let fields = order.wrongFields
      if let first = fields.first { record.put(first, At.firstError) }
      if fields.count > 1 { record.put(fields[1], At.secondError) }
      if !fields.isEmpty { record.put(order.hasMoreWrongFields ? "T" : "F", At.moreErrors) }
    }
    return record
  }

  private static func putParties(_ order: PlannedOrder, in record: inout FixedRecord) {
    typealias At = EIWOPlaces.Detail
    record.put(order.employer.name, At.employerName)
    record.put(order.employer.street, At.employerStreet)
    record.put(order.employer.city, At.employerCity)
    record.put(order.employer.state, At.employerState)
    record.put(order.employer.zip, At.employerZIP)
    record.put(number: order.employer.fein, At.fein)
    record.put(order.obligor.lastName, At.lastName)
    record.put(order.obligor.firstName, At.firstName)
    record.put(order.obligor.middleName, At.middleName)
    record.put(order.obligor.suffix, At.suffix)
    record.put(number: order.obligor.ssn, At.ssn)
    record.put(day: order.obligor.bornOn, At.bornOn)
    record.put(order.obligor.custodialLastName, At.obligeeLastName)
    record.put(order.obligor.custodialFirstName, At.obligeeFirstName)
    record.put("DISTRICT COURT OF SAMPLE COUNTY", At.tribunal)
  }

  private static func putAmounts(_ order: PlannedOrder, in record: inout FixedRecord) {
    typealias At = EIWOPlaces.Detail
    let cents = order.cents
    record.put(number: cents, At.currentChild)
    record.put(number: cents, At.total)
    record.put("N", At.overdue)
    record.put(number: cents * 12 / 52, At.weekly)
    record.put(number: cents * 12 / 26, At.biweekly)
    record.put(number: cents / 2, At.semimonthly)
    record.put(number: cents, At.monthly)
    if cents > 0 {
      record.put("M", At.currentChildFrequency)
      record.put("M", At.totalFrequency)
    }
    if order.isMalformed { record.put("    450.00 ", At.currentChild) }
  }

  private static func putOffices(in record: inout FixedRecord) {
    typealias At = EIWOPlaces.Detail
    record.put("SAMPLE PAYMENT CENTER", At.payee)
    record.put("PO BOX 1", At.payeeStreet)
    record.put("SAMPLETON", At.payeeCity)
    record.put("MN", At.payeeState)
    record.put("55001", At.payeeZIP)
    record.put("2700000", At.remittanceFIPS)
    record.put("IMOGEN PLACEHOLDER", At.official)
    record.put("ENFORCEMENT OFFICER", At.officialTitle)
    record.put("N", At.employeeCopy)
    record.put("SAMPLE CUSTOMER SERVICE", At.employeeContact)
    record.put("6515550142", At.employeePhone)
    record.put("SAMPLE EMPLOYER SERVICE", At.employerContact)
    record.put("6515550143", At.employerPhone)
  }

  /// - Parameter phone: last digits of the last known telephone number.
  static func answer(_ answer: PlannedAnswer, on day: Int, phone: Int) -> FixedRecord {
    typealias At = EIWOPlaces.Answer
    var record = FixedRecord(length: At.length)
    record.put("ACK", At.code)
    record.put(answer.action, At.action)
    record.put(number: answer.employer.fein, At.fein)
    record.put(answer.obligor.lastName, At.lastName)
    record.put(answer.obligor.firstName, At.firstName)
    record.put(answer.obligor.middleName, At.middleName)
    record.put(answer.obligor.suffix, At.suffix)
    record.put(number: answer.obligor.ssn, At.ssn)
    if answer.isMalformed { record.put("X", At.ssn.upperBound...At.ssn.upperBound) }
    if answer.action != "EMP" {
      record.put(number: answer.obligor.caseID, At.caseID.lowerBound...At.caseID.lowerBound + 11)
    }
    record.put(answer.trackingNumber, At.tracking)
    if answer.obligor.order > 0, answer.action != "EMP" { record.put("O\(answer.obligor.order)", At.order) }
    record.put((answer.isShifted ? " " : "") + answer.disposition, At.disposition)
    record.put((answer.isShifted ? "  " : "") + answer.reason, At.reason)
    if answer.reason == "W" { record.put(number: answer.employer.fein + 500, At.correctedFEIN) }
    if answer.reason == "M" { record.put("WI", At.otherState) }
    if answer.lumpSum > 0 {
      record.put(day: day + 30, At.lumpSumOn)
      record.put(number: answer.lumpSum, At.lumpSum)
      record.put("BONUS", At.lumpSumType)
    }
    if let terminatedOn = answer.terminatedOn {
      putLeaving(terminatedOn, in: &record)
      record.put("651555" + phone.zeroPadded(to: 4), At.lastPhone)
    }
    return record
  }

  /// What an employer says of somebody who has left.
  private static func putLeaving(_ day: Int, in record: inout FixedRecord) {
    typealias At = EIWOPlaces.Answer
    record.put(day: day, At.terminatedOn)
    record.put("7 NOWHERE LANE", At.lastStreet)
    record.put("SAMPLETON", At.lastCity)
    record.put("MN", At.lastState)
    record.put("55001", At.lastZIP)
    record.put(day: day + 7, At.finalPaymentOn)
    record.put(number: 31_250, At.finalPayment)
    record.put("FABRICATED FOUNDRY INC", At.newEmployerName)
    record.put("9 INVENTED AVENUE", At.newEmployerStreet)
    record.put("MOCKVILLE", At.newEmployerCity)
    record.put("MN", At.newEmployerState)
    record.put("55002", At.newEmployerZIP)
  }
}
