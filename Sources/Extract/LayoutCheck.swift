import Layouts
import Records

/// Holds a file against its layout alone: what `ivd check --layout` reports.
public struct LayoutCheck {
  /// The checks, each with its number in the catalogue of edits.
  public enum Rule: String, CaseIterable, Sendable {
    case required = "L0001"
    case number = "L0002"
    case date = "L0003"
    case code = "L0004"
    case length = "L0005"
    case character = "L0006"
    case recordType = "L0007"

    /// Family of the fault, as in `Finding.code`.
    public var family: String {
      switch self {
      case .required: "REQ"
      case .number: "NUM"
      case .date: "DTE"
      case .code: "COD"
      case .length: "LEN"
      case .character: "CHR"
      case .recordType: "RID"
      }
    }

    public var title: String {
      switch self {
      case .required: "a field that the layout requires is blank"
      case .number: "a field that is no number of its kind"
      case .date: "a field that is no date of its format"
      case .code: "a code that the layout does not list"
      case .length: "a record or value of another length than the layout says"
      case .character: "a character that the field or the encoding does not allow"
      case .recordType: "a record of no type that the layout knows"
      }
    }
  }

  public let layout: RecordLayout
  /// What findings call the file.
  public let file: String
  public var showsPersonal = false
  private let codes: [[Set<String>?]]

  public init(_ layout: RecordLayout, file: String, showsPersonal: Bool = false) {
    self.layout = layout
    self.file = file
    self.showsPersonal = showsPersonal
    codes = layout.records.map { record in
      record.fields.map { field in
        if case .code(let words) = field.type { Set(words) } else { nil }
      }
    }
  }

  /// Checks a file. Findings come in the order in which they are found; each is handed on, none is kept.
  public func check(
    _ stream: ByteStream, limits: RecordLimits = RecordLimits(), fault: (FileFault) -> Void,
    finding: (Finding) -> Void
  ) throws -> RecordCounts {
    try RecordReaders.open(layout, stream: stream, limits: limits).read(
      { type, batch in check(type, batch, finding) }, fault: fault)
  }

  private func check(_ type: Int, _ batch: RecordBatch, _ finding: (Finding) -> Void) {
    guard type >= 0 else {
      for each in batch.faults {
        finding(
          make(
            .recordType, batch, each.row, record: "", field: nil, value: each.value,
            expected: layout.records.map(\.name).joined(separator: ", "), message: Rule.recordType.title))
      }
      return
    }
    let record = layout.records[type]
    var bad: Set<Int> = []
    for each in batch.faults {
      if let field = each.field { bad.insert(field * RecordBatch.capacity + each.row) }
      finding(describe(each, batch, record))
    }
    for (position, field) in record.fields.enumerated() {
      let hasCodes = codes[type][position] != nil
      let limit = layout.format == .fixed ? 0 : field.length
      guard field.isRequired || hasCodes || limit > 0 else { continue }
      for row in 0..<batch.count where bad.isEmpty || !bad.contains(position * RecordBatch.capacity + row) {
        check(position, field, codes[type][position], limit, batch, row, record, finding)
      }
    }
  }

  private func check(
    _ position: Int, _ field: RecordField, _ codes: Set<String>?, _ limit: Int, _ batch: RecordBatch, _ row: Int,
    _ record: RecordType, _ finding: (Finding) -> Void
  ) {
    let length = batch.length(field: position, row: row)
    if length == 0 {
      // A field that some records do not have can be blank there; where it is read it has a place.
      if field.isRequired, !field.isConditional || batch.byteRange(field: position, row: row) != nil {
        finding(
          make(
            .required, batch, row, record: record.name, field: position, value: "", expected: "a value",
            message: "\(field.name) is blank"))
      }
      return
    }
    if let codes, !codes.contains(batch.text(position, row: row)) {
      let words = codes.sorted().joined(separator: ", ")
      let value = shown(batch.text(position, row: row), field)
      finding(
        make(
          .code, batch, row, record: record.name, field: position, value: value, expected: words,
          message: "\(field.name) is `\(value)`, which is no code of the layout"))
    }
    if limit > 0, batch.text(position, row: row).unicodeScalars.count > limit {
      finding(
        make(
          .length, batch, row, record: record.name, field: position,
          value: shown(batch.text(position, row: row), field), expected: "at most \(limit) characters",
          message: "\(field.name) is too long"))
    }
  }

  private func describe(_ fault: RecordFault, _ batch: RecordBatch, _ record: RecordType) -> Finding {
    guard let position = fault.field else {
      let expected: String
      switch fault.kind {
      case .fieldCount(_, let count): expected = "\(count) fields"
      case .undecodable(let words): expected = words
      default: expected = ""
      }
      return make(
        .length, batch, fault.row, record: record.name, field: nil, value: fault.value, expected: expected,
        message: "the record has \(fault.value)\(fault.value.allSatisfy(\.isNumber) ? " fields" : "")")
    }
    let field = record.fields[position]
    var expected = ""
    if case .undecodable(let words) = fault.kind { expected = words }
    let rule: Rule
    switch field.type {
    case .text, .code, .hex, .digits: rule = .character
    case .date: rule = .date
    default: rule = field.type.isDate ? .date : .number
    }
    let value = shown(fault.value, field)
    return make(
      rule, batch, fault.row, record: record.name, field: position, value: value, expected: expected,
      message: "\(field.name) is `\(value)`, expected \(expected)")
  }

  private func shown(_ value: String, _ field: RecordField) -> String {
    field.isPersonal && !showsPersonal && !value.isEmpty ? LayoutDecoder.mask : value
  }

  private func make(
    _ rule: Rule, _ batch: RecordBatch, _ row: Int, record: String, field: Int?, value: String, expected: String,
    message: String
  ) -> Finding {
    let range = field.flatMap { batch.byteRange(field: $0, row: row) }
    var name = ""
    if let field, let type = layout.index(of: record) { name = layout.records[type].fields[field].name }
    return Finding(
      severity: .rejectRecord, edit: rule.rawValue, code: rule.family, file: file, line: batch.line(row),
      firstByte: range?.first ?? 0, lastByte: range?.last ?? 0, table: record, field: name, value: value,
      expected: expected, message: message)
  }
}
