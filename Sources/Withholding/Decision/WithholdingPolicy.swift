import Records

/// The agency's policy (`pipelines/withholding/policy.yaml`).
public struct WithholdingPolicy: Sendable {
  public enum FamilyViolence: String, Sendable, CaseIterable { case review, address }
  public enum Amend: String, Sendable, CaseIterable { case own, all, none }
  public enum Again: String, Sendable, CaseIterable { case worker, automatic }
  public enum Source: String, Sendable, CaseIterable {
    case newHire = "new_hire"
    case eIWO = "e_iwo"
    case employment
  }

  public var hireMonths: Int
  public var lastNameLength: Int
  public var firstNameLength: Int
  public var letsTestNumbers: Bool
  public var familyViolence: FamilyViolence
  public var receiptDays: Int
  public var amend: Amend
  public var again: Again
  public var sources: [Source]
  public var arrearsPercent: Int
  public var arrearsAlone: Cents
  public var automated: Clock
  public var otherwise: Clock
  public var medicalNotice: Clock
  public var sender: OrderSender

  /// How long a step may take.
  public struct Clock: Sendable {
    /// Its number, such as `T-10`.
    public var name: String
    public var days: Int
    public var countsBusinessDays: Bool
  }

  /// What is withheld each month for a case that owes so much.
  public func amounts(currentSupport: Cents, medical: Cents, owed: Cents) -> WithheldAmounts {
    var arrears = Cents(0)
    if owed > Cents(0) {
      // Half a cent counts as one.
      arrears =
        currentSupport > Cents(0)
        ? Cents((currentSupport.value * Int64(arrearsPercent) + 50) / 100) : arrearsAlone
    }
    return WithheldAmounts(currentSupport: currentSupport, arrears: arrears, medical: medical)
  }
}

/// What is the same in every order of the agency.
public struct OrderSender: Sendable {
  public struct Contact: Sendable {
    public var name: String
    public var phone: String
    public var email: String
  }

  public var stateFIPS: String
  public var stateName: String
  public var jurisdiction: String
  public var tribunal: String
  public var beginWithinDays: Int
  public var sendWithinDays: Int
  public var percentOfIncome: Int
  public var official: String
  public var officialTitle: String
  public var copiesEmployee: Bool
  public var obligeeAgency: String
  public var payee: EmployerEntry.Address
  public var payeeName: String
  public var remittanceFIPS: String
  public var employeeContact: Contact
  public var employerContact: Contact
}
