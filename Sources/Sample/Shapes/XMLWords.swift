/// Code words of the XML extract, in the order of `CodeList`.
enum XMLWords {
  static let noJurisdiction = ["Tribal", "Foreign"]
  static let service = ["IV-D", "NonIV-D"]
  static let closure = (1...21).map { "303.11(b)(" + String($0) + ")" } + ["303.11(c)"]
  static let sex = ["Female", "Male", "Unspecified"]
  static let raceEthnicity = [
    "AmericanIndian", "Asian", "Black", "Hispanic", "PacificIslander", "White", "Multiple", "Other",
  ]
  static let role = ["Custodial", "Noncustodial", "AllegedFather", "Child"]
  static let paternityBasis = [
    "Acknowledgment", "Court", "Administrative", "GeneticTest", "OtherState", "Tribal", "Adoption", "ParentsMarried",
    "Marital",
  ]
  static let program = ["TANF", "AFDC", "TitleIV-E", "StateFosterCare", "Medicaid", "CHIP"]
  static let orderKind = ["Court", "Administrative", "Default", "Agreement"]
  static let issuerKind = ["ThisState", "State", "Tribe", "Country"]
  static let provisionKind = [
    "CurrentSupport", "ZeroSupport", "ArrearsJudgment", "CashMedical", "MedicalCosts", "HealthCoverage",
  ]
  static let obligated = ["Noncustodial", "Custodial"]
  static let chargeKind = [
    "CurrentSupport", "Voluntary", "ArrearsJudgment", "MedicalJudgment", "CashMedical", "Fee", "Recovery",
  ]
  static let chargeReason = ["Adjustment", "ClosureWriteoff"]
  static let receiptSource = [
    "IncomeWithholding", "FederalTaxOffset", "StateTaxOffset", "Unemployment", "OtherState", "Obligor", "Direct",
    "Other",
  ]
  static let appliedTo = [
    "CurrentSupport", "Voluntary", "Arrears", "CashMedical", "MedicalArrears", "Fee", "Recovery",
  ]
  static let paidTo = ["Family", "State", "OtherJurisdiction"]
  static let owedTo = ["Family", "State"]
  static let direction = ["Initiating", "Responding"]
  static let partnerKind = ["State", "Tribe", "Country"]
  static let partnerAssistance = ["Current", "Former", "Never"]
  static let cooperation = ["Noncooperation", "GoodCause", "BestInterest"]
  static let payer = ["Noncustodial", "Custodial", "Other", "Medicaid", "CHIP"]
  static let employmentSource = ["NewHire", "QuarterlyWage", "e-IWO", "Worker", "NDNH"]
  static let eventKind = [
    "Application", "Referral", "CaseOpened", "LocateNeeded", "LocateAttempt", "Located", "ServiceOfProcess",
    "GeneticTest", "Hearing", "SettlementInvited", "SettlementHeld", "OrderFiled", "ReviewRequested", "ReviewDone",
    "WithholdingSent", "LicenseAction", "TaxOffsetSubmitted", "NmsnSent", "ClosureNotice", "ClosureResponse",
    "InterstateSent", "InterstateReceived", "InterstateAnswered", "Disbursement", "Contact",
  ]
}
