import Glibc
import Records
import Testing

@testable import Warehouse

@Suite struct CatalogueTests {
  private let day = DayNumber("2024-09-30")!

  private func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

  /// Stages a snapshot whose `case` table holds one row.
  private func stage(
    _ home: TemporaryHome, _ county: String, _ asOf: String, _ letter: Character
  ) throws -> StagedSnapshot {
    var staged = try home.folder.stage(county: county, asOf: DayNumber(asOf)!, contentDigest: digest(letter))
    try memoryEngine().writeParquet(query: "SELECT '\(letter)' AS case_id", to: staged.path(of: "case"))
    staged.add(table: "case", rows: 1)
    return staged
  }

  @Test func `what is published is named, found and cannot be lost`() throws {
    let home = try TemporaryHome()
    #expect(try home.folder.catalogue() == SnapshotCatalogue())
    let staged = try stage(home, "27053", "2024-09-30", "a")
    #expect(try home.folder.catalogue().snapshots.isEmpty)
    let catalogue = try home.folder.publish([staged])
    let snapshot = try #require(catalogue.current(county: "27053", asOf: "2024-09-30"))
    #expect(snapshot.id == "2024-09-30-aaaaaaaaaaaa")
    #expect(snapshot.sequence == 1)
    let table = try #require(snapshot.tables.first)
    #expect(table.file == "warehouse/case/county=27053/2024-09-30-aaaaaaaaaaaa/part-0.parquet")
    #expect(table.sha256 == (try Disk.sha256(home.folder.path(table.file))))
    #expect(try home.folder.catalogue() == catalogue)
    #expect(try home.folder.isCurrent(county: "27053", asOf: day, contentDigest: digest("a")))
    #expect(try !home.folder.isCurrent(county: "27053", asOf: day, contentDigest: digest("b")))
    #expect(try Disk.names(in: home.folder.temporaryFolder).isEmpty)
  }

  @Test func `the bytes do not depend on the order of counties`() throws {
    var bytes: Set<[UInt8]> = []
    for order in [["27053", "27123"], ["27123", "27053"]] {
      let home = try TemporaryHome()
      for county in order { try home.folder.publish([try stage(home, county, "2024-09-30", "a")]) }
      bytes.insert(try Disk.read(home.folder.cataloguePath))
    }
    #expect(bytes.count == 1)
  }

  @Test func `a later delivery of a date replaces the earlier, and the earlier stays`() throws {
    let home = try TemporaryHome()
    for letter in "aba" { try home.folder.publish([try stage(home, "27053", "2024-09-30", letter)]) }
    let catalogue = try home.folder.catalogue()
    #expect(catalogue.snapshots.map(\.sequence) == [1, 2])
    #expect(catalogue.snapshots.map { String($0.id.suffix(1)) } == ["b", "a"])
    #expect(catalogue.current(county: "27053", asOf: "2024-09-30")?.contentDigest == digest("a"))
    for snapshot in catalogue.snapshots {
      #expect(Disk.exists(home.folder.path(snapshot.tables[0].file)))
    }
  }

  @Test func `what a broken run left is removed, and nothing else`() throws {
    let home = try TemporaryHome()
    try home.folder.publish([try stage(home, "27053", "2024-09-30", "a")])
    _ = try stage(home, "27123", "2024-09-30", "b")
    let orphan = "warehouse/case/county=27123/2024-09-30-cccccccccccc"
    try Disk.makeFolder(home.folder.path(orphan))
    try Disk.replace(home.folder.path(orphan + "/part-0.parquet"), with: [1])
    try Disk.replace(home.folder.cataloguePath + ".x", with: [])
    try Disk.rename(home.folder.cataloguePath + ".x", to: home.folder.cataloguePath + ".new")
    #expect(
      try home.folder.removeUncommitted() == [
        orphan, "tmp/27123-2024-09-30-bbbbbbbbbbbb", "warehouse/catalogue.json.new",
      ])
    #expect(try home.folder.removeUncommitted() == [])
    #expect(Disk.exists(home.folder.path("warehouse/case/county=27053/2024-09-30-aaaaaaaaaaaa/part-0.parquet")))
  }

  @Test func `a publication that fails leaves the catalogue as it was`() throws {
    let home = try TemporaryHome()
    try home.folder.publish([try stage(home, "27053", "2024-09-30", "a")])
    let before = try Disk.read(home.folder.cataloguePath)
    let good = try stage(home, "27123", "2024-09-30", "b")
    var bad = try stage(home, "27137", "2024-09-30", "c")
    bad.add(table: "person", rows: 5)
    #expect(throws: DiskError.self) { try home.folder.publish([good, bad]) }
    #expect(try Disk.read(home.folder.cataloguePath) == before)
    #expect(try home.folder.removeUncommitted().count == 4)
  }

  @Test func `a damaged catalogue is an error and never an empty warehouse`() throws {
    let home = try TemporaryHome()
    try Disk.makeFolder(home.path + "/warehouse")
    for text in ["", "{", "{}", "{\"format\": 9, \"snapshots\": [], \"annual_inputs\": []}"] {
      try Disk.replace(home.folder.cataloguePath, with: Array(text.utf8))
      #expect(throws: CatalogueError.self) { try home.folder.catalogue() }
    }
  }
}
