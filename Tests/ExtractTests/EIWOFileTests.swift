import Foundation
import Layouts
import Records
import Testing

@testable import Extract

/// e-IWO files that are written: those of the fixtures byte for byte, and what is checked of any other.
@Suite struct EIWOFileTests {
  static let family: PartnerFamily = {
    guard case .family(let family) = PartnerDefinitions.layouts.named("eiwo") else { fatalError("no family eiwo") }
    return family
  }()

  static func fixture(_ name: String) -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    return [UInt8](FileManager.default.contents(atPath: root + "/Fixtures/partner-layouts/\(name).transmission.txt")!)
  }

  static func details(_ name: String, _ record: String) -> [PartnerRecordValues] {
    let layout = PartnerDefinitions.record(record)
    return fixture(name).split(separator: 0x0A).filter { $0.count > 500 || record == "eiwo-ack" && $0.first == 0x41 }
      .map { PartnerRecordValues(layout, line: $0) }
  }

  @Test func fixturesByteForByte() throws {
    let orders = try EIWOFile(
      .orders, Self.details("eiwo-orders", "eiwo-detail"),
      number: EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-01-15")!, createdAt: 77_400),
      layouts: Self.family)
    #expect(try orders.flat() == Self.fixture("eiwo-orders"))
    let answers = try EIWOFile(
      .acknowledgments, Self.details("eiwo-acks", "eiwo-ack"),
      number: EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-01-21")!, createdAt: 21_900),
      layouts: Self.family)
    #expect(try answers.flat() == Self.fixture("eiwo-acks"))
  }

  /// Orders of many employers in random order: the file is clean, holds each once, batch by batch.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func manyEmployers(seed: UInt64) throws {
    var generator = LayoutPropertyTests.Generator(state: seed)
    let base = Self.details("eiwo-orders", "eiwo-detail")[0]
    var orders: [PartnerRecordValues] = (0..<200).map { index in
      var order = base
      order["EIN"] = "89123450\(index % 7)"
      order["Document Tracking Number"] = "2000000000000000000000000\(10_000 + index)"
      return order
    }
    orders.shuffle(using: &generator)
    let number = EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-03-01")!, createdAt: 3_661)
    let file = try EIWOFile(.orders, orders, number: number, layouts: Self.family)
    for length in [nil, 2400] as [Int?] {
      let (findings, tally) = try PartnerDefinitions.check("eiwo", try file.flat(length: length))
      #expect(findings == [], "seed \(seed)")
      #expect(tally.read == 200 + 7 * 2 + 2)
    }
    let employers = file.parts.filter { $0.role == .batchHeader }.map { $0.values["EIN"] }
    #expect(employers == employers.sorted() && employers.count == 7)
    let numbers = file.parts.filter { $0.role != .detail }.map { $0.values["Control Number"] }
    #expect(Set(numbers).count == 8)
    #expect(numbers[0] == "200002503010101010000")
  }

  @Test func limits() throws {
    let number = EIWOControlNumber(stateFIPS: "20000", createdOn: DayNumber("2025-03-01")!, createdAt: 0)
    #expect(throws: EIWOFile.Failure.noRecords) {
      try EIWOFile(.orders, [], number: number, layouts: Self.family)
    }
  }
}
