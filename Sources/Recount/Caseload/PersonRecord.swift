import Records

/// A child of the state with its assistance and coverage from all counties.
struct PersonRecord {
  /// `born_out_of_wedlock`; `nil` = unknown.
  var isBornOutOfWedlock: Bool?
  var paternityOn: DayNumber?
  var paternityBasis: String?
  var disestablishedOn: DayNumber?
  var emancipatedOn: DayNumber?
  var isDependentByDeath = false
  var assistance: [AssistanceSpell] = []
  var coverage: [Coverage] = []
}

/// A row of `assistance`.
struct AssistanceSpell {
  enum Program: String {
    case tanf, afdc
    case ivE = "iv_e"
    case stateFosterCare = "state_foster_care"
    case medicaid, chip

    /// The programs that decide the category (county-extract.md, section 6).
    var decides: Bool { self == .tanf || self == .afdc || self == .ivE }
    var isPublicCoverage: Bool { self == .medicaid || self == .chip }
  }

  var program: Program
  var time: Span
}

/// A row of `health_coverage`.
struct Coverage {
  enum Payer: String {
    case noncustodial, custodial, other, medicaid, chip

    var isPublic: Bool { self == .medicaid || self == .chip }
  }

  var payer: Payer
  var time: Span
  /// The case whose side `payer` names; `nil` = every case of the child.
  var caseID: String?
}
