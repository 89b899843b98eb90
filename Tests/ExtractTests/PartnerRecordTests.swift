import Layouts
import Records
import Testing

@testable import Extract

/// The definitions of partners' records: their examples, and records made at random.
@Suite struct PartnerRecordTests {
  @Test func allRecordsAreThere() {
    #expect(PartnerDefinitions.records.count == 35)
    #expect(PartnerDefinitions.layouts.families.count == 17)
  }

  @Test(arguments: PartnerDefinitions.records.map(\.name))
  func examplesHoldTheDefinition(name: String) throws {
    let record = PartnerDefinitions.record(name)
    #expect(record.accepted.count >= 2)
    #expect(!record.rejected.isEmpty)
    for values in record.accepted {
      #expect(PartnerDefinitions.faults(record, try PartnerDefinitions.line(record, values)) == [], "\(values)")
    }
    for rejected in record.rejected {
      var values = try PartnerRecordValues(record, record.accepted[rejected.base - 1])
      for (field, value) in rejected.changes { values[field] = value }
      let line = try PartnerRecordWriter(record).line(values)
      #expect(PartnerDefinitions.faults(record, line) == [rejected.finding])
    }
  }

  /// Read, written and read again, a valid record of any layout has the same bytes; so has one with a byte changed
  /// anywhere in it.
  @Test(arguments: PartnerDefinitions.records.map(\.name), [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func readWriteRead(name: String, seed: UInt64) throws {
    let record = PartnerDefinitions.record(name)
    var generator = LayoutPropertyTests.Generator(state: seed)
    for _ in 0..<25 {
      let values = try PartnerRecordGenerator(record).values(&generator)
      var line = try PartnerRecordWriter(record).line(values)
      #expect(PartnerDefinitions.faults(record, line) == [], "seed \(seed)")
      #expect(PartnerRecordValues(record, line: line) == values, "seed \(seed)")
      line[Int.random(in: 0..<line.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      let again = PartnerRecordValues(record, line: line)
      #expect(try PartnerRecordWriter(record).line(again) == line, "seed \(seed)")
      #expect(PartnerRecordValues(record, line: try PartnerRecordWriter(record).line(again)) == again, "seed \(seed)")
    }
  }

  @Test func everyKindOfFieldIsWritten() {
    let kinds = Set(PartnerDefinitions.records.flatMap { record in record.fields.map(\.kind) })
    #expect(kinds == Set(PartnerField.Kind.allCases))
  }

  @Test func writerRefusesWhatDoesNotFit() throws {
    let record = PartnerDefinitions.record("eiwo-header")
    func write(_ field: String, _ value: String) throws -> [UInt8] {
      try PartnerDefinitions.line(record, [(field, value)])
    }
    #expect(throws: PartnerWriteError.tooLong(record: "eiwo-header", field: "EIN", length: 9)) {
      try write("EIN", "8912345670")
    }
    #expect(throws: PartnerWriteError.notSingleByte(record: "eiwo-header", field: "Control Number")) {
      try write("Control Number", "\u{2013}")
    }
    #expect(throws: PartnerWriteError.noSuchField(record: "eiwo-header", field: "FEIN")) {
      try write("FEIN", "891234567")
    }
    #expect(String(decoding: try write("EIN", "1234567")[30..<39], as: UTF8.self) == "001234567")
    #expect(try PartnerRecordWriter(record, length: 2307).line(PartnerRecordValues(record)).count == 2307)
  }
}
