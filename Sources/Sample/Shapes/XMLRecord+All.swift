/// Elements of the XML extract, as `schemas/county/layouts/sample-xml.yaml` describes them.
extension XMLRecord {
  static let all: [XMLRecord] = [
    XMLRecord(
      element: "Worker", table: .worker,
      attributes: [
        .plain("id", "worker_id"), .plain("name", "name"), .plain("team", "team"), .plain("office", "office"),
        .plain("county", "county"),
      ]),
    XMLRecord(
      element: "Person", table: .person,
      inside: [.child, .assistance, .healthCoverage, .employment],
      attributes: [
        .plain("id", "person_id"), .plain("ssn", "ssn"), .plain("born", "born_on"), .plain("died", "died_on"),
        .code("sex", "sex", XMLWords.sex), .code("ethnicity", "race_ethnicity", XMLWords.raceEthnicity),
        .plain("language", "language"), .code("familyViolence", "family_violence", ["false", "true"]),
        .plain("Name/@first", "first_name"), .plain("Name/@middle", "middle_name"), .plain("Name/@last", "last_name"),
        .plain("Name/@suffix", "suffix"), .plain("Address/@street", "street"), .plain("Address/@city", "city"),
        .plain("Address/@state", "state"), .plain("Address/@zip", "zip"),
      ]),
    XMLRecord(
      element: "Parentage", table: .child, parentKey: "person_id",
      attributes: [
        .code("bornOutOfWedlock", "born_out_of_wedlock", ["false", "true"]), .plain("established", "paternity_on"),
        .code("basis", "paternity_basis", XMLWords.paternityBasis), .plain("disestablished", "disestablished_on"),
        .plain("emancipated", "emancipated_on"), .code("dependentByDeath", "dependent_by_death", ["false", "true"]),
      ]),
    XMLRecord(
      element: "Assistance", table: .assistance, parentKey: "person_id",
      attributes: [
        .code("program", "program", XMLWords.program), .plain("from", "from_on"), .plain("to", "to_on"),
      ]),
    XMLRecord(
      element: "Coverage", table: .healthCoverage, parentKey: "person_id",
      attributes: [
        .code("payer", "payer", XMLWords.payer), .plain("from", "from_on"), .plain("to", "to_on"),
        .plain("case", "case_id"),
      ]),
    XMLRecord(
      element: "Employment", table: .employment, parentKey: "person_id",
      attributes: [
        .plain("fein", "fein"), .plain("employer", "employer_name"), .plain("from", "from_on"), .plain("to", "to_on"),
        .code("source", "source", XMLWords.employmentSource),
      ]),
    XMLRecord(
      element: "Case", table: .cases,
      inside: [
        .casePeriod, .caseMember, .cooperation, .intergovernmental, .supportOrder, .charge, .arrearsBalance, .event,
      ],
      attributes: [
        .plain("id", "case_id"), .plain("county", "county"), .plain("worker", "worker_id"),
        .code("noJurisdiction", "no_jurisdiction", XMLWords.noJurisdiction),
        .code("locateOnly", "locate_only", ["false", "true"]),
      ]),
    XMLRecord(
      element: "Period", table: .casePeriod, parentKey: "case_id",
      attributes: [
        .plain("opened", "opened_on"), .code("service", "service", XMLWords.service), .plain("closed", "closed_on"),
        .code("closure", "closure_code", XMLWords.closure),
      ]),
    XMLRecord(
      element: "Member", table: .caseMember, parentKey: "case_id",
      attributes: [
        .plain("person", "person_id"), .code("role", "role", XMLWords.role), .plain("from", "from_on"),
        .plain("to", "to_on"),
      ]),
    XMLRecord(
      element: "Cooperation", table: .cooperation, parentKey: "case_id",
      attributes: [
        .code("kind", "kind", XMLWords.cooperation), .plain("from", "from_on"), .plain("to", "to_on"),
      ]),
    XMLRecord(
      element: "Request", table: .intergovernmental, parentKey: "case_id",
      attributes: [
        .plain("id", "request_id"), .code("direction", "direction", XMLWords.direction),
        .code("partnerKind", "partner_kind", XMLWords.partnerKind), .plain("partner", "partner"),
        .plain("sent", "sent_on"), .plain("closed", "closed_on"),
        .code("assistance", "partner_assistance", XMLWords.partnerAssistance),
      ]),
    XMLRecord(
      element: "Order", table: .supportOrder, parentKey: "case_id",
      inside: [.orderChild, .provision],
      attributes: [
        .plain("id", "order_id"), .plain("established", "established_on"), .plain("ended", "ended_on"),
        .code("kind", "kind", XMLWords.orderKind), .code("issuer", "issuer_kind", XMLWords.issuerKind),
        .code("paternityOnly", "paternity_only", ["false", "true"]),
      ]),
    XMLRecord(
      element: "Covers", table: .orderChild, parentKey: "order_id",
      attributes: [
        .plain("person", "person_id")
      ]),
    XMLRecord(
      element: "Provision", table: .provision, parentKey: "order_id",
      attributes: [
        .plain("id", "provision_id"), .code("kind", "kind", XMLWords.provisionKind),
        .code("obligated", "obligated", XMLWords.obligated), .plain("amount", "amount"), .plain("from", "from_on"),
        .plain("to", "to_on"),
      ]),
    XMLRecord(
      element: "Charge", table: .charge, parentKey: "case_id",
      attributes: [
        .plain("id", "charge_id"), .plain("person", "person_id"), .code("kind", "kind", XMLWords.chargeKind),
        .plain("due", "due_on"), .plain("amount", "amount"), .code("reason", "reason", XMLWords.chargeReason),
      ]),
    XMLRecord(
      element: "Balance", table: .arrearsBalance, parentKey: "case_id",
      attributes: [
        .plain("on", "as_of_on"), .code("owedTo", "owed_to", XMLWords.owedTo), .plain("amount", "amount"),
      ]),
    XMLRecord(
      element: "Event", table: .event, parentKey: "case_id",
      attributes: [
        .plain("id", "event_id"), .plain("person", "person_id"), .code("kind", "kind", XMLWords.eventKind),
        .plain("on", "on"), .plain("result", "result"), .plain("refersTo", "refers_to"),
      ]),
    XMLRecord(
      element: "Payment", table: .receipt,
      inside: [.distribution],
      attributes: [
        .plain("id", "receipt_id"), .plain("payor", "payor_id"), .plain("collected", "collected_on"),
        .plain("amount", "amount"), .code("source", "source", XMLWords.receiptSource), .plain("fein", "fein"),
        .plain("reverses", "reverses"),
      ]),
    XMLRecord(
      element: "Distribution", table: .distribution, parentKey: "receipt_id",
      attributes: [
        .plain("id", "distribution_id"), .plain("case", "case_id"), .plain("person", "person_id"),
        .code("appliedTo", "applied_to", XMLWords.appliedTo), .code("paidTo", "paid_to", XMLWords.paidTo),
        .plain("amount", "amount"), .plain("reverses", "reverses"), .plain("distributed", "distributed_on"),
        .plain("disbursed", "disbursed_on"),
      ]),
  ]
}
