/// The codes that the generator decides by; raw values are positions in `CodeList`.
enum Role: Int { case custodial, noncustodial, allegedFather, child }
enum Program: Int { case tanf, afdc, ivE, stateFosterCare, medicaid, chip }
enum ProvisionKind: Int { case currentSupport, zeroSupport, arrearsJudgment, cashMedical, medicalCosts, healthCoverage }
enum ChargeKind: Int { case currentSupport, voluntary, arrearsJudgment, medicalJudgment, cashMedical, fee, recovery }
enum ReceiptSource: Int {
  case incomeWithholding, federalTaxOffset, stateTaxOffset, unemployment, otherState, obligor, direct, other
}
enum AppliedTo: Int { case currentSupport, voluntary, arrears, cashMedical, medicalArrears, fee, recovery }
enum PaidTo: Int { case family, state, otherJurisdiction }

enum EventKind: Int {
  case application, referral, caseOpened, locateNeeded, locateAttempt, located, serviceOfProcess, geneticTest, hearing,
    settlementInvited, settlementHeld, orderFiled, reviewRequested, reviewDone, withholdingSent, licenseAction,
    taxOffsetSubmitted, nmsnSent, closureNotice, closureResponse, interstateSent, interstateReceived,
    interstateAnswered, disbursement, contact
}

/// A time in which a case was open. Dates are day numbers.
struct CasePeriod: Equatable {
  var openedOn: Int
  var closedOn: Int?
  var isIVD = true
  /// Position in `CodeList.closure`.
  var closureCode = 0

  func covers(_ day: Int) -> Bool { openedOn <= day && (closedOn ?? Int.max) >= day }
}

/// A child as its own facts tell it, whatever case it is in.
struct SampleChild {
  var personID: Int
  var bornOn: Int
  /// `nil` = unknown.
  var bornOutOfWedlock: Bool?
  var paternityOn: Int?
  var paternityBasis: Int?
  var disestablishedOn: Int?
  var emancipatedOn: Int?
  var dependentByDeath = false
  var inTwoCounties = false
}

/// Who sent a case here, or where it was sent.
enum Partner: Equatable {
  case none
  /// Position in `CodeList.partnerKind`.
  case initiating(kind: Int)
  case responding(kind: Int)

  var isResponding: Bool { if case .responding = self { true } else { false } }
}

/// Assistance of the children.
enum AidHistory {
  case tanfNow, tanfEndedInYear, tanfFormer, afdcFormer, ivE, stateFosterCare, medicaidOnly, chip, never
}

enum OrderSituation { case none, cash, zeroCash, medicalOnly, judgmentOnly, paternityOnly, arrearsOnly }

enum PayerHabit { case steady, irregular, rare, never }

/// What is drawn for one case before its rows are made.
struct CaseScenario {
  var caseID: Int
  var noJurisdiction: Int?
  var locateOnly = false
  var periods: [CasePeriod] = []
  var partner = Partner.none
  /// Status that the other side reports for a responding case, as a position in `CodeList.partnerAssistance`.
  var partnerAssistance: Int?
  var aid = AidHistory.never
  var order = OrderSituation.none
  var habit = PayerHabit.steady
  var paternityAtIssue = false
  var noncustodial: Int
  /// FEIN of the noncustodial parent's present employer.
  var fein: Int?
  var noncustodialDiedOn: Int?
  var custodial: Int?
  var alleged = false

  var openedOn: Int { periods[0].openedOn }
  var lastPeriod: CasePeriod { periods[periods.count - 1] }
  var isOpen: Bool { lastPeriod.closedOn == nil }
  var closedOn: Int? { lastPeriod.closedOn }

  func isOpen(on day: Int) -> Bool { periods.contains { $0.covers(day) } }
  func isIVD(on day: Int) -> Bool { periods.contains { $0.isIVD && $0.covers(day) } }
}
