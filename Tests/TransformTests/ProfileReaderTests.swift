import Extract
import Foundation
import Layouts
import Records
import Testing

@testable import Transform

@Suite struct ProfileReaderTests {
  /// What a reading gives: rows as `column=value`, faults as text.
  struct Outcome {
    var rows: [String] = []
    var faults: [String] = []
    var recordFaults: [String] = []
    var sources: [String] = []
  }

  private func read(
    _ delivery: ExampleDelivery, _ reader: ProfileReader, _ tables: [String]
  ) throws -> Outcome {
    var outcome = Outcome()
    let standard = reader.standard
    let reading = try reader.read(tables: Set(tables.map { standard.index(of: $0)! }), file: "EXTRACT.DAT") {
      table, batch in
      let fields = standard.tables[table].fields
      for row in 0..<batch.count {
        let values = fields.indices.filter { batch.length(field: $0, row: row) > 0 }.map { column in
          let range = batch.byteRange(field: column, row: row).map { "@\($0.first)-\($0.last)" } ?? ""
          return "\(fields[column].name)=\(batch.text(column, row: row))\(range)"
        }
        outcome.rows.append("\(batch.line(row)) " + values.joined(separator: " "))
        #expect(batch.record(row).count == 94)
      }
      for fault in batch.faults {
        let column = fault.field.map { fields[$0].name } ?? ""
        outcome.recordFaults.append("\(batch.line(fault.row)) \(column) \(fault.kind) \(fault.value)")
        if let field = fault.field { outcome.sources.append(reader.sourceField(table: table, column: field) ?? "") }
      }
    } fault: { file, fault in
      outcome.faults.append("\(file):\(fault.line) \(fault.kind)")
    }
    #expect(reading.sha256.count == 64)
    return outcome
  }

