import Layouts
import Records
import Testing
import Warehouse

@testable import Reports

/// Each edit over the whole warehouse on the examples in its header.
@Suite struct WarehouseEditTests {
  static let extract = try! StandardExtract.load(path: Project.root + "/schemas/county/standard.yaml")
  static let definition = try! SelfCheckDefinition.load(root: Project.root, extract: extract)

  @Test(arguments: definition.edits.map(\.id))
  func `an edit passes and fails on its examples`(id: String) throws {
    let edit = try #require(Self.definition.edits.first { $0.id == id })
    let passed = try result(edit, on: edit.pass)
    #expect(passed.outcome == .passes, "\(id): \(passed.places)")
    let failed = try result(edit, on: edit.fail)
    #expect(failed.outcome == .fails, "\(id) examined \(failed.examined)")
    #expect(failed.isBlocking == (edit.effect == .blocking))
    for place in failed.places {
      #expect(!place.caseID.isEmpty || !place.personID.isEmpty)
      #expect(!place.value.isEmpty && !place.expected.isEmpty)
    }
  }

  /// An edit that looks at an empty table has not passed.
  @Test(arguments: definition.edits.map(\.id))
  func `an edit that looks at nothing says so`(id: String) throws {
    let edit = try #require(Self.definition.edits.first { $0.id == id })
    let engine = try DuckDBEngine(.init(threads: 1))
    let empty = SnapshotSelection(snapshots: [])
    try WarehouseViews(folder: WarehouseFolder(home: "/nowhere"), extract: Self.extract).create(empty, on: engine)
    let bench = try bench(engine)
    for table in Self.extract.tables {
      try engine.createView("before_" + table.sqlName, as: "SELECT * FROM \(table.sqlName)", file: nil)
    }
    try ReportEditTables(engine: engine).table("business_day", ["on_date", "due_on"], ["DATE", "DATE"], [])
    let found = try bench.run(edit)
    #expect(found.outcome == .nothing)
    #expect(!found.nothing.isEmpty)
  }

  @Test func `every audited line of the warehouse has an edit and an element`() {
    let counted = ["1", "2", "5", "6", "24", "25", "28", "29"]
    #expect(Set(counted).isSubset(of: Self.definition.edits.flatMap(\.lines)))
    #expect(Set(counted).isSubset(of: Self.definition.elements.flatMap(\.lines)))
  }

  private func bench(_ engine: any SQLEngine) throws -> SelfCheckBench {
    let run = try ReportRun(
      definition: ReportEditExampleTests.definition, engine: engine, fiscalYear: FiscalYear(2024)!)
    return SelfCheckBench(engine: engine, fiscalYear: run.fiscalYear, placeholders: run.placeholders)
  }

  private func result(_ edit: WarehouseEdit, on example: ReportEditExample) throws -> SelfCheckFinding {
    let engine = try DuckDBEngine(.init(threads: 1))
    for table in example.tables {
      try engine.createTable(table.name, as: "SELECT \(table.columns)", file: edit.file)
    }
    return try bench(engine).run(edit)
  }
}
