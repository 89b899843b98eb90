import Records

/// The warehouse below a home folder:
/// ```
/// warehouse/catalogue.json                                    names what is accepted; replacing it is the commit
/// warehouse/<table>/county=<fips>/<snapshot>/part-0.parquet   never changed
/// warehouse/annual_inputs/<digest>/annual-inputs.csv          never changed
/// tmp/                                                        being written
/// ```
/// One process writes at a time (the caller holds the lock); readers need no lock. Errors: `DiskError`,
/// `CatalogueError`.
public struct WarehouseFolder: Sendable {
  public let home: String

  public init(home: String) {
    var home = home
    while home.count > 1, home.hasSuffix("/") { home.removeLast() }
    self.home = home
  }

  public var cataloguePath: String { home + "/warehouse/catalogue.json" }
  public var temporaryFolder: String { home + "/tmp" }

  /// Path of a file that the catalogue names.
  public func path(_ file: String) -> String { home + "/" + file }

  /// What is accepted now; nothing where there is no catalogue yet.
  public func catalogue() throws -> SnapshotCatalogue {
    guard Disk.exists(cataloguePath) else { return SnapshotCatalogue() }
    return try SnapshotCatalogue(try Disk.read(cataloguePath), path: cataloguePath)
  }

  static func snapshotID(asOf: String, contentDigest: String) -> String { asOf + "-" + contentDigest.prefix(12) }

  static func tableFolder(_ table: String, county: String, snapshot: String) -> String {
    "warehouse/\(table)/county=\(county)/\(snapshot)"
  }

  /// Whether this content is what a county's snapshot of this date already is: then there is nothing to load.
  public func isCurrent(county: String, asOf: DayNumber, contentDigest: String) throws -> Bool {
    try catalogue().current(county: county, asOf: asOf.description)?.contentDigest == contentDigest
  }

  /// Whether a snapshot of this content was ever put in force for a county and date.
  public func wasAccepted(county: String, asOf: DayNumber, contentDigest: String) throws -> Bool {
    try catalogue().snapshots.contains {
      $0.county == county && $0.asOf == asOf.description && $0.contentDigest == contentDigest
    }
  }

  /// Begins a snapshot: an empty folder under `tmp/` for its files.
  /// - Parameters:
  ///   - county: FIPS code of the sender.
  ///   - contentDigest: SHA-256 of the content in lower-case hexadecimal.
  public func stage(county: String, asOf: DayNumber, contentDigest: String) throws -> StagedSnapshot {
    let id = Self.snapshotID(asOf: asOf.description, contentDigest: contentDigest)
    let folder = temporaryFolder + "/\(county)-\(id)"
    try Disk.remove(folder)
    try Disk.makeFolder(folder)
    return StagedSnapshot(
      county: county, asOf: asOf.description, id: id, contentDigest: contentDigest, folder: folder)
  }

  /// Moves the files of snapshots to their places and puts all of them in force in one step. Nothing of them is
  /// visible before, and all of them after.
  /// - Returns: the catalogue as it is now.
  @discardableResult
  public func publish(_ staged: [StagedSnapshot]) throws -> SnapshotCatalogue {
    var catalogue = try catalogue()
    for snapshot in staged {
      let known = catalogue.snapshots.first { $0.county == snapshot.county && $0.id == snapshot.id }
      let tables = try known?.tables ?? move(snapshot)
      catalogue.accept(
        Snapshot(
          county: snapshot.county, asOf: snapshot.asOf, id: snapshot.id, contentDigest: snapshot.contentDigest,
          sequence: 0, tables: tables))
    }
    // The folders that lead to the new files, so that a power cut after the commit cannot lose them.
    let tables = staged.flatMap { snapshot in snapshot.tables.map { ($0.table, snapshot.county) } }
    for folder in Set(tables.flatMap { ["warehouse/\($0)/county=\($1)", "warehouse/\($0)"] }).sorted() {
      if Disk.exists(path(folder)) { try Disk.sync(path(folder)) }
    }
    try commit(catalogue)
    for snapshot in staged { try Disk.remove(snapshot.folder) }
    return catalogue
  }

  private func move(_ snapshot: StagedSnapshot) throws -> [SnapshotTable] {
    var tables: [SnapshotTable] = []
    for (table, rows) in snapshot.tables {
      let file = snapshot.path(of: table)
      try Disk.sync(file)
      let digest = try Disk.sha256(file)
      let folder = Self.tableFolder(table, county: snapshot.county, snapshot: snapshot.id)
      try Disk.remove(path(folder))
      try Disk.makeFolder(path(folder))
      try Disk.rename(file, to: path(folder + "/part-0.parquet"))
      try Disk.sync(path(folder))
      tables.append(SnapshotTable(table: table, rows: rows, file: folder + "/part-0.parquet", sha256: digest))
    }
    return tables
  }

  /// The commit: one rename.
  func commit(_ catalogue: SnapshotCatalogue) throws {
    try Disk.makeFolder(home + "/warehouse")
    try Disk.replace(cataloguePath, with: try catalogue.encoded())
  }

  /// Removes what a run that did not finish left behind: snapshots that the catalogue does not name, and `tmp/`.
  /// - Returns: paths removed, below the home folder.
  @discardableResult
  public func removeUncommitted() throws -> [String] {
    let catalogue = try catalogue()
    let files = catalogue.snapshots.flatMap { $0.tables.map(\.file) } + catalogue.annualInputs.map(\.file)
    let kept = Set(files.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) })
    var removed: [String] = []
    func sweep(_ folder: String) throws {
      for name in try Disk.names(in: path(folder)) where !kept.contains(folder + "/" + name) {
        try Disk.remove(path(folder + "/" + name))
        removed.append(folder + "/" + name)
      }
    }
    for table in try Disk.names(in: path("warehouse")) where Disk.isFolder(path("warehouse/\(table)")) {
      if table == AnnualInputs.table {
        try sweep("warehouse/\(table)")
      } else {
        for county in try Disk.names(in: path("warehouse/\(table)")) { try sweep("warehouse/\(table)/\(county)") }
      }
    }
    try sweep("tmp")
    let leftOver = "warehouse/catalogue.json.new"
    if Disk.exists(path(leftOver)) {
      try Disk.remove(path(leftOver))
      removed.append(leftOver)
    }
    return removed
  }
}

/// A snapshot that is being written. Nobody sees it before `WarehouseFolder.publish`.
public struct StagedSnapshot: Sendable {
  public let county: String
  public let asOf: String
  public let id: String
  public let contentDigest: String
  public let folder: String
  public private(set) var tables: [(table: String, rows: Int)] = []

  init(county: String, asOf: String, id: String, contentDigest: String, folder: String) {
    self.county = county
    self.asOf = asOf
    self.id = id
    self.contentDigest = contentDigest
    self.folder = folder
  }

  /// Where a table's file is to be written.
  public func path(of table: String) -> String { folder + "/\(table).parquet" }

  /// Names a table whose file has been written.
  public mutating func add(table: String, rows: Int) { tables.append((table, rows)) }
}
