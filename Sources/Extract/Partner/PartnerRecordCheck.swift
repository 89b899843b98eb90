import Layouts
import Records

/// Checks single records of one type, such as those that are about to be written.
public final class PartnerRecordCheck {
  private let checker: PartnerRecordChecker

  public init(_ record: PartnerRecord, lists: PartnerCodeLists) {
    checker = PartnerRecordChecker(record, suffixes: lists.suffixes)
  }

  /// What is wrong with one line, without its end; personal values are masked.
  public func findings(_ line: [UInt8], file: String = "") -> [Finding] {
    let maker = PartnerFinding(file: file, showsPersonal: false)
    return line.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return [] }
      let bytes = checker.check(start, buffer.count)
      return checker.faults.map {
        maker.make($0, checker.record, bytes, line: start, count: buffer.count, number: 1)
      }
    }
  }
}
