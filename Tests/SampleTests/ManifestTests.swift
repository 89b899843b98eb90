import Crypto
import Records
import Testing

@testable import Sample

@Suite("The manifest tells the truth")
struct ManifestTests {
  @Test(arguments: [DeliveryShape.standard, .standardGzip])
  func totals(shape: DeliveryShape) throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 9, cases: 80, counties: ["27003"], shape: shape, years: 2)
    let summary = try SampleWriter(options).write(to: folder.path)
    let delivery = try StandardDelivery(folder: folder.path + "/27003-2024-09-30")
    #expect(delivery.manifest.map(\.table) == SampleTable.allCases.map(\.name))
    for (entry, written) in zip(delivery.manifest, summary.deliveries[0].tables) {
      let records = try folder.table(entry.table, of: delivery.name)
      #expect(entry.rows == records.count)
      #expect(written.rows == records.count)
      #expect(!records.isEmpty, "\(entry.table) is empty")
      let bytes = try folder.bytes(delivery.name + "/" + entry.file)
      #expect(entry.sha256 == SHA256.hash(data: bytes).hexadecimal)
      guard !entry.amountTotal.isEmpty else { continue }
      let total = records.compactMap { Cents($0["amount"]) }.reduce(Cents(0), +)
      #expect(entry.amountTotal == total.description)
      #expect(written.amountTotal == total)
    }
  }

  @Test func gzipHasNoTime() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(seed: 9, cases: 5, shape: .standardGzip)
    _ = try SampleWriter(options).write(to: folder.path)
    let bytes = try folder.bytes("27003-2024-09-30/case.csv.gz")
    #expect(bytes.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test(arguments: [DeliveryShape.standard, .mainframe, .xml])
  func sizeIsMet(shape: DeliveryShape) throws {
    let size = 4_000_000
    let folder = SampleFolder()
    let options = try SampleOptions(
      seed: 5, cases: 0, counties: ["27003", "27115"], shape: shape, years: 3, targetBytes: size)
    let bytes = try SampleWriter(options).write(to: folder.path).bytes
    #expect(abs(bytes - size) * 50 <= size, "\(bytes) bytes")
  }

  /// zlib holds bytes back, so that a small delivery comes out less exactly.
  @Test func gzipSizeIsMet() throws {
    let folder = SampleFolder()
    let options = try SampleOptions(
      seed: 5, cases: 0, counties: ["27003"], shape: .standardGzip, years: 3, targetBytes: 2_000_000)
    let bytes = try SampleWriter(options).write(to: folder.path).bytes
    #expect(abs(bytes - 2_000_000) <= 200_000, "\(bytes) bytes")
  }
}
