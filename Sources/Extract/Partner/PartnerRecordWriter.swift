import Layouts

/// Writes records of one type: letters left and filled with spaces, numbers right and filled with zeros, fields without
/// value blank (file-layouts-eiwo-newhire.md, section 0.2).
public struct PartnerRecordWriter: Sendable {
  public let record: PartnerRecord
  /// Length to which lines are filled; the partner's setting where the layout leaves it open.
  public var length: Int

  /// - Parameter length: at least the record's own length; `nil`: that length.
  public init(_ record: PartnerRecord, length: Int? = nil) {
    self.record = record
    self.length = max(length ?? record.length, record.length)
  }

  /// One line without its end. - Throws: `PartnerWriteError`.
  public func line(_ values: PartnerRecordValues) throws -> [UInt8] {
    var line = [UInt8](repeating: 0x20, count: length)
    for (position, field) in record.fields.enumerated() {
      let bytes = try bytes(values[position], field)
      guard !bytes.isEmpty else { continue }
      let zeros = fillsWithZeros(field, bytes) ? field.length - bytes.count : 0
      for index in 0..<zeros { line[field.first - 1 + index] = 0x30 }
      line.replaceSubrange((field.first - 1 + zeros)..<(field.first - 1 + zeros + bytes.count), with: bytes)
    }
    return line
  }

  /// Only digits are moved: a number that is written in another way stays as it is and is found by the check.
  private func fillsWithZeros(_ field: PartnerField, _ bytes: [UInt8]) -> Bool {
    field.isFilledWithZeros && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func bytes(_ value: String, _ field: PartnerField) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.length)
    for scalar in value.unicodeScalars {
      guard scalar.value <= 0xFF else {
        throw PartnerWriteError.notSingleByte(record: record.name, field: field.name)
      }
      bytes.append(UInt8(scalar.value))
    }
    guard bytes.count <= field.length else {
      throw PartnerWriteError.tooLong(record: record.name, field: field.name, length: field.length)
    }
    return bytes
  }
}
