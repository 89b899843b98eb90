import Foundation
import Layouts
import Records

@testable import Extract

/// The project's own layouts of partners, and ways to make and check records of them.
enum PartnerDefinitions {
  static let layouts: PartnerLayouts = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return try! PartnerLayouts.load(folder: root + "/schemas/federal")
  }()

  static let records: [PartnerRecord] = layouts.families.flatMap(\.records)

  static func record(_ name: String) -> PartnerRecord { records.first { $0.name == name }! }

  /// Faults of one line, as `REQ Employee SSN reject_record`.
  static func faults(_ record: PartnerRecord, _ line: [UInt8], receivedOn: DayNumber? = nil) -> [String] {
    let checker = PartnerRecordChecker(record, suffixes: layouts.lists.suffixes)
    checker.receivedOn = receivedOn
    return line.withUnsafeBufferPointer { buffer in
      _ = checker.check(buffer.baseAddress!, buffer.count)
      return checker.faults.map { fault in
        let field = fault.field.map { record.fields[$0].name } ?? PartnerFinding.wholeRecord
        return "\(fault.code.rawValue) \(field) \(Severity(fault.refuses).rawValue)"
      }
    }
  }

  /// Everything that a whole file gets, as findings, with the counts.
  static func check(
    _ layout: String, _ bytes: [UInt8], receivedOn: DayNumber? = nil
  ) throws -> (findings: [Finding], tally: PartnerTally) {
    let file = ByteFile(bytes)
    var findings: [Finding] = []
    let check = try PartnerCheck(layouts, layouts.named(layout)!, receivedOn: receivedOn)
    let tally = try check.check(try ByteStream(path: file.path), file: "f.txt") { findings.append($0) }
    return (findings, tally)
  }

  static func line(_ record: PartnerRecord, _ values: PartnerRecord.Values) throws -> [UInt8] {
    try PartnerRecordWriter(record).line(try PartnerRecordValues(record, values))
  }
}
