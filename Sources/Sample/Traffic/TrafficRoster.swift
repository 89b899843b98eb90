/// Someone whom partners' files are about: the noncustodial parent of a case.
struct TrafficObligor {
  var caseID: Int
  var personID: Int
  var ssn: Int
  var firstName: String
  var middleName: String
  var lastName: String
  var suffix: String
  var bornOn: Int
  /// Whether the case is open on the as-of day.
  var isOpen: Bool
  /// Whether anybody in the case is flagged for family violence.
  var hasFamilyViolence: Bool
  /// Current support ordered for a month on the as-of day, in cents; 0 = none.
  var support: Int
  /// Number of the court order; 0 = none.
  var order: Int
  var childFirstName: String
  var childLastName: String
  var childBornOn: Int
  var custodialFirstName: String
  var custodialLastName: String

  /// Somebody whom no case knows: SSNs 666-99 are nobody's.
  mutating func becomeStranger(_ number: Int) {
    ssn = 666_990_001 + number % 9_999
    lastName = "NOBODY-OF-ANY-CASE"
  }
}

/// The obligors of a caseload that partners' layouts can name: living, with an SSN and a first name of plain letters.
struct TrafficRoster {
  let asOf: Int
  private(set) var obligors: [TrafficObligor] = []

  /// Enough for a year of traffic; memory does not grow with the caseload beyond it.
  static let most = 20_000

  init(asOf: Int) { self.asOf = asOf }

  /// Takes in the obligors of one family.
  mutating func add(_ rows: FamilyRows) {
    guard obligors.count < Self.most else { return }
    for row in 0..<rows[.cases].count {
      if let obligor = obligor(of: rows[.cases][row][0], rows) { obligors.append(obligor) }
    }
  }

  private func obligor(of caseID: Int, _ rows: FamilyRows) -> TrafficObligor? {
    var people: [Int: Role] = [:]
    var first: [Role: Int] = [:]
    for row in 0..<rows[.caseMember].count where rows[.caseMember][row][0] == caseID {
      guard let role = Role(rawValue: rows[.caseMember][row][2]) else { continue }
      people[rows[.caseMember][row][1]] = role
      if first[role] == nil { first[role] = rows[.caseMember][row][1] }
    }
    guard let noncustodial = first[.noncustodial], let child = first[.child], let parent = person(noncustodial, rows),
      let childRow = person(child, rows), parent[1] != FamilyRows.blank, parent[7] == FamilyRows.blank,
      let firstName = Self.plainText(parent[2]), let childName = Self.plainText(childRow[2])
    else { return nil }
    let custodial = first[.custodial].flatMap { person($0, rows) }
    return TrafficObligor(
      caseID: caseID, personID: noncustodial, ssn: parent[1], firstName: firstName,
      middleName: Self.plainText(parent[3]) ?? "", lastName: Self.lastName(parent[4]),
      suffix: Self.plainText(parent[5]) ?? "", bornOn: parent[6], isOpen: isOpen(caseID, rows),
      hasFamilyViolence: people.keys.contains { person($0, rows)?[11] == 1 }, support: support(caseID, rows),
      order: order(caseID, rows), childFirstName: childName, childLastName: Self.lastName(childRow[4]),
      childBornOn: childRow[6], custodialFirstName: custodial.flatMap { Self.plainText($0[2]) } ?? "NOT",
      custodialLastName: custodial.map { Self.lastName($0[4]) } ?? "PROVIDED")
  }

  private func person(_ personID: Int, _ rows: FamilyRows) -> UnsafeMutablePointer<Int>? {
    (0..<rows[.person].count).map { rows[.person][$0] }.first { $0[0] == personID }
  }

  private func isOpen(_ caseID: Int, _ rows: FamilyRows) -> Bool {
    (0..<rows[.casePeriod].count).contains {
      rows[.casePeriod][$0][0] == caseID && rows[.casePeriod][$0][3] == FamilyRows.blank
    }
  }

  private func order(_ caseID: Int, _ rows: FamilyRows) -> Int {
    let orders = (0..<rows[.supportOrder].count).map { rows[.supportOrder][$0] }
    return orders.last { $0[1] == caseID && $0[3] == FamilyRows.blank && $0[6] == 0 }?[0] ?? 0
  }

  private func support(_ caseID: Int, _ rows: FamilyRows) -> Int {
    let order = order(caseID, rows)
    var cents = 0
    for row in 0..<rows[.provision].count {
      let provision = rows[.provision][row]
      guard provision[1] == order, provision[2] == ProvisionKind.currentSupport.rawValue, provision[5] <= asOf,
        provision[6] == FamilyRows.blank || provision[6] >= asOf, provision[4] != FamilyRows.blank
      else { continue }
      cents += provision[4]
    }
    return cents
  }

  /// A text of the lists in capitals; `nil` where it is blank or holds anything but plain letters.
  private static func plainText(_ value: Int) -> String? {
    guard value != FamilyRows.blank else { return nil }
    let text = SampleTexts.all[value]
    return text.allSatisfy { $0.isASCII && $0.isLetter } ? text.uppercased() : nil
  }

  private static func lastName(_ number: Int) -> String { ("Testperson-" + LetteredNumber.text(number)).uppercased() }
}
