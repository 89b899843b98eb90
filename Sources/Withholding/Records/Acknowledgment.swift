import Records

/// What an employer answers to an order, or tells by himself (file FHA; file-layouts-eiwo-newhire.md, section 1.6).
public struct Acknowledgment: Sendable, Hashable {
  public struct Address: Sendable, Hashable {
    public var street: String
    public var city: String
    public var state: String
    public var zip: String

    public init(street: String = "", city: String = "", state: String = "", zip: String = "") {
      self.street = street
      self.city = city
      self.state = state
      self.zip = zip
    }

    public var isEmpty: Bool { street.isEmpty && city.isEmpty && state.isEmpty && zip.isEmpty }
    /// One line; empty where nothing is known.
    public var text: String {
      [street, city, [state, zip].filter { !$0.isEmpty }.joined(separator: " ")].filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
  }

  public var place: RecordPlace
  /// ORG, AMD, TRM, LUM of the order that is answered; EMP for a notice of the employer's own.
  public var action: String
  public var caseID = ""
  public var ssn = ""
  public var fein = ""
  public var trackingNumber = ""
  /// One letter, wherever it stands in its field (section 4.3).
  public var disposition = ""
  public var reason = ""
  public var correctedFEIN = ""
  public var otherState = ""
  public var terminatedOn: DayNumber?
  public var finalPaymentOn: DayNumber?
  public var finalPayment: Cents?
  public var lastAddress = Address()
  public var lastPhone = ""
  public var newEmployerFEIN = ""
  public var newEmployer = ""
  public var newEmployerAddress = Address()
  public var lumpSumOn: DayNumber?
  public var lumpSum: Cents?
  public var lumpSumType = ""

  public init(place: RecordPlace, action: String) {
    self.place = place
    self.action = action
  }

  public static let notice = "EMP"
  public var isNotice: Bool { action == Self.notice }

  /// What a notice says, whichever file says it.
  var noticeKey: [String] {
    [ssn, fein, disposition, terminatedOn?.description ?? "", lumpSumOn?.description ?? "", lumpSum?.description ?? ""]
  }

  var content: [String] {
    [
      place.batchControl, trackingNumber, action, caseID, fein, ssn, disposition, reason, correctedFEIN, otherState,
      terminatedOn?.description ?? "", finalPaymentOn?.description ?? "", finalPayment?.description ?? "",
      lastAddress.text, lastPhone, newEmployerFEIN, newEmployer, newEmployerAddress.text,
      lumpSumOn?.description ?? "", lumpSum?.description ?? "", lumpSumType,
    ]
  }
}
