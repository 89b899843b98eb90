/// How an employer sends new hires.
enum HireForm: Sendable { case state, multistate, directory, csv }

/// What is special about a reported hire.
enum HireKind: String, Sendable, CaseIterable {
  case known = ""
  case otherName = "name of another"
  case unknownSSN = "SSN unknown"
  case otherBirth = "birth date differs"
  case future = "hire in the future"
  case old = "hire older than six months"
  case closedCase = "case closed"
  case familyViolence = "family violence"
  case repeated = "same hire reported again"
  case rehired = "hired again"
  case impossibleSSN = "SSN that cannot be"
  case badDate = "hire date no date"

  /// Every fourth hire is ordinary; the others take turns.
  static func of(_ number: Int) -> HireKind {
    let special = allCases.filter { $0 != .known }
    return number % 4 == 0 ? special[number / 4 % special.count] : .known
  }

  func expected(_ form: HireForm) -> String {
    switch self {
    case .known, .rehired: "matched"
    case .otherName: "name_differs"
    case .unknownSSN: "ssn_unknown"
    case .otherBirth: "birth_date_differs"
    case .future: form == .state || form == .multistate ? "quarantined RNG" : "hire_in_future"
    case .old: "hire_too_old"
    case .closedCase: "matched; no withholding: case closed"
    case .familyViolence: "matched; review: family violence"
    case .repeated: "already_processed"
    case .impossibleSSN: "quarantined SSN"
    case .badDate: "quarantined DTE"
    }
  }
}

/// One hire as an employer reports it.
struct PlannedHire: Sendable {
  var obligor: TrafficObligor
  var employer: TrafficEmployer
  var hiredOn: Int
  var kind: HireKind

  /// The hire date in a form; 31 February where it is to be none.
  func date(monthFirst: Bool = false, dashed: Bool = false) -> String {
    let year = TrafficText.date(hiredOn).prefix(4)
    if kind == .badDate { return dashed ? "\(year)-02-31" : monthFirst ? "0231\(year)" : "\(year)0231" }
    return dashed
      ? TrafficText.dashed(hiredOn) : monthFirst ? TrafficText.monthFirst(hiredOn) : TrafficText.date(hiredOn)
  }
}
