import Glibc
import Layouts
import Records
import Warehouse

@testable import Reports

/// The worked example of the report's specification, published into a warehouse of its own.
final class WorkedExample: Sendable {
  let home: String
  let extract: StandardExtract

  /// The whole example, made once for all tests and removed when the program ends.
  static let whole: Result<WorkedExample, any Error> = Result {
    let example = try WorkedExample()
    atexit { if case .success(let example) = WorkedExample.whole { removeFolder(example.home) } }
    return example
  }

  /// - Parameters:
  ///   - without: sender whose delivery is left out.
  ///   - changes: by table, a query that gives the table's rows of a county instead of those delivered; it may read all
  ///     tables of the county.
  ///   - root: folder of other deliveries of the standard extract, with `annual-inputs.csv` beside them.
  init(
    without: String? = nil, inputs: Bool = true, changes: [String: String] = [:], root: String = Project.example,
    counties: [String] = ["27053", "27123", "27137"]
  ) throws {
    var template = Array("/tmp/ivd-report-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    home = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    extract = try StandardExtract.load(path: Project.root + "/schemas/county/standard.yaml")
    let folder = WarehouseFolder(home: home)
    var staged: [StagedSnapshot] = []
    for (number, county) in counties.enumerated() where county != without {
      staged.append(try stage(county, number: number, changes, below: root, in: folder))
    }
    try folder.publish(staged)
    if inputs {
      let text = try StrictYAML.text(path: root + "/annual-inputs.csv")
      _ = try folder.acceptAnnualInputs(Array(text.utf8), file: "annual-inputs.csv")
    }
  }

  deinit { removeFolder(home) }

  private func stage(
    _ county: String, number: Int, _ changes: [String: String], below root: String, in folder: WarehouseFolder
  ) throws
    -> StagedSnapshot
  {
    let engine = try DuckDBEngine(.init(threads: 1))
    let asOf = DayNumber("2024-09-30")!
    var snapshot = try folder.stage(
      county: county, asOf: asOf, contentDigest: String(repeating: "\(number)", count: 64))
    let delivery = "\(county)-2024-09-30"
    for table in extract.tables {
      let plain = "\(delivery)/\(table.name).csv"
      let file = access(root + "/" + plain, F_OK) == 0 ? plain : plain + ".gz"
      let fields = table.fields.map { field in
        let type = TableLoader.columns(of: table).first { $0.name == field.sqlName }!.type
        return "CAST(NULLIF(\"\(field.name)\", '') AS \(type)) AS \(field.sqlName)"
      }
      try engine.createTable(
        table.sqlName,
        as: """
          SELECT \(fields.joined(separator: ", ")), '\(county)' AS sender, '\(file)' AS source_file,
            ROW_NUMBER() OVER () + 1 AS source_line, CAST(0 AS BIGINT) AS source_byte
          FROM read_csv('\(root)/\(file)', all_varchar = true, header = true)
          """, file: nil)
    }
    for table in extract.tables {
      try engine.writeParquet(
        query: changes[table.name] ?? "SELECT * FROM \(table.sqlName)", to: snapshot.path(of: table.name))
      let rows = try engine.count("SELECT COUNT(*) FROM '\(snapshot.path(of: table.name))'")
      snapshot.add(table: table.name, rows: Int(rows))
    }
    try snapshot.derive(extract, on: try DuckDBEngine(.init(threads: 1)))
    return snapshot
  }

  func report(
    policies: [String] = [], lines: Set<String>? = nil, year: Int = 2024, cutOff: DayNumber? = nil, threads: Int = 1,
    definitions: String = Project.root + "/pipelines/ocse-157", elected: PaternityOption? = nil,
    purpose: ReportRun.Purpose = .proof, around caseID: String? = nil
  ) throws -> OCSE157 {
    let made = try OCSE157.report(
      ReportDefinition.load(folder: definitions), FiscalYear(year)!,
      from: ReportSources(WarehouseFolder(home: home), FiscalYear(year)!, cutOff: cutOff), home: home, extract: extract,
      policies: policies, lines: lines, purpose: purpose, around: caseID,
      engine: try DuckDBEngine(.init(threads: threads)))
    return lines == nil && caseID == nil ? try made.checked(elected: elected) : made
  }
}

enum Project {
  static let root = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()
  static let example = root + "/Tests/Fixtures/ocse-157-worked-example"

  /// Lines of a text file of the example.
  static func lines(_ name: String) throws -> [String] {
    try StrictYAML.text(path: example + "/" + name).split(separator: "\n").map(String.init)
  }
}

func removeFolder(_ path: String) {
  if let stream = opendir(path) {
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { removeFolder(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  } else {
    unlink(path)
  }
}
