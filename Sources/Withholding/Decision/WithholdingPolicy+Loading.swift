import Layouts
import Records

extension WithholdingPolicy {
  public static let path = "pipelines/withholding/policy.yaml"

  /// - Throws: `DefinitionError` with file and line.
  public static func load(root: String) throws -> WithholdingPolicy {
    let map = try StrictYAML.load(path: root + "/" + path).map()
    guard try map.int("version") == 1 else { throw map.fail("version", "expected 1") }
    for key in ["title", "citation"] { _ = try map.string(key) }
    _ = try map.day("effective")
    let matching = try map.map("matching")
    let lengths = try matching.map("name_lengths")
    let decision = try map.map("decision")
    let arrears = try map.map("arrears")
    let clocks = try map.map("clocks")
    guard let alone = Cents(try arrears.string("without_current")) else {
      throw arrears.fail("without_current", "expected an amount such as \"50.00\"")
    }
    let policy = WithholdingPolicy(
      hireMonths: try matching.int("hire_months"), lastNameLength: try lengths.int("last"),
      firstNameLength: try lengths.int("first"), letsTestNumbers: try matching.bool("lets_test_numbers"),
      familyViolence: try decision.word("family_violence"), receiptDays: try decision.int("receipt_days"),
      amend: try decision.word("amend"), again: try decision.word("again"),
      sources: try decision.list("sources").map { try $0.word() },
      arrearsPercent: try arrears.int("percent_of_current"),
      arrearsAlone: alone, automated: try clock(clocks.map("automated")), otherwise: try clock(clocks.map("otherwise")),
      medicalNotice: try clock(clocks.map("medical_notice")), sender: try OrderSender(map.map("sender")))
    for part in [lengths, matching, decision, arrears, clocks, map] { try part.finish() }
    guard (0...100).contains(policy.arrearsPercent) else {
      throw arrears.fail("percent_of_current", "expected 0 to 100")
    }
    guard !policy.sources.isEmpty else { throw decision.fail("sources", "expected at least one") }
    return policy
  }

  private static func clock(_ map: StrictMap) throws -> Clock {
    let business = try map.optionalInt("business_days")
    let calendar = try map.optionalInt("calendar_days")
    guard let days = business ?? calendar, business == nil || calendar == nil, days >= 0 else {
      throw map.fail("expected business_days or calendar_days")
    }
    let clock = Clock(name: try map.string("clock"), days: days, countsBusinessDays: business != nil)
    try map.finish()
    return clock
  }
}

extension OrderSender {
  fileprivate init(_ map: StrictMap) throws {
    func contact(_ key: String) throws -> Contact {
      let entry = try map.map(key)
      let contact = Contact(
        name: try entry.string("name"), phone: try entry.string("phone"), email: try entry.optionalString("email") ?? ""
      )
      try entry.finish()
      return contact
    }
    let payee = try map.map("payee")
    self.init(
      stateFIPS: try map.string("state_fips"), stateName: try map.string("state_name"),
      jurisdiction: try map.optionalString("jurisdiction") ?? "", tribunal: try map.string("tribunal"),
      beginWithinDays: try map.int("begin_within_days"), sendWithinDays: try map.int("send_within_days"),
      percentOfIncome: try map.int("percent_of_disposable_income"), official: try map.string("official"),
      officialTitle: try map.string("official_title"), copiesEmployee: try map.bool("employee_copy"),
      obligeeAgency: try map.string("obligee_agency"),
      payee: .init(
        street: try payee.string("street"), city: try payee.string("city"), state: try payee.string("state"),
        zip: try payee.string("zip")), payeeName: try payee.string("name"),
      remittanceFIPS: try payee.string("remittance_fips"), employeeContact: try contact("employee_contact"),
      employerContact: try contact("employer_contact"))
    guard stateFIPS.utf8.count == 5, stateFIPS.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw map.fail("state_fips", "expected five digits, state and 000")
    }
    try payee.finish()
    try map.finish()
  }
}
