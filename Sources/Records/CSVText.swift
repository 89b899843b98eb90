/// Fields of CSV as RFC 4180 has them: quoted only where needed.
public enum CSVText {
  public static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  /// Appends a field given as its UTF-8 bytes.
  public static func append(_ field: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var needsQuotes = false
    for byte in field where byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { needsQuotes = true }
    guard needsQuotes else {
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(0x22)
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// One line with its line end.
  public static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\n" }
}

extension CSVText {
  /// One record of a small CSV file that is read whole, such as a manifest.
  public struct Record: Sendable, Equatable {
    /// 1-based line on which the record begins.
    public var line: Int
    public var fields: [String]
  }

  /// Reads a small CSV text whole. - Returns: `nil` where a quote never closes.
  public static func records(_ text: some Collection<UInt8>) -> [Record]? {
    var records: [Record] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var recordLine = 1
    var isQuoted = false
    var wasQuoted = false
    var previous: UInt8 = 0
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRecord() {
      if field.last == 0x0D, !wasQuoted { field.removeLast() }
      endField()
      records.append(Record(line: recordLine, fields: fields))
      fields = []
    }
    for byte in text {
      if isQuoted {
        if byte == 0x22 { isQuoted = false } else { field.append(byte) }
        if byte == 0x0A { line += 1 }
      } else if byte == 0x22 {
        if field.isEmpty, !wasQuoted {
          isQuoted = true
          wasQuoted = true
        } else if wasQuoted, previous == 0x22 {
          field.append(byte)
          isQuoted = true
        } else {
          field.append(byte)
        }
      } else if byte == 0x2C {
        endField()
      } else if byte == 0x0A {
        if wasQuoted, previous == 0x0D, field.last == 0x0D { field.removeLast() }
        endRecord()
        line += 1
        recordLine = line
      } else {
        field.append(byte)
      }
      previous = byte
    }
    if isQuoted { return nil }
    if !field.isEmpty || !fields.isEmpty || wasQuoted { endRecord() }
    return records
  }
}
