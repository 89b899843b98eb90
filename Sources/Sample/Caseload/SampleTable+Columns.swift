/// Code lists of county-extract.md, section 2. A code's position is its value in `FamilyRows`.
enum CodeList {
  static let noJurisdiction = ["tribal", "foreign"]
  static let service = ["ivd", "non_ivd"]
  static let closure =
    (1...21).map { "b" + String($0) } + ["c"]
  static let sex = ["f", "m", "x"]
  static let raceEthnicity = ["ai_an", "asian", "black", "hispanic", "nh_pi", "white", "multiple", "other"]
  static let role = ["custodial", "noncustodial", "alleged_father", "child"]
  static let paternityBasis = [
    "acknowledgment", "court", "administrative", "genetic_test", "other_state", "tribal", "adoption",
    "parents_married", "marital",
  ]
  static let program = ["tanf", "afdc", "iv_e", "state_foster_care", "medicaid", "chip"]
  static let orderKind = ["court", "administrative", "default", "agreement"]
  static let issuerKind = ["this_state", "state", "tribe", "country"]
  static let provisionKind = [
    "current_support", "zero_support", "arrears_judgment", "cash_medical", "medical_costs", "health_coverage",
  ]
  static let obligated = ["noncustodial", "custodial"]
  static let chargeKind = [
    "current_support", "voluntary", "arrears_judgment", "medical_judgment", "cash_medical", "fee", "recovery",
  ]
  static let chargeReason = ["adjustment", "closure_writeoff"]
  static let receiptSource = [
    "income_withholding", "federal_tax_offset", "state_tax_offset", "unemployment", "other_state", "obligor",
    "direct", "other",
  ]
  static let appliedTo = [
    "current_support", "voluntary", "arrears", "cash_medical", "medical_arrears", "fee", "recovery",
  ]
  static let paidTo = ["family", "state", "other_jurisdiction"]
  static let owedTo = ["family", "state"]
  static let direction = ["initiating", "responding"]
  static let partnerKind = ["state", "tribe", "country"]
  static let partnerAssistance = ["current", "former", "never"]
  static let cooperation = ["noncooperation", "good_cause", "best_interest"]
  static let payer = ["noncustodial", "custodial", "other", "medicaid", "chip"]
  static let employmentSource = ["new_hire", "quarterly_wage", "e_iwo", "worker", "ndnh"]
  static let eventKind = [
    "application", "referral", "case_opened", "locate_needed", "locate_attempt", "located", "service_of_process",
    "genetic_test", "hearing", "settlement_invited", "settlement_held", "order_filed", "review_requested",
    "review_done", "withholding_sent", "license_action", "tax_offset_submitted", "nmsn_sent", "closure_notice",
    "closure_response", "interstate_sent", "interstate_received", "interstate_answered", "disbursement", "contact",
  ]
}

extension SampleTable {
  private static let caseID = SampleColumn("case_id", .digits(12))
  private static let personID = SampleColumn("person_id", .digits(13))
  private static let fein = SampleColumn("fein", .digits(9))
  private static let spell = [SampleColumn("from_on", .date), SampleColumn("to_on", .date)]

  private static let allColumns: [[SampleColumn]] = allCases.map { $0.definition }

  /// The columns in the order of county-extract.md.
  var columns: [SampleColumn] { Self.allColumns[rawValue] }

