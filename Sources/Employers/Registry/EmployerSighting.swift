import Records

/// An employer as one record of a file saw it: what a reader of new-hire files, wage files, acknowledgments or receipts
/// hands to the registry.
public struct EmployerSighting: Sendable, Equatable {
  public var fein = ""
  public var name: String
  public var tradeName = ""
  public var street = ""
  public var city = ""
  public var state = ""
  public var zip = ""
  /// mailing, withholding or physical; empty is mailing.
  public var addressKind = ""
  /// FEIN of the payroll processor, such as the Primary EIN of an e-IWO batch.
  public var processorFEIN = ""
  public var takesPartInEIWO: Bool?
  public var cases: Int?
  public var amount: Cents?

  public init(name: String) { self.name = name }

  fileprivate var fields: [String: String] {
    [
      "fein": fein, "name": name, "trade_name": tradeName, "street": street, "city": city, "state": state, "zip": zip,
      "address_kind": addressKind, "processor_fein": processorFEIN,
      "eiwo": takesPartInEIWO.map { $0 ? "Y" : "N" } ?? "", "cases": cases.map(String.init) ?? "",
      "dollars": amount?.description ?? "",
    ]
  }
}

extension RegistryLoad {
  /// Puts sightings into the registry, as `ivd employers load` does with the rows of a file. The caller holds the home
  /// folder's lock.
  /// - Parameter digest: SHA-256 of the file that they come from: the same file changes nothing when it comes again.
  /// - Throws: `EmployerListError`, `DiskError`, `RegistryError`.
  public func load(_ sightings: [EmployerSighting], digest: String, into folder: RegistryFolder) throws -> Outcome {
    var text = CSVText.line(RegistryColumns.file)
    for sighting in sightings {
      let fields = sighting.fields
      text += CSVText.line(RegistryColumns.file.map { fields[$0] ?? "" })
    }
    let list = try EmployerList(
      bytes: Array(text.utf8), path: source, columns: RegistryColumns.stored, required: ["name"])
    return try load(list, digest: digest, into: folder)
  }
}
