import Employers
import Withholding

/// What the employer registry says of the numbers that withholdings are about.
struct RegistryEmployers {
  private let entries: [String: EmployerEntry]

  /// Nothing where the home folder has no registry.
  /// - Throws: `RegistryError`, `EmployerListError`, `DiskError`, `DefinitionError`.
  init(home: String, root: String, numbers: Set<String>) throws {
    let folder = RegistryFolder(home: home)
    guard try folder.catalogue().sequence > 0 else {
      entries = [:]
      return
    }
    let registry = try EmployerRegistry(folder, sources: try SourceOrder.load(root: root))
    let wanted = Set(numbers.compactMap { FEIN($0.utf8) })
    let column = registry.rows.columns.firstIndex(of: "fein")!
    var found: [FEIN: Set<Int>] = [:]
    for row in 0..<registry.rows.count {
      guard let number = registry.rows.withField(row: row, column: column, { FEIN($0) }), wanted.contains(number) else {
        continue
      }
      found[number, default: []].insert(Int(registry.employerOfRow[row]))
    }
    var entries: [String: EmployerEntry] = [:]
    for (number, employers) in found {
      // The employer whose number it is; a row with the number may be another's mistyped one.
      let own = employers.sorted().first { registry.value($0, "fein") == number.description }
      if let own { entries[number.description] = Self.entry(number.description, registry.current(own)) }
    }
    self.entries = entries
  }

  subscript(numbers: Set<String>) -> [String: EmployerEntry] { entries.filter { numbers.contains($0.key) } }

  private static func entry(_ fein: String, _ values: [EmployerRegistry.Value]) -> EmployerEntry {
    func value(_ column: String) -> String { values.first { $0.column == column }?.value ?? "" }
    func address(_ kind: String) -> EmployerEntry.Address? {
      let address = EmployerEntry.Address(
        street: value(kind + "_street"), city: value(kind + "_city"), state: value(kind + "_state"),
        zip: value(kind + "_zip"))
      return address.street.isEmpty ? nil : address
    }
    return EmployerEntry(
      fein: fein, name: value("name"), takesEIWO: value("eiwo") == "Y",
      orderAddress: address("withholding") ?? address("mailing"))
  }
}
