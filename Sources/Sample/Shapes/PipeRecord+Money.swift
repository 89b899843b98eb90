/// Files and fields of the pipe-delimited exports: orders, money and what was done.
extension PipeRecord {
  static let aboutMoney: [PipeRecord] = [
    PipeRecord(
      file: "ORDERS.TXT", table: .supportOrder,
      fields: [
        .constant("REC_TYPE", "O"), .field("ORD_NBR", "order_id"), .field("CASE_NBR", "case_id"),
        .field("MADE_DT", "established_on"), .field("TERM_DT", "ended_on"),
        .code("ORD_TYPE", "kind", PipeWords.orderKind), .code("ISSUED_BY", "issuer_kind", PipeWords.issuerKind),
        .code("PAT_ONLY", "paternity_only", ["N", "Y"]), .absent("PERS_NBR"), .absent("OBLG_NBR"),
        .absent("OBLG_TYPE"), .absent("OWED_BY"), .absent("AMT"), .absent("EFF_DT"), .absent("END_DT"),
      ]),
    PipeRecord(
      file: "ORDERS.TXT", table: .orderChild,
      fields: [
        .constant("REC_TYPE", "K"), .field("ORD_NBR", "order_id"), .absent("CASE_NBR"), .absent("MADE_DT"),
        .absent("TERM_DT"), .absent("ORD_TYPE"), .absent("ISSUED_BY"), .absent("PAT_ONLY"),
        .field("PERS_NBR", "person_id"), .absent("OBLG_NBR"), .absent("OBLG_TYPE"), .absent("OWED_BY"),
        .absent("AMT"), .absent("EFF_DT"), .absent("END_DT"),
      ]),
    PipeRecord(
      file: "ORDERS.TXT", table: .provision,
      fields: [
        .constant("REC_TYPE", "P"), .field("ORD_NBR", "order_id"), .absent("CASE_NBR"), .absent("MADE_DT"),
        .absent("TERM_DT"), .absent("ORD_TYPE"), .absent("ISSUED_BY"), .absent("PAT_ONLY"), .absent("PERS_NBR"),
        .field("OBLG_NBR", "provision_id"), .code("OBLG_TYPE", "kind", PipeWords.provisionKind),
        .code("OWED_BY", "obligated", PipeWords.obligated), .field("AMT", "amount"), .field("EFF_DT", "from_on"),
        .field("END_DT", "to_on"),
      ]),
    PipeRecord(
      file: "LEDGER.TXT", table: .charge,
      fields: [
        .constant("REC_TYPE", "C"), .field("CHRG_NBR", "charge_id"), .field("CASE_NBR", "case_id"),
        .field("PERS_NBR", "person_id"), .code("ACCT_TYPE", "kind", PipeWords.chargeKind), .field("EFF_DT", "due_on"),
        .sign("DR_CR", "amount", "D", "C"), .field("AMT", "amount"),
        .code("RSN_CD", "reason", PipeWords.chargeReason), .absent("OWED_TO"),
      ]),
    PipeRecord(
      file: "LEDGER.TXT", table: .arrearsBalance,
      fields: [
        .constant("REC_TYPE", "B"), .absent("CHRG_NBR"), .field("CASE_NBR", "case_id"), .absent("PERS_NBR"),
        .absent("ACCT_TYPE"), .field("EFF_DT", "as_of_on"), .absent("DR_CR"), .field("AMT", "amount"),
        .absent("RSN_CD"), .code("OWED_TO", "owed_to", PipeWords.owedTo),
      ]),
    PipeRecord(
      file: "PAYMENTS.TXT", table: .receipt,
      fields: [
        .constant("REC_TYPE", "R"), .field("RCPT_NBR", "receipt_id"), .field("PAYOR_NBR", "payor_id"),
        .field("TRAN_DT", "collected_on"), .sign("TRAN_CD", "amount", "P", "T"), .field("AMT", "amount"),
        .code("SRC_CD", "source", PipeWords.receiptSource), .field("FEIN", "fein"), .field("ORIG_NBR", "reverses"),
        .absent("DIST_NBR"), .absent("CASE_NBR"), .absent("PERS_NBR"), .absent("ACCT_TYPE"), .absent("PAID_TO"),
        .absent("DISB_DT"),
      ]),
    PipeRecord(
      file: "PAYMENTS.TXT", table: .distribution,
      fields: [
        .constant("REC_TYPE", "D"), .field("RCPT_NBR", "receipt_id"), .absent("PAYOR_NBR"),
        .field("TRAN_DT", "distributed_on"), .sign("TRAN_CD", "amount", "P", "T"), .field("AMT", "amount"),
        .absent("SRC_CD"), .absent("FEIN"), .field("ORIG_NBR", "reverses"), .field("DIST_NBR", "distribution_id"),
        .field("CASE_NBR", "case_id"), .field("PERS_NBR", "person_id"),
        .code("ACCT_TYPE", "applied_to", PipeWords.appliedTo), .code("PAID_TO", "paid_to", PipeWords.paidTo),
        .field("DISB_DT", "disbursed_on"),
      ]),
    PipeRecord(
      file: "JOBS.TXT", table: .employment,
      fields: [
        .field("PERS_NBR", "person_id"), .field("FEIN", "fein"), .field("EMPLR_NM", "employer_name"),
        .field("HIRE_DT", "from_on"), .field("END_DT", "to_on"),
        .code("SRC_CD", "source", PipeWords.employmentSource),
      ]),
    PipeRecord(
      file: "ACTIONS.TXT", table: .event,
      fields: [
        .field("ACTN_NBR", "event_id"), .field("CASE_NBR", "case_id"), .field("PERS_NBR", "person_id"),
        .code("ACTN_CD", "kind", PipeWords.eventKind), .field("ACTN_DT", "on"), .field("RSLT_CD", "result"),
        .field("REF_NBR", "refers_to"),
      ]),
  ]
}
