import Records

/// One case and everything its county sent about it, as it was sent (county-extract.md, section 2).
///
/// Dates are day numbers, money is whole cents, a blank is `nil`.
final class CaseRecord {
  let id: String
  /// The state has no jurisdiction (45 CFR 305.1(a)).
  let hasNoJurisdiction: Bool
  let isLocateOnly: Bool
  var periods: [CasePeriod] = []
  var children: [ChildRole] = []
  /// Noncustodial members at any time.
  var obligors: Set<String> = []
  var orders: [SupportOrder] = []
  var requests: [Request] = []
  var determinations: [Determination] = []
  var balances: [Balance] = []
  var charges: [Charge] = []
  var distributions: [Distribution] = []

  init(id: String, hasNoJurisdiction: Bool, isLocateOnly: Bool) {
    self.id = id
    self.hasNoJurisdiction = hasNoJurisdiction
    self.isLocateOnly = isLocateOnly
  }
}

/// A time with both ends included; `nil` = it goes on.
struct Span {
  var from: DayNumber
  var to: DayNumber?

  func covers(_ day: DayNumber) -> Bool { from <= day && (to == nil || to! >= day) }

  /// Whether a day lies in both.
  func overlaps(_ other: Span) -> Bool {
    (other.to == nil || from <= other.to!) && (to == nil || other.from <= to!)
  }
}

/// A row of `case_period`.
struct CasePeriod {
  var isIVD: Bool
  /// From `opened_on` to `closed_on`.
  var time: Span
}

/// A row of `case_member` with the role `child`.
struct ChildRole {
  var person: String
  var time: Span
}

/// A row of `support_order` with what hangs on it.
struct SupportOrder {
  var id: String
  var establishedOn: DayNumber
  var endedOn: DayNumber?
  var isPaternityOnly: Bool
  /// `order_child`.
  var children: Set<String> = []
  var provisions: [Provision] = []
}

/// A row of `provision`.
struct Provision {
  enum Kind: String {
    case currentSupport = "current_support"
    case zeroSupport = "zero_support"
    case arrearsJudgment = "arrears_judgment"
    case cashMedical = "cash_medical"
    case medicalCosts = "medical_costs"
    case healthCoverage = "health_coverage"
  }
  enum Obligated: String { case noncustodial, custodial }

  var kind: Kind
  var obligated: Obligated
  var cents: Int64?
  var time: Span
}

/// A row of `intergovernmental`.
struct Request {
  enum Direction: String { case initiating, responding }
  enum Partner: String { case state, tribe, country }

  var id: String
  var direction: Direction
  var partner: Partner
  var sentOn: DayNumber
  var closedOn: DayNumber?
  /// `partner_assistance`.
  var reported: Category?
}

/// A row of `cooperation`.
struct Determination {
  enum Kind: String {
    case noncooperation
    case goodCause = "good_cause"
    case bestInterest = "best_interest"
  }

  var kind: Kind
  var time: Span
}

/// A row of `arrears_balance`: it holds until the next row of the same case and `owed_to`.
struct Balance {
  enum OwedTo: String { case family, state }

  var owedTo: OwedTo
  var asOf: DayNumber
  var cents: Int64
}

/// A row of `charge` for current or voluntary support.
struct Charge {
  var isVoluntary: Bool
  var person: String?
  var dueOn: DayNumber
  var cents: Int64
  /// Reason `closure_writeoff`.
  var isWriteOff: Bool
}

/// A row of `distribution` with what its receipt says.
struct Distribution {
  enum AppliedTo: String {
    case currentSupport = "current_support"
    case voluntary, arrears
    case cashMedical = "cash_medical"
    case medicalArrears = "medical_arrears"
    case fee, recovery
  }
  enum PaidTo: String {
    case family, state
    case otherJurisdiction = "other_jurisdiction"
  }

  var person: String?
  var appliedTo: AppliedTo
  var paidTo: PaidTo
  var cents: Int64
  /// The collection date of county-extract.md section 6, "Money".
  var collectedOn: DayNumber
  /// The receipt was only recorded: it is no collection.
  var isDirect: Bool
  var distributedOn: DayNumber
  var disbursedOn: DayNumber?
}
