import Layouts

/// The values of one record, by field: what a line says, and what a line is made of.
///
/// A value is the field's bytes without the spaces at its end; a number that does not fill its field keeps them, since
/// the writer would move it. So a record that is read and written again has the same bytes, right or wrong.
public struct PartnerRecordValues: Sendable, Equatable {
  public let record: PartnerRecord
  private var values: [String]

  /// A blank record.
  public init(_ record: PartnerRecord) {
    self.record = record
    values = Array(repeating: "", count: record.fields.count)
  }

  /// - Throws: `PartnerWriteError` where a field is not described.
  public init(_ record: PartnerRecord, _ values: PartnerRecord.Values) throws {
    self.init(record)
    for (name, value) in values {
      guard record.index(of: name) != nil else { throw PartnerWriteError.noSuchField(record: record.name, field: name) }
      self[name] = value
    }
  }

  /// Reads a line, without its end. What the line is too short for is blank; what is beyond the record is left out.
  /// Bytes beyond ASCII are taken as Latin-1, so that none is lost.
  public init(_ record: PartnerRecord, line: some RandomAccessCollection<UInt8>) {
    self.record = record
    let bytes = Array(line)
    values = record.fields.map { field in
      var value = bytes.dropFirst(field.first - 1).prefix(field.length)
      while value.last == 0x20 { value.removeLast() }
      if field.isFilledWithZeros, !value.isEmpty, value.count < field.length {
        value = bytes.dropFirst(field.first - 1).prefix(field.length)
      }
      return String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) }))
    }
  }

  /// The value of a field; blank for a field that the record does not have.
  public subscript(name: String) -> String {
    get { record.index(of: name).map { values[$0] } ?? "" }
    set { if let position = record.index(of: name) { values[position] = newValue } }
  }

  subscript(position: Int) -> String { values[position] }
}

extension PartnerField {
  /// A number stands right, with zeros before it.
  var isFilledWithZeros: Bool { isNumeric && (kind == .number || kind == .amount) }
}

/// Why a record cannot be written.
public enum PartnerWriteError: Error, Equatable, CustomStringConvertible {
  case noSuchField(record: String, field: String)
  /// Values are never cut.
  case tooLong(record: String, field: String, length: Int)
  /// A character above 255.
  case notSingleByte(record: String, field: String)

  public var description: String {
    switch self {
    case .noSuchField(let record, let field): "\(record) has no field \(field)"
    case .tooLong(let record, let field, let length): "\(record): \(field) is longer than \(length) characters"
    case .notSingleByte(let record, let field): "\(record): \(field) has a character that does not fit one byte"
    }
  }
}
