import Layouts
import Records
import Warehouse

/// What stands behind each employer number in the warehouse: open cases, and the dollars remitted in the twelve months
/// up to the latest snapshot (`pipelines/employers/effect.sql`).
public struct EmployerEffects: Sendable {
  public struct Effect: Sendable, Equatable {
    public var cases = 0
    public var cents: Int64 = 0
  }

  public private(set) var byNumber: [FEIN: Effect] = [:]

  public static let path = "pipelines/employers/effect.sql"

  /// Nothing is known.
  public init() {}

  public init(_ byNumber: [FEIN: Effect]) { self.byNumber = byNumber }

  /// Reads the latest accepted snapshots; a home without a warehouse gives nothing.
  /// - Throws: `DefinitionError`, `EngineError`, `DiskError`.
  public init(home: String, root: String) throws {
    var header = try DefinitionHeader(path: root + "/" + Self.path)
    for key in ["id", "title", "citation"] { _ = try header.string(key) }
    try header.finish()
    let folder = WarehouseFolder(home: home)
    let selection = SnapshotSelection.latest(from: try folder.catalogue())
    guard let asOf = selection.snapshots.compactMap(\.asOfDay).max() else { return }
    let sql = try header.sql.filled(
      ["as_of": "DATE '\(asOf)'", "year_before": "DATE '\(asOf.adding(months: -12))'"], file: header.file)
    let engine = try DuckDBEngine(.init(threads: 2, memoryLimit: "2GB"))
    let extract = try StandardExtract.load(path: root + "/schemas/county/standard.yaml")
    try WarehouseViews(folder: folder, extract: extract).create(selection, on: engine)
    var found: [FEIN: Effect] = [:]
    _ = try engine.query(sql, file: header.file) { row in
      guard let number = try row.string(0).flatMap({ FEIN($0.utf8) }) else { return }
      found[number] = Effect(cases: Int(try row.int64(1) ?? 0), cents: try row.cents(2)?.value ?? 0)
    }
    byNumber = found
  }
}
