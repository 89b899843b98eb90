import Crypto
import Records
import Testing

@testable import Sample

@Suite("Planted defects")
struct DefectTests {
  @Test func namesAreUnique() {
    #expect(DefectKind.all.count >= 40)
    #expect(Set(DefectKind.all.map(\.name)).count == DefectKind.all.count)
    #expect(Set(DefectKind.all.map(\.severity)) == Set(DefectSeverity.allCases))
  }

  /// One defect is what it says: the manifest stays true but for the defects that are about it.
  @Test(arguments: DefectKind.all.map(\.name))
  func oneDefect(name: String) throws {
    let folder = SampleFolder()
    let kind = try #require(DefectKind.named(name))
    let clean = try SampleOptions(seed: 11, cases: 150, years: 2)
    _ = try SampleWriter(clean).write(to: folder.path)
    let before = try folder.files()
    let path = folder.path + "/27003-2024-09-30"
    let planted = try DefectPlanter(folder: path, seed: 4).plant(kind)
    let after = try folder.files()
    let isSpoiled = before != after
    #expect(isSpoiled)
    #expect(planted.defect == name && planted.severity == kind.severity && planted.code == kind.code)
    #expect(name == "absent-file" || after[planted.file] != nil)
    let aboutManifest = [
      "absent-file", "unlisted-table", "unlisted-file", "wrong-row-count", "wrong-total", "wrong-hash",
    ]
    guard !aboutManifest.contains(name) else { return }
    let delivery = try StandardDelivery(folder: path)
    for entry in delivery.manifest {
      let bytes = try #require(after[delivery.name + "/" + entry.file])
      #expect(entry.sha256 == SHA256.hash(data: bytes).hexadecimal)
    }
    guard !kind.isOfFile else { return }
    let table = try delivery.table(kind.table)
    let entry = delivery.manifest[try delivery.entry(of: kind.table)]
    #expect(entry.rows == table.count)
    let record = table.record(planted.line - 2)
    #expect(kind.key(of: record) == planted.key)
    let amounts = (0..<table.count).compactMap { Cents(table.record($0)["amount"]) }
    if !entry.amountTotal.isEmpty { #expect(entry.amountTotal == amounts.reduce(Cents(0), +).description) }
  }

  @Test func manyAtOnce() throws {
    let folder = SampleFolder()
    let requests = [DefectRequest(kind: "bad-date", count: 3), DefectRequest(kind: "orphan-receipt", count: 2)]
    let options = try SampleOptions(seed: 11, cases: 100, shape: .standardGzip, years: 1, defects: requests)
    let summary = try SampleWriter(options).write(to: folder.path)
    #expect(summary.planted.count == 5)
    #expect(Set(summary.planted.map { "\($0.file) \($0.line)" }).count == 5)
    let csv = String(decoding: try folder.bytes("planted.csv"), as: UTF8.self).split(separator: "\n")
    #expect(csv.map(String.init) == [PlantedDefect.header] + summary.planted.map(\.csv))
  }

  @Test func refusals() throws {
    let folder = SampleFolder()
    #expect(throws: SampleError.unknownDefect("nonsense")) {
      try SampleWriter(try SampleOptions(seed: 1, cases: 5, defects: [DefectRequest(kind: "nonsense")]))
        .write(to: folder.path)
    }
    #expect(throws: SampleError.defectsNeedStandardShape("xml")) {
      try SampleWriter(try SampleOptions(seed: 1, cases: 5, shape: .xml, defects: [DefectRequest(kind: "bad-date")]))
        .write(to: folder.path)
    }
  }
}