  @Test func standardTablesFromOneFile() throws {
    let delivery = try ExampleDelivery()
    delivery.write(records: delivery.clean)
    let reader = delivery.reader()
    let cases = try read(delivery, reader, ["case"])
    #expect(cases.faults.isEmpty && cases.recordFaults.isEmpty)
    #expect(
      cases.rows == [
        "2 case_id=000000001@3-11 county=27115 no_jurisdiction=tribal@85-85 locate_only=Y@86-86",
        "3 case_id=000000002@3-11 county=27115 locate_only=N@86-86",
      ])
    let members = try read(delivery, reader, ["case_member"])
    #expect(
      members.rows == [
        "2 case_id=000000001@3-11 person_id=000012345@87-91 role=noncustodial from_on=2020-01-31@12-19 to_on=2024-02-29@20-24",
        "3 case_id=000000002@3-11 person_id=000012345@87-91 role=noncustodial from_on=2020-01-31@12-19 to_on=2024-02-29@20-24",
        "2 case_id=000000001@3-11 person_id=KID1@45-48 role=child from_on=2020-01-31@12-19",
        "3 case_id=000000002@3-11 person_id=KID1@45-48 role=child from_on=2020-01-31@12-19",
        "3 case_id=000000002@3-11 person_id=KID2@65-68 role=child from_on=2020-01-31@12-19",
      ])
    let receipts = try read(delivery, reader, ["receipt"])
    #expect(
      receipts.rows == [
        "4 receipt_id=R000000001-001@3-14 collected_on=2024-02-29@17-23 amount=100.00@24-28 source=income_withholding@16-16",
        "5 receipt_id=R000000001-002@3-14 collected_on=2024-02-29@17-23 amount=-25.50@24-28 source=federal_tax_offset@16-16",
      ])
    #expect(receipts.faults.isEmpty)
  }

  @Test func unmappedAndUndecodable() throws {
    let delivery = try ExampleDelivery()
    var payment = delivery.payment(seq: "003", kind: "P", source: "O", cents: 1)
    delivery.write(records: Array(delivery.clean.dropLast()) + [payment, delivery.trailer(5, cents: 12551)])
    var outcome = try read(delivery, delivery.reader(), ["receipt"])
    #expect(outcome.recordFaults == ["6 source unmappedCode O"])
    #expect(outcome.sources == ["SOURCE"])
    payment[27] = 0x14
    payment[11] = 0xC1
    delivery.write(records: [payment])
    outcome = try read(delivery, delivery.reader(), ["receipt"])
    #expect(outcome.recordFaults.contains { $0.hasPrefix("1 amount undecodable") && $0.hasSuffix("0000000014") })
    #expect(outcome.recordFaults.contains { $0.hasPrefix("1 receipt_id undecodable") })
    #expect(outcome.sources.contains("CASE-NO, SEQ"))
  }

  @Test func controlsOnce() throws {
    let delivery = try ExampleDelivery()
    delivery.write(records: delivery.clean.dropLast() + [delivery.trailer(4, cents: 12551)])
    let reader = delivery.reader()
    #expect(
      try read(delivery, reader, []).faults == [
        "EXTRACT.DAT:6 control(field: \"TRAILER.TOTAL\", found: \"125.50\", expected: \"125.51\")"
      ])
    #expect(try read(delivery, reader, ["receipt"]).faults.isEmpty)
    delivery.write(records: delivery.clean.dropLast() + [delivery.trailer(5, cents: 12550)])
    #expect(
      try read(delivery, delivery.reader(), []).faults == [
        "EXTRACT.DAT:6 control(field: \"TRAILER.RECORDS\", found: \"4\", expected: \"5\")"
      ])
    delivery.write(records: delivery.clean.dropLast())
    #expect(try read(delivery, delivery.reader(), []).faults.count == 2)
  }

  @Test func unknownRecordsAndCutFiles() throws {
    let delivery = try ExampleDelivery()
    var stranger = delivery.clean[1]
    stranger[0] = 0xE9
    delivery.write(records: [stranger] + delivery.clean)
    #expect(
      try read(delivery, delivery.reader(), ["case"]).faults == ["EXTRACT.DAT:1 unknownRecordType(value: \"Z1\")"])
    delivery.write(bytes: delivery.clean.flatMap { $0 } + [0xC3])
    let faults = try read(delivery, delivery.reader(), ["case"]).faults
    #expect(faults == ["EXTRACT.DAT:7 cutRecord(found: 1, expected: 94)"])
    let reader = ProfileReader(profile: delivery.profile, standard: delivery.standard, files: [:])
    var missing: [String] = []
    _ = try reader.read(
      tables: [0], file: "EXTRACT.DAT", emit: { _, _ in }, fault: { missing.append("\($0) \($1.kind)") })
    #expect(missing == ["EXTRACT.DAT cannotOpen(reason: \"the delivery has no such file\")"])
  }

  @Test func recognised() throws {
    let delivery = try ExampleDelivery()
    delivery.write(records: delivery.clean)
    let recogniser = ProfileRecogniser(delivery.profile)
    let match = try #require(recogniser.match(names: ["EXTRACT.DAT", "readme.txt"], folder: delivery.folder))
    #expect(match == .init(files: ["EXTRACT.DAT": "EXTRACT.DAT"], missing: [], ambiguous: []))
    #expect(recogniser.asOf(match, name: "x", folder: delivery.folder) == DayNumber("2024-09-30"))
    #expect(recogniser.match(names: ["readme.txt"], folder: delivery.folder) == nil)
    var other = delivery.clean
    other[0][8] = 0xF9
    delivery.write(records: other)
    #expect(recogniser.match(names: ["EXTRACT.DAT"], folder: delivery.folder) == nil)
    delivery.write(bytes: [0x1F, 0x8B])
    #expect(recogniser.match(names: ["EXTRACT.DAT"], folder: delivery.folder) != nil)
    #expect(ProfileRecogniser.fits("EXTRACT.DAT.gz", "EXTRACT.DAT"))
    #expect(ProfileRecogniser.fits("CASE.20240930.txt.gz", "CASE.*.txt"))
    #expect(!ProfileRecogniser.fits("EXTRACT.DAT.bak", "EXTRACT.DAT"))
  }

  @Test func manyRows() throws {
    let delivery = try ExampleDelivery()
    let count = 5000
    delivery.write(
      records: [delivery.clean[0]]
        + (0..<count).map {
          delivery.payment(seq: "\(100 + $0 % 900)", kind: $0 % 2 == 0 ? "P" : "X", source: "W", cents: 1)
        }
        + [delivery.trailer(count, cents: count)])
    let outcome = try read(delivery, delivery.reader(), ["receipt"])
    #expect(outcome.rows.count == count / 2)
    #expect(outcome.faults.isEmpty)
  }
}
