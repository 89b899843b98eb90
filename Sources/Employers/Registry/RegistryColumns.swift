/// One row of the registry: what one source said about an employer on one day. The registry is these rows and nothing
/// else: what holds now is, for each value, the latest row that gives it; the rest is its history.
public enum RegistryColumns {
  /// What is told of an employer, in the order in which it is shown.
  public static let values = [
    "fein", "name", "trade_name", "street", "city", "state", "zip", "address_kind", "parent_fein", "processor_fein",
    "eiwo", "multistate", "status",
  ]
  /// What stands behind it.
  public static let effect = ["cases", "dollars"]
  /// Whose word it is.
  public static let origin = ["source", "as_of"]
  /// What the matching made of it.
  public static let decision = ["employer", "band", "kind", "candidate", "score"]

  public static let file = values + effect + origin
  public static let stored = decision + file

  /// The address that orders go to, and the others.
  public static let addressKinds = ["mailing", "withholding", "physical"]
}
