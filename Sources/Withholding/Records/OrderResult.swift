/// What the portal says of an order or of its batch (file FHS; file-layouts-eiwo-newhire.md, section 4.2).
public struct OrderResult: Sendable, Hashable {
  public var place: RecordPlace
  /// Blank where the row is about the batch alone.
  public var trackingNumber: String
  /// Up to six codes of three letters; blank where the batch is sound.
  public var batchError: String
  /// Names of the first two wrong fields.
  public var firstField: String
  public var secondField: String
  /// `T`: more wrong fields than the two.
  public var moreErrors: String

  public init(
    place: RecordPlace, trackingNumber: String = "", batchError: String = "", firstField: String = "",
    secondField: String = "", moreErrors: String = ""
  ) {
    self.place = place
    self.trackingNumber = trackingNumber
    self.batchError = batchError
    self.firstField = firstField
    self.secondField = secondField
    self.moreErrors = moreErrors
  }

  /// Whether the portal found the order itself wrong.
  var isRefused: Bool { !firstField.isEmpty || moreErrors == "T" }

  var content: [String] {
    [place.batchControl, trackingNumber, batchError, firstField, secondField, moreErrors]
  }
}
