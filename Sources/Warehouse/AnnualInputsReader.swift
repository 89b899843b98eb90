import Records

/// Reads `annual-inputs.csv` strictly: `AnnualInputEdit`. A fault of the file rejects it whole; a fault of a row rejects
/// the row.
struct AnnualInputsReader {
  static let columns = ["fiscal_year", "line", "column", "value", "source"]

  let file: String
  var rows: [AnnualInput] = []
  var findings: [Finding] = []

  init(file: String) { self.file = file }

  mutating func read(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return report(.encoding, 1, what: "the file is not UTF-8")
    }
    if let zero = bytes.firstIndex(of: 0) {
      let line = bytes[..<zero].count { $0 == 0x0A } + 1
      return report(.encoding, line, what: "the file has a zero byte")
    }
    let (records, unclosed) = Self.records(of: text)
    if let unclosed {
      return report(.quote, unclosed)
    }
    guard let header = records.first, Set(header.fields) == Set(Self.columns), header.fields.count == 5 else {
      return report(.header, 1)
    }
    let order = Self.columns.map { header.fields.firstIndex(of: $0)! }
    var seen: Set<[String]> = []
    for record in records.dropFirst() {
      guard record.fields.count == 5 else {
        report(.fieldCount, record.line, value: String(record.fields.count))
        continue
      }
      guard let row = row(order.map { record.fields[$0] }, line: record.line) else { continue }
      if seen.insert([String(row.fiscalYear), row.line, row.column]).inserted {
        rows.append(row)
      } else {
        let cell = "\(row.fiscalYear) \(row.line).\(row.column)"
        report(.repeated, record.line, "line", value: cell)
      }
    }
  }

  private mutating func row(_ fields: [String], line: Int) -> AnnualInput? {
    for (name, value) in zip(Self.columns, fields) where value.isEmpty {
      report(.blank, line, name, what: "\(name) is blank")
      return nil
    }
    guard let year = Int(fields[0]), FiscalYear(year) != nil, fields[0].utf8.count == 4 else {
      return refuse(line, "NUM", "fiscal_year", fields[0], "a fiscal year")
    }
    func isWord(_ text: String) -> Bool { text.utf8.count <= 40 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
    guard isWord(fields[1]) else { return refuse(line, "CHR", "line", fields[1], "1 to 40 printable characters") }
    guard isWord(fields[2]) else { return refuse(line, "CHR", "column", fields[2], "1 to 40 printable characters") }
    guard let name = AnnualInputName(fields[1]) else {
      return unknown(
        line, "line", fields[1],
        "a line of the OCSE-157 such as 8, of the OCSE-34 such as 34.8, of the OCSE-396 such as "
          + "396.7, or a word such as pool (docs/measures.md)")
    }
    guard name.columns.contains(fields[2]) else {
      return unknown(line, "column", fields[2], "for line \(fields[1]): " + name.columns.joined(separator: ", "))
    }
    guard let value = Self.millionths(fields[3]), name.value.allows(value) else {
      return refuse(line, "NUM", "value", fields[3], name.value.expected)
    }
    if name.value == .staff, value % 1_000_000 != 0 { report(.fraction, line, "value", value: fields[3]) }
    return AnnualInput(
      fiscalYear: year, line: fields[1], column: fields[2], millionths: value, source: fields[4], sourceLine: line)
  }

  private mutating func unknown(_ line: Int, _ field: String, _ value: String, _ expected: String) -> AnnualInput? {
    report(
      .unknown, line, field, value: value, what: "there is no such \(field): the figure would not count",
      expected: expected)
    return nil
  }

  private mutating func refuse(
    _ line: Int, _ code: String, _ field: String, _ value: String, _ expected: String
  ) -> AnnualInput? {
    report(.value, line, field, value: value, code: code, what: "\(field) is not valid", expected: expected)
    return nil
  }

  private mutating func report(
    _ edit: AnnualInputEdit, _ line: Int, _ field: String = "", value: String = "", code: String? = nil,
    what: String? = nil, expected: String? = nil
  ) {
    findings.append(
      edit.finding(file: file, line: line, field: field, value: value, code: code, what: what, expected: expected))
  }

  /// `-?[0-9]{1,15}(\.[0-9]{1,6})?` as whole millionths.
  static func millionths(_ text: String) -> Int128? {
    var digits = text.utf8[...]
    let negative = digits.first == 0x2D
    if negative { digits = digits.dropFirst() }
    let parts = digits.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard (1...15).contains(parts[0].count), parts.count == 1 || (1...6).contains(parts[1].count) else { return nil }
    var value: Int128 = 0
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    for digit in Array(parts[0]) + fraction + Array(repeating: 0x30, count: 6 - fraction.count) {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int128(digit - 0x30)
    }
    return negative ? -value : value
  }

  /// Cuts RFC 4180 text into records; an empty line is none.
  /// - Returns: the records with the 1-based line on which each begins, and the line of a quote that never closes.
  private static func records(of text: String) -> (records: [(line: Int, fields: [String])], unclosed: Int?) {
    var records: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var quotedAt: Int?
    var line = 1
    var began = 1
    func words() -> String { String(decoding: field, as: UTF8.self) }
    func endRecord() {
      fields.append(words())
      if fields != [""] { records.append((began, fields)) }
      fields = []
      field = []
    }
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { line += 1 }
      if quotedAt != nil {
        if byte != 0x22 {
          field.append(byte)
        } else if index < bytes.count, bytes[index] == 0x22 {
          field.append(0x22)
          index += 1
        } else {
          quotedAt = nil
        }
      } else if byte == 0x22, field.isEmpty {
        quotedAt = line
      } else if byte == 0x2C {
        fields.append(words())
        field = []
      } else if byte == 0x0A {
        endRecord()
        began = line
      } else if byte != 0x0D || (index < bytes.count && bytes[index] != 0x0A) {
        field.append(byte)
      }
    }
    if quotedAt == nil, !field.isEmpty || !fields.isEmpty { endRecord() }
    return (records, quotedAt)
  }
}
