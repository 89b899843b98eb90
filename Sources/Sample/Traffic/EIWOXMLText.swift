/// An acknowledgment file in the proposed XML form (file-layouts-eiwo-newhire.md, 1.9): the flat records' fields by
/// element, one record a line.
enum EIWOXMLText {
  private typealias Element = (name: String, places: ClosedRange<Int>)

  private static let header: [Element] = [
    ("DocumentCode", EIWOPlaces.Header.code), ("ControlNumber", EIWOPlaces.Header.control),
    ("StateFIPSCode", EIWOPlaces.Header.fips), ("EIN", EIWOPlaces.Header.fein),
    ("CreationDate", EIWOPlaces.Header.createdOn), ("CreationTime", EIWOPlaces.Header.createdAt),
  ]

  private static let trailer: [Element] = [
    ("DocumentCode", EIWOPlaces.Trailer.code), ("ControlNumber", EIWOPlaces.Trailer.control),
    ("BatchCount", EIWOPlaces.Trailer.batches), ("RecordCount", EIWOPlaces.Trailer.records),
    ("EmployerSentCount", EIWOPlaces.Trailer.employerSent), ("StateSentCount", EIWOPlaces.Trailer.stateSent),
  ]

  private static let answer: [Element] = [
    ("DocumentCode", EIWOPlaces.Answer.code), ("DocumentActionCode", EIWOPlaces.Answer.action),
    ("CaseID", EIWOPlaces.Answer.caseID), ("EIN", EIWOPlaces.Answer.fein),
    ("EmployeeLastName", EIWOPlaces.Answer.lastName), ("EmployeeFirstName", EIWOPlaces.Answer.firstName),
    ("EmployeeMiddleName", EIWOPlaces.Answer.middleName), ("EmployeeSuffix", EIWOPlaces.Answer.suffix),
    ("EmployeeSSN", EIWOPlaces.Answer.ssn), ("DocumentTrackingNumber", EIWOPlaces.Answer.tracking),
    ("OrderIdentifier", EIWOPlaces.Answer.order), ("RecordDispositionStatusCode", EIWOPlaces.Answer.disposition),
    ("DispositionReasonCode", EIWOPlaces.Answer.reason), ("TerminationDate", EIWOPlaces.Answer.terminatedOn),
    ("NCPLastKnownAddressLine1", EIWOPlaces.Answer.lastStreet), ("NCPLastKnownAddressCity", EIWOPlaces.Answer.lastCity),
    ("NCPLastKnownAddressStateCode", EIWOPlaces.Answer.lastState),
    ("NCPLastKnownAddressZIPCode", EIWOPlaces.Answer.lastZIP), ("FinalPaymentDate", EIWOPlaces.Answer.finalPaymentOn),
    ("FinalPaymentAmount", EIWOPlaces.Answer.finalPayment), ("NewEmployerName", EIWOPlaces.Answer.newEmployerName),
    ("NewEmployerAddressLine1", EIWOPlaces.Answer.newEmployerStreet),
    ("NewEmployerAddressCity", EIWOPlaces.Answer.newEmployerCity),
    ("NewEmployerAddressStateCode", EIWOPlaces.Answer.newEmployerState),
    ("NewEmployerAddressZIPCode", EIWOPlaces.Answer.newEmployerZIP),
    ("LumpSumPaymentDate", EIWOPlaces.Answer.lumpSumOn), ("LumpSumPaymentAmount", EIWOPlaces.Answer.lumpSum),
    ("LumpSumPaymentType", EIWOPlaces.Answer.lumpSumType), ("NCPLastKnownPhoneNumber", EIWOPlaces.Answer.lastPhone),
    ("CorrectedFEIN", EIWOPlaces.Answer.correctedFEIN), ("MultiIWOStateCode", EIWOPlaces.Answer.otherState),
  ]

  static func write(
    _ batches: [(employer: TrafficEmployer, records: [PlannedAnswer])], _ moment: TrafficMoment,
    to file: inout TrafficFile
  ) {
    file.add(text: #"<?xml version="1.0" encoding="UTF-8"?>"#)
    file.add(text: "<EiwoFile>")
    file.add(text: element("FileHeader", EIWORecords.header("FHA", moment, sequence: 0), header))
    for (number, batch) in batches.enumerated() {
      file.add(text: "<Batch>")
      let opening = EIWORecords.header("BHA", moment, sequence: number + 1, fein: batch.employer.fein)
      file.add(text: element("BatchHeader", opening, header))
      for one in batch.records {
        let record = EIWORecords.answer(one, on: moment.day, phone: 100)
        file.add(text: element("Acknowledgment", record, answer), kind: one.kind, expected: one.expected)
      }
      let isWrong = batch.employer.number == TrafficEmployer.wrongAnswerBatch
      let closing = EIWORecords.trailer(
        "BTA", moment, sequence: number + 1, records: batch.records.count + (isWrong ? 1 : 0))
      file.add(
        text: element("BatchTrailer", closing, trailer), kind: isWrong ? "wrong count of a batch" : "",
        expected: "batch refused CNT")
      file.add(text: "</Batch>")
    }
    let end = EIWORecords.trailer("FTA", moment, sequence: 0, batches: batches.count)
    file.add(text: element("FileTrailer", end, trailer))
    file.add(text: "</EiwoFile>")
  }

  /// Fields that are blank have no element. No value of the sample needs escaping.
  private static func element(_ name: String, _ record: FixedRecord, _ elements: [Element]) -> String {
    let fields = elements.compactMap { element -> String? in
      let bytes = record.bytes[element.places.lowerBound - 1..<element.places.upperBound]
      guard let last = bytes.lastIndex(where: { $0 != 0x20 }) else { return nil }
      return "<\(element.name)>" + String(decoding: bytes[...last], as: UTF8.self) + "</\(element.name)>"
    }
    return "<\(name)>" + fields.joined() + "</\(name)>"
  }
}
