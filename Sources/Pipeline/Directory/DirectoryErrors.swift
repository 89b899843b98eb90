import Layouts
import Records
import Warehouse

/// The work list of new hires that the national directory sent back: `directory-errors.csv`.
public struct DirectoryErrors {
  static let path = "pipelines/new-hires/mending.yaml"
  public static let columns = [
    "number", "returned_on", "error_file", "error_line", "transmission", "source_file", "source_line", "ssn", "fein",
    "employer_name", "hired_on", "verification", "corrected_ssn", "errors", "mend",
  ]

  private let home: String
  private let tables: [PartnerTable]
  private let mending: [String: String]

  /// - Throws: `DefinitionError`.
  public init(home: String, root: String) throws {
    self.home = home
    tables = try PartnerTable.loadAll(path: root + "/" + PartnerDefinitions.tablesPath)
    let map = try StrictYAML.load(path: root + "/" + Self.path).map()
    _ = try map.string("title")
    _ = try map.string("citation")
    var mending: [String: String] = [:]
    for node in try map.list("verification") {
      let entry = try node.map()
      mending[try entry.string("code")] = try entry.string("mend")
      try entry.finish()
    }
    try map.finish()
    self.mending = mending
  }

  /// Whether anything ever came back.
  public func exist() throws -> Bool { try !PartnerLedger(home: home).files(of: "directory_error").isEmpty }

  /// Hands on the rows of the list, in the order of the error files.
  /// - Parameter showsPersonal: whole SSNs; otherwise their last four digits.
  /// - Throws: `EngineError`, `DiskError`.
  public func rows(showsPersonal: Bool, _ take: ([String]) throws -> Void) throws {
    let engine = try DuckDBEngine(.init(threads: 1, memoryLimit: "512MB"))
    let ledger = try PartnerLedger(home: home)
    for table in tables where table.name == "new_hire" || table.name == "directory_error" {
      try engine.createView(table.name, columns: table.sqlColumns, parquet: ledger.files(of: table.name))
    }
    try DirectoryOutbox(home: home).createTable(on: engine)
    try engine.query(
      """
      WITH sent AS (
        SELECT s.number, n.* FROM directory_sent AS s
        JOIN new_hire AS n ON n.transmission = s.transmission AND n.source_line = s.source_line
      )
      SELECT e.batch_number, CAST(e.received_on AS VARCHAR), e.source_file, CAST(e.source_line AS VARCHAR),
        s.transmission, s.source_file AS hire_file, CAST(s.source_line AS VARCHAR) AS hire_line, e.ssn, e.fein,
        s.employer_name, CAST(e.hired_on AS VARCHAR) AS hired_on, e.verification, e.corrected_ssn,
        concat_ws(' ', e.error_1, e.error_2, e.error_3, e.error_4, e.error_5) AS errors
      FROM directory_error AS e
      LEFT JOIN sent AS s ON s.number = e.batch_number AND s.ssn IS NOT DISTINCT FROM e.ssn
        AND s.fein IS NOT DISTINCT FROM e.fein AND s.hired_on IS NOT DISTINCT FROM e.hired_on
      ORDER BY e.received_on, e.source_file, e.source_line, s.transmission NULLS LAST, s.source_line NULLS LAST
      """
    ) { row in
      var cells = try (0..<14).map { try row.string($0) ?? "" }
      let isFound = !cells[4].isEmpty
      if !showsPersonal { for column in [7, 12] { cells[column] = Self.masked(cells[column]) } }
      cells.append(
        isFound ? mending[cells[11]] ?? "mend the fields that the error codes name" : "no such new hire was sent")
      try take(cells)
    }
  }

  private static func masked(_ ssn: String) -> String {
    ssn.isEmpty ? "" : String(repeating: "#", count: max(0, ssn.utf8.count - 4)) + ssn.suffix(4)
  }
}
