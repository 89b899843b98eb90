import Layouts
import Records

/// Makes findings of faults: address, masked value, one sentence.
struct PartnerFinding {
  /// What stands in the column `field` where the record as a whole is meant.
  static let wholeRecord = "(record)"

  var file: String
  var showsPersonal: Bool
  /// `false` for XML, where a value has a line and no positions.
  var hasPlaces = true

  /// - Parameters:
  ///   - bytes: the record, of its full length; `nil` where it could not be read.
  ///   - line: what the file holds.
  func make(
    _ fault: PartnerFault, _ record: PartnerRecord, _ bytes: UnsafePointer<UInt8>?, line: UnsafePointer<UInt8>,
    count: Int, number: Int
  ) -> Finding {
    let field = fault.field.map { record.fields[$0] }
    var value = ""
    switch fault.seen {
    case .text(let words): value = words
    case .bytes: if let field, let bytes { value = shown(field, bytes) }
    }
    let key = record.key.flatMap { position in bytes.map { keyText(record.fields[position], $0) } } ?? ""
    let name = field?.name ?? "record"
    let place = hasPlaces ? field.map { ", positions \($0.first)-\($0.last)" } ?? "" : ""
    let owner = key.isEmpty ? "" : "\(record.fields[record.key ?? 0].name) \(key): "
    let seen = value.isEmpty ? name : "\(name) '\(value)'"
    return Finding(
      severity: Severity(fault.refuses), edit: fault.code.edit, code: fault.code.rawValue, file: file, line: number,
      firstByte: hasPlaces ? field?.first ?? (count > 0 ? 1 : 0) : 0,
      lastByte: hasPlaces ? field?.last ?? count : 0, table: record.name,
      field: field?.name ?? Self.wholeRecord, key: key, value: value, expected: fault.expected,
      message: "\(owner)\(fault.code.title): \(seen), expected \(fault.expected) (\(record.title)\(place))")
  }

  /// A fault of the file: no record to name.
  func make(_ code: PartnerFaultCode, number: Int, expected: String, seen: String) -> Finding {
    Finding(
      severity: .rejectDelivery, edit: code.edit, code: code.rawValue, file: file, line: number,
      field: Self.wholeRecord, value: seen, expected: expected,
      message: "\(file): \(code.title): \(seen), expected \(expected)")
  }

  private func shown(_ field: PartnerField, _ bytes: UnsafePointer<UInt8>) -> String {
    let value = UnsafeBufferPointer(start: bytes + field.first - 1, count: field.length)
    var end = value.count
    while end > 0, value[end - 1] == 0x20 { end -= 1 }
    let limit = 60
    var text = ""
    for (index, byte) in value.prefix(min(end, limit)).enumerated() {
      text.unicodeScalars.append(isMasked(field, index) ? Self.masked(byte) : Self.printable(byte))
    }
    return end > limit ? text + "…" : text
  }

  /// A personal value is masked; of an SSN the last four digits stay (file-layouts-eiwo-newhire.md, section 0.5).
  private func isMasked(_ field: PartnerField, _ index: Int) -> Bool {
    field.isPersonal && !showsPersonal && !(field.kind == .ssn && index >= 5)
  }

  private func keyText(_ field: PartnerField, _ bytes: UnsafePointer<UInt8>) -> String { shown(field, bytes) }

  private static func masked(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x30...0x39: "#"
    case 0x20, 0x2D, 0x2F, 0x2E: Unicode.Scalar(byte)
    default: "x"
    }
  }

  private static func printable(_ byte: UInt8) -> Unicode.Scalar {
    (0x20..<0x7F).contains(byte) ? Unicode.Scalar(byte) : "\u{FFFD}"
  }
}

extension Severity {
  /// What a refusal is called in findings.
  public init(_ refusal: PartnerRefusal) {
    switch refusal {
    case .warning: self = .warning
    case .record: self = .rejectRecord
    case .batch: self = .rejectBatch
    case .file: self = .rejectDelivery
    }
  }
}
