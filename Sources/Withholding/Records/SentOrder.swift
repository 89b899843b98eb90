import Records

/// What an order asks of the employer (form boxes 1a to 1d).
public enum OrderAction: String, Sendable, CaseIterable {
  case original = "ORG"
  case amended = "AMD"
  case terminated = "TRM"
  case lumpSum = "LUM"
}

/// What is to be withheld a month. The total is the sum of the parts.
public struct WithheldAmounts: Sendable, Hashable {
  public var currentSupport: Cents
  public var arrears: Cents
  public var medical: Cents

  public init(currentSupport: Cents, arrears: Cents, medical: Cents) {
    self.currentSupport = currentSupport
    self.arrears = arrears
    self.medical = medical
  }

  public static let none = WithheldAmounts(currentSupport: Cents(0), arrears: Cents(0), medical: Cents(0))

  public var total: Cents { currentSupport + arrears + medical }
}

/// An order that was sent: a detail of a state's order file, or a row of ivd's own outbox.
public struct SentOrder: Sendable, Hashable {
  public var place: RecordPlace
  public var action: OrderAction
  public var caseID: String
  public var orderID: String
  /// Known for orders of the outbox; otherwise the person is found by the SSN.
  public var personID: String
  public var ssn: String
  public var fein: String
  public var employerName: String
  public var trackingNumber: String
  public var amounts: WithheldAmounts
  /// As the record says it.
  public var total: Cents

  public init(
    place: RecordPlace, action: OrderAction, caseID: String, orderID: String = "", personID: String = "",
    ssn: String = "", fein: String, employerName: String = "", trackingNumber: String,
    amounts: WithheldAmounts = .none, total: Cents? = nil
  ) {
    self.place = place
    self.action = action
    self.caseID = caseID
    self.orderID = orderID
    self.personID = personID
    self.ssn = ssn
    self.fein = fein
    self.employerName = employerName
    self.trackingNumber = trackingNumber
    self.amounts = amounts
    self.total = total ?? amounts.total
  }

  /// Every value, for an order of records that nothing but their content decides.
  var content: [String] {
    [
      place.batchControl, trackingNumber, action.rawValue, caseID, orderID, fein, ssn, personID, employerName,
      total.description, amounts.currentSupport.description, amounts.arrears.description, amounts.medical.description,
    ]
  }
}
