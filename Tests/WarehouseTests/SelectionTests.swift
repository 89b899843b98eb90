import Layouts
import Records
import Testing

@testable import Warehouse

@Suite struct SelectionTests {
  private func catalogue(_ entries: [(county: String, asOf: String, letter: String)]) -> SnapshotCatalogue {
    var catalogue = SnapshotCatalogue()
    for entry in entries {
      let digest = String(repeating: entry.letter, count: 64)
      catalogue.accept(
        Snapshot(
          county: entry.county, asOf: entry.asOf,
          id: WarehouseFolder.snapshotID(asOf: entry.asOf, contentDigest: digest), contentDigest: digest, sequence: 0,
          tables: []))
    }
    return catalogue
  }

  private func chosen(_ selection: SnapshotSelection) -> [String] {
    selection.snapshots.map { "\($0.county) \($0.asOf) \($0.contentDigest.prefix(1))" }
  }

  @Test func `the latest date, then the latest accepted, on or after 30 September`() {
    let catalogue = catalogue([
      ("27053", "2024-09-30", "a"), ("27053", "2024-10-15", "b"), ("27053", "2024-10-15", "c"),
      ("27053", "2024-10-01", "d"), ("27123", "2024-09-29", "a"), ("27137", "2024-09-30", "a"),
    ])
    let selection = SnapshotSelection.fiscalYear(FiscalYear(2024)!, from: catalogue)
    #expect(chosen(selection) == ["27053 2024-10-15 c", "27137 2024-09-30 a"])
    #expect(selection.missingCounties == ["27123"])
  }

  @Test func `a cut-off leaves later dates out`() {
    let catalogue = catalogue([
      ("27053", "2024-09-30", "a"), ("27053", "2024-10-15", "b"), ("27123", "2024-10-15", "a"),
    ])
    let selection = SnapshotSelection.fiscalYear(FiscalYear(2024)!, cutOff: DayNumber("2024-10-14"), from: catalogue)
    #expect(chosen(selection) == ["27053 2024-09-30 a"])
    #expect(selection.missingCounties == ["27123"])
  }

  @Test func `without a year the latest of each county`() {
    let catalogue = catalogue([
      ("27053", "2023-09-30", "a"), ("27053", "2022-09-30", "b"), ("27123", "2020-01-01", "a"),
    ])
    #expect(chosen(.latest(from: catalogue)) == ["27053 2023-09-30 a", "27123 2020-01-01 a"])
  }

  @Test func `fiscal years end on 30 September`() {
    #expect(FiscalYear(2024)?.firstDay.description == "2023-10-01")
    #expect(FiscalYear(2024)?.lastDay.description == "2024-09-30")
    #expect(FiscalYear(24) == nil)
  }

  @Test func `views read the chosen files with their columns, and are empty without`() throws {
    let home = try TemporaryHome()
    let engine = try memoryEngine()
    var staged = try home.folder.stage(
      county: "27053", asOf: DayNumber("2024-09-30")!, contentDigest: String(repeating: "a", count: 64))
    let rows = try engine.writeParquet(
      sampleLoader([["R1", "2024-01-02", "5.00", "it's"], ["R2", "", "", ""]]), to: staged.path(of: "receipt"))
    staged.add(table: "receipt", rows: rows)
    let catalogue = try home.folder.publish([staged])
    let other = StandardTable(
      name: "case", sqlName: "cases", title: "", citation: "",
      fields: [StandardField(name: "case_id", type: .id), StandardField(name: "opened_on", type: .date)],
      moneyField: nil, badValueReadsAsBlank: false)
    let extract = StandardExtract(version: 1, tables: [sampleTable(), other])
    try WarehouseViews(folder: home.folder, extract: extract).create(.latest(from: catalogue), on: engine)
    #expect(
      try lines(engine, "SELECT receipt_id, on_date, amount, note, sender, source_line FROM receipt ORDER BY 1") == [
        "R1|2024-01-02|5.00|it's|27053|2", "R2|-|-|-|27053|3",
      ])
    #expect(try engine.count("SELECT COUNT(*) FROM cases") == 0)
    #expect(try lines(engine, "SELECT column_type FROM (DESCRIBE cases)").prefix(2) == ["VARCHAR", "DATE"])
  }
}
