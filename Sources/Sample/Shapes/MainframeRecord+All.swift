/// Records of the mainframe extract, as `schemas/county/layouts/sample-mainframe.yaml` describes them. The first two bytes
/// of a record are its type; fields follow one another without gaps.
extension MainframeRecord {
  static let all: [MainframeRecord] = [
    MainframeRecord(
      type: "WK", table: .worker,
      fields: [
        .binary("worker_id", 4), .text("name", 30), .text("team", 18), .text("office", 8), .digits("county", 5),
      ]),
    MainframeRecord(
      type: "PE", table: .person,
      fields: [
        .digits("person_id", 13), .digits("ssn", 9), .text("first_name", 10), .text("middle_name", 8),
        .text("last_name", 26), .text("suffix", 4), .packedDate("born_on"), .packedDate("died_on"),
        .code("sex", MainframeWords.sex, 1), .code("race_ethnicity", MainframeWords.raceEthnicity, 1),
        .text("language", 2), .code("family_violence", ["N", "Y"], 1), .text("street", 28), .text("city", 14),
        .text("state", 2), .digits("zip", 5),
      ]),
    MainframeRecord(
      type: "CH", table: .child,
      fields: [
        .digits("person_id", 13), .code("born_out_of_wedlock", ["N", "Y"], 1), .packedDate("paternity_on"),
        .code("paternity_basis", MainframeWords.paternityBasis, 2), .packedDate("disestablished_on"),
        .packedDate("emancipated_on"), .code("dependent_by_death", ["N", "Y"], 1),
      ]),
    MainframeRecord(
      type: "AS", table: .assistance,
      fields: [
        .digits("person_id", 13), .code("program", MainframeWords.program, 2), .packedDate("from_on"),
        .openDate("to_on"),
      ]),
    MainframeRecord(
      type: "EM", table: .employment,
      fields: [
        .digits("person_id", 13), .digits("fein", 9), .text("employer_name", 32), .packedDate("from_on"),
        .openDate("to_on"), .code("source", MainframeWords.employmentSource, 2),
      ]),
    MainframeRecord(
      type: "CA", table: .cases,
      fields: [
        .digits("case_id", 12), .digits("county", 5), .zonedNumber("worker_id", 6),
        .code("no_jurisdiction", MainframeWords.noJurisdiction, 1), .code("locate_only", ["N", "Y"], 1),
      ]),
    MainframeRecord(
      type: "PD", table: .casePeriod,
      fields: [
        .digits("case_id", 12), .packedDate("opened_on"), .code("service", MainframeWords.service, 1),
        .packedDate("closed_on"), .code("closure_code", MainframeWords.closure, 2),
      ]),
    MainframeRecord(
      type: "MB", table: .caseMember,
      fields: [
        .digits("case_id", 12), .digits("person_id", 13), .code("role", MainframeWords.role, 1),
        .packedDate("from_on"), .openDate("to_on"),
      ]),
    MainframeRecord(
      type: "OR", table: .supportOrder,
      fields: [
        .binary("order_id", 4), .digits("case_id", 12), .packedDate("established_on"), .packedDate("ended_on"),
        .code("kind", MainframeWords.orderKind, 1), .code("issuer_kind", MainframeWords.issuerKind, 1),
        .code("paternity_only", ["N", "Y"], 1),
      ]),
    MainframeRecord(
      type: "PV", table: .provision,
      fields: [
        .binary("provision_id", 4), .binary("order_id", 4), .code("kind", MainframeWords.provisionKind, 2),
        .code("obligated", MainframeWords.obligated, 1), .packedMoney("amount", 7), .packedDate("from_on"),
        .openDate("to_on"),
      ]),
    MainframeRecord(
      type: "LC", table: .charge,
      fields: [
        .binary("charge_id", 4), .digits("case_id", 12), .digits("person_id", 13),
        .code("kind", MainframeWords.chargeKind, 2), .packedDate("due_on"), .zonedMoney("amount", 11),
        .code("reason", MainframeWords.chargeReason, 1),
      ]),
    MainframeRecord(
      type: "RC", table: .receipt,
      fields: [
        .binary("receipt_id", 4), .digits("payor_id", 13), .packedDate("collected_on"), .packedMoney("amount", 6),
        .code("source", MainframeWords.receiptSource, 2), .digits("fein", 9), .packedNumber("reverses", 5),
      ]),
    MainframeRecord(
      type: "DS", table: .distribution,
      fields: [
        .binary("distribution_id", 4), .binary("receipt_id", 4), .digits("case_id", 12), .digits("person_id", 13),
        .code("applied_to", MainframeWords.appliedTo, 2), .code("paid_to", MainframeWords.paidTo, 1),
        .packedMoney("amount", 6), .packedNumber("reverses", 5), .packedDate("distributed_on"),
        .packedDate("disbursed_on"),
      ]),
    MainframeRecord(
      type: "BL", table: .arrearsBalance,
      fields: [
        .digits("case_id", 12), .packedDate("as_of_on"), .code("owed_to", MainframeWords.owedTo, 1),
        .zonedMoney("amount", 11),
      ]),
    MainframeRecord(
      type: "IG", table: .intergovernmental,
      fields: [
        .binary("request_id", 4), .digits("case_id", 12), .code("direction", MainframeWords.direction, 1),
        .code("partner_kind", MainframeWords.partnerKind, 1), .text("partner", 16), .packedDate("sent_on"),
        .packedDate("closed_on"), .code("partner_assistance", MainframeWords.partnerAssistance, 1),
      ]),
    MainframeRecord(
      type: "CO", table: .cooperation,
      fields: [
        .digits("case_id", 12), .code("kind", MainframeWords.cooperation, 1), .packedDate("from_on"),
        .openDate("to_on"),
      ]),
    MainframeRecord(
      type: "HC", table: .healthCoverage,
      fields: [
        .digits("person_id", 13), .code("payer", MainframeWords.payer, 1), .packedDate("from_on"), .openDate("to_on"),
        .digits("case_id", 12),
      ]),
    MainframeRecord(
      type: "EV", table: .event,
      fields: [
        .binary("event_id", 4), .digits("case_id", 12), .digits("person_id", 13),
        .code("kind", MainframeWords.eventKind, 2), .packedDate("on"), .text("result", 14),
        .packedNumber("refers_to", 5),
      ]),
  ]
}
