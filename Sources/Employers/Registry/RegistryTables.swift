import Warehouse

/// The registry as tables for SQL. They are made from its files when a query asks, with the decisions in force: what SQL
/// sees is what `ivd employers show` tells.
public struct RegistryTables {
  private let folder: RegistryFolder
  private let tables: [RegistryTable]
  private let sources: SourceOrder

  /// - Throws: `DefinitionError`.
  public init(home: String, root: String) throws {
    folder = RegistryFolder(home: home)
    tables = try RegistryTable.loadAll(root: root)
    sources = try SourceOrder.load(root: root)
  }

  /// What the registry can tell of a subject.
  static func columns(of subject: RegistryTable.Subject) -> [String] {
    switch subject {
    case .employer:
      let address = ["street", "city", "state", "zip"]
      return ["employer", "sightings"] + RegistryColumns.values.filter { !(address + ["address_kind"]).contains($0) }
        + RegistryColumns.addressKinds.flatMap { kind in address.map { "\(kind)_\($0)" } }
    case .value: return ["employer", "value_of", "value", "source", "as_of"]
    case .sighting: return ["sighting"] + RegistryColumns.stored
    case .decision: return EmployerDecision.columns + ["in_force"]
    case .load: return ["source", "as_of", "sha256", "sightings", "automatic", "review", "new", "refused"]
    }
  }

  /// Makes the tables; empty ones where there is no registry.
  /// - Parameters:
  ///   - isMasked: personal texts read as `***`.
  ///   - query: tables are filled where it has the word `employer`.
  /// - Throws: `EngineError`, `EmployerListError`, `DiskError`, `RegistryError`.
  public func create(on engine: DuckDBEngine, isMasked: Bool, for query: String) throws {
    let isAsked = query.lowercased().contains("employer")
    let registry =
      try isAsked && folder.catalogue().sequence > 0 ? EmployerRegistry(folder, sources: sources) : nil
    for table in tables {
      var rows = StagedTexts(columns: table.columns.count)
      if let registry { fill(&rows, table, registry) }
      let name = table.subject.rawValue
      let staged = try StagingTable(
        engine, name: "staged_" + name, columns: table.columns.map { ($0.name, .varchar) })
      try rows.append(to: staged)
      try staged.finish()
      let columns = table.columns.map { column in
        isMasked && column.isPersonal
          ? MaskedColumn(name: column.name, isDate: column.type == .date).sql
          : "CAST(\(column.name) AS \(column.type.sql)) AS \(column.name)"
      }
      try engine.execute(
        "CREATE OR REPLACE TEMP TABLE \(name) AS SELECT \(columns.joined(separator: ", ")) FROM staged_\(name)")
      // The texts behind the masks are gone before a query is asked.
      try engine.execute("DROP TABLE staged_\(name)")
    }
  }

  private func fill(_ rows: inout StagedTexts, _ table: RegistryTable, _ registry: EmployerRegistry) {
    let names = table.columns.map(\.name)
    switch table.subject {
    case .employer:
      for (employer, id) in registry.ids.enumerated() {
        var told = ["employer": id, "sightings": String(registry.rows(of: employer).count)]
        for value in registry.current(employer) { told[value.column] = value.value }
        rows.add(names.map { told[$0] ?? "" })
      }
    case .value:
      for (employer, id) in registry.ids.enumerated() {
        for value in registry.current(employer) {
          let told = [
            "employer": id, "value_of": value.column, "value": value.value, "source": value.source,
            "as_of": value.asOf,
          ]
          rows.add(names.map { told[$0] ?? "" })
        }
      }
    case .sighting:
      for row in 0..<registry.rows.count {
        rows.add(
          names.map { name in
            switch name {
            case "sighting": registry.rows.sightingKey(row: row)
            case "employer": registry.ids[Int(registry.employerOfRow[row])]
            default: registry.rows.text(row: row, name)
            }
          })
      }
    case .decision:
      for decision in registry.decisions.all {
        let told = [
          "decision": String(decision.number), "decided_on": decision.on.description, "who": decision.who,
          "why": decision.why, "action": decision.action.rawValue, "subject": decision.subject,
          "target": decision.target, "in_force": registry.decisions.isInForce(decision.number) ? "Y" : "N",
        ]
        rows.add(names.map { told[$0] ?? "" })
      }
    case .load:
      for load in registry.catalogue.loads {
        let told = [
          "source": load.source, "as_of": load.asOf, "sha256": load.digest, "sightings": String(load.rows),
          "automatic": String(load.automatic), "review": String(load.review), "new": String(load.new),
          "refused": String(load.refused ?? 0),
        ]
        rows.add(names.map { told[$0] ?? "" })
      }
    }
  }
}

/// Rows of texts on their way into a staging table, column by column.
private struct StagedTexts {
  private struct Column {
    var bytes: [UInt8] = [0]
    var starts: [UInt32] = []
    var lengths: [UInt32] = []
  }

  private var columns: [Column]
  private var count = 0

  init(columns: Int) { self.columns = Array(repeating: Column(), count: columns) }

  mutating func add(_ row: [String]) {
    for (index, text) in row.enumerated() {
      columns[index].starts.append(UInt32(columns[index].bytes.count))
      columns[index].lengths.append(UInt32(text.utf8.count))
      columns[index].bytes.append(contentsOf: text.utf8)
    }
    count += 1
  }

  func append(to table: StagingTable) throws {
    func append(_ index: Int, _ values: [StagingValues]) throws {
      guard index < columns.count else { return try table.append(values, count: count) }
      let column = columns[index]
      try column.bytes.withUnsafeBufferPointer { bytes in
        try column.starts.withUnsafeBufferPointer { starts in
          try column.lengths.withUnsafeBufferPointer { lengths in
            try append(
              index + 1,
              values + [
                .texts(bytes: bytes.baseAddress!, starts: starts.baseAddress!, lengths: lengths.baseAddress!)
              ])
          }
        }
      }
    }
    if count > 0 { try append(0, []) }
  }
}
