/// What the employer registry says of a number: where its orders go, and how.
public struct EmployerEntry: Sendable, Equatable {
  public typealias Address = Acknowledgment.Address

  public var fein: String
  public var name: String
  /// Takes part in e-IWO.
  public var takesEIWO: Bool
  /// Where orders go; it wins over what anybody reports.
  public var orderAddress: Address?

  public init(fein: String, name: String, takesEIWO: Bool, orderAddress: Address?) {
    self.fein = fein
    self.name = name
    self.takesEIWO = takesEIWO
    self.orderAddress = orderAddress
  }
}