  private var definition: [SampleColumn] {
    switch self {
    case .cases:
      [
        Self.caseID, .init("county", .digits(5)), .init("worker_id", .key("W")),
        .init("no_jurisdiction", .code(CodeList.noJurisdiction)), .init("locate_only", .flag),
      ]
    case .casePeriod:
      [
        Self.caseID, .init("opened_on", .date), .init("service", .code(CodeList.service)), .init("closed_on", .date),
        .init("closure_code", .code(CodeList.closure)),
      ]
    case .person: personColumns
    case .caseMember: [Self.caseID, Self.personID, .init("role", .code(CodeList.role))] + Self.spell
    case .child:
      [
        Self.personID, .init("born_out_of_wedlock", .flag), .init("paternity_on", .date),
        .init("paternity_basis", .code(CodeList.paternityBasis)), .init("disestablished_on", .date),
        .init("emancipated_on", .date), .init("dependent_by_death", .flag),
      ]
    case .assistance: [Self.personID, .init("program", .code(CodeList.program))] + Self.spell
    case .supportOrder:
      [
        .init("order_id", .key("O")), Self.caseID, .init("established_on", .date), .init("ended_on", .date),
        .init("kind", .code(CodeList.orderKind)), .init("issuer_kind", .code(CodeList.issuerKind)),
        .init("paternity_only", .flag),
      ]
    case .orderChild: [.init("order_id", .key("O")), Self.personID]
    case .provision:
      [
        .init("provision_id", .key("P")), .init("order_id", .key("O")), .init("kind", .code(CodeList.provisionKind)),
        .init("obligated", .code(CodeList.obligated)), .init("amount", .money),
      ] + Self.spell
    case .worker:
      [
        .init("worker_id", .key("W")), .init("name", .numbered("Testperson Worker-")), .init("team", .text),
        .init("office", .text), .init("county", .digits(5)),
      ]
    case .employment:
      [Self.personID, Self.fein, .init("employer_name", .text)] + Self.spell
        + [.init("source", .code(CodeList.employmentSource))]
    case .event:
      [
        .init("event_id", .key("E")), Self.caseID, Self.personID, .init("kind", .code(CodeList.eventKind)),
        .init("on", .date), .init("result", .text), .init("refers_to", .key("E")),
      ]
    case .cooperation: [Self.caseID, .init("kind", .code(CodeList.cooperation))] + Self.spell
    case .healthCoverage:
      [Self.personID, .init("payer", .code(CodeList.payer))] + Self.spell + [Self.caseID]
    default: moneyColumns
    }
  }

  private var personColumns: [SampleColumn] {
    [
      Self.personID, .init("ssn", .digits(9)), .init("first_name", .text), .init("middle_name", .text),
      .init("last_name", .numbered("Testperson-")), .init("suffix", .text), .init("born_on", .date),
      .init("died_on", .date), .init("sex", .code(CodeList.sex)),
      .init("race_ethnicity", .code(CodeList.raceEthnicity)), .init("language", .text),
      .init("family_violence", .flag), .init("street", .text), .init("city", .text), .init("state", .text),
      .init("zip", .digits(5)),
    ]
  }

  /// The ledger's tables, and the requests of other jurisdictions.
  private var moneyColumns: [SampleColumn] {
    switch self {
    case .charge:
      [
        .init("charge_id", .key("C")), Self.caseID, Self.personID, .init("kind", .code(CodeList.chargeKind)),
        .init("due_on", .date), .init("amount", .money), .init("reason", .code(CodeList.chargeReason)),
      ]
    case .receipt:
      [
        .init("receipt_id", .key("R")), .init("payor_id", .digits(13)), .init("collected_on", .date),
        .init("amount", .money), .init("source", .code(CodeList.receiptSource)), Self.fein,
        .init("reverses", .key("R")),
      ]
    case .distribution:
      [
        .init("distribution_id", .key("D")), .init("receipt_id", .key("R")), Self.caseID, Self.personID,
        .init("applied_to", .code(CodeList.appliedTo)), .init("paid_to", .code(CodeList.paidTo)),
        .init("amount", .money), .init("reverses", .key("D")), .init("distributed_on", .date),
        .init("disbursed_on", .date),
      ]
    case .arrearsBalance:
      [
        Self.caseID, .init("as_of_on", .date), .init("owed_to", .code(CodeList.owedTo)), .init("amount", .money),
      ]
    default:
      [
        .init("request_id", .key("Q")), Self.caseID, .init("direction", .code(CodeList.direction)),
        .init("partner_kind", .code(CodeList.partnerKind)), .init("partner", .text), .init("sent_on", .date),
        .init("closed_on", .date), .init("partner_assistance", .code(CodeList.partnerAssistance)),
      ]
    }
  }
}
