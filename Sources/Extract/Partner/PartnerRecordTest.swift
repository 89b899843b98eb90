import Layouts
import Records

/// Holds a record that is about to be sent against its definition.
public final class PartnerRecordTest {
  private let checker: PartnerRecordChecker

  public init(_ record: PartnerRecord, suffixes: [String], on day: DayNumber) {
    checker = PartnerRecordChecker(record, suffixes: suffixes)
    checker.receivedOn = day
  }

  /// Why the record would be refused, a sentence for each field; empty where it may be sent.
  public func refusals(_ line: [UInt8]) -> [String] {
    line.withUnsafeBufferPointer { line in
      _ = checker.check(line.baseAddress!, line.count)
      return checker.faults.filter { $0.refuses != .warning }.map { fault in
        let name = fault.field.map { checker.record.fields[$0].name } ?? "record"
        return "\(name): \(fault.code.title), expected \(fault.expected)"
      }
    }
  }
}
