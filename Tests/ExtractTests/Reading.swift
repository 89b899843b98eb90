import Glibc
import Layouts
import Records

@testable import Extract

/// A file with given bytes, removed with the value.
final class ByteFile {
  let path: String

  init(_ bytes: [UInt8], name: String = "") {
    var template = Array("/tmp/ivd-extract-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    close(descriptor)
    append(bytes)
  }

  func append(_ bytes: [UInt8]) {
    let descriptor = open(path, O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      done += bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  deinit { unlink(path) }
}

/// Everything that a reader says of some bytes.
struct Reading {
  struct Row: Equatable {
    var record: String
    var line: Int
    var values: [String: String]
  }

  var rows: [Row] = []
  var faults: [FileFault] = []
  /// `record.field: expected = value`
  var recordFaults: [String] = []
  var ranges: [String: String] = [:]
  var raw: [[UInt8]] = []
  var counts = RecordCounts(types: 0)

  /// `NAME=value` of every field that is not blank.
  func text(_ row: Int) -> String {
    rows[row].values.filter { $0.value != "" }.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
  }

  init(_ layout: RecordLayout, _ bytes: [UInt8], limits: RecordLimits = RecordLimits()) throws {
    try self.init(layout, file: ByteFile(bytes), limits: limits)
  }

  init(_ layout: RecordLayout, file: ByteFile, limits: RecordLimits = RecordLimits()) throws {
    let reader = try RecordReaders.open(layout, stream: try ByteStream(path: file.path), limits: limits)
    var rows: [Row] = []
    var faults: [FileFault] = []
    var recordFaults: [String] = []
    var ranges: [String: String] = [:]
    var raw: [[UInt8]] = []
    counts = try reader.read(
      { type, batch in
        let record = type < 0 ? nil : layout.records[type]
        for row in 0..<batch.count {
          var values: [String: String] = [:]
          for (position, field) in (record?.fields ?? []).enumerated() {
            values[field.name] = batch.text(position, row: row)
            if let range = batch.byteRange(field: position, row: row) {
              ranges["\(batch.line(row)).\(field.name)"] = "\(range.first)-\(range.last)"
            }
          }
          rows.append(Row(record: record?.name ?? "?", line: batch.line(row), values: values))
          raw.append(batch.record(row))
        }
        for fault in batch.faults {
          let field = fault.field.flatMap { record?.fields[$0].name } ?? ""
          var expected = "\(fault.kind)"
          if case .undecodable(let words) = fault.kind { expected = words }
          recordFaults.append("\(batch.line(fault.row)).\(field): \(expected) = \(fault.value)")
        }
      }, fault: { faults.append($0) })
    self.rows = rows
    self.faults = faults
    self.recordFaults = recordFaults
    self.ranges = ranges
    self.raw = raw
  }
}

enum TestLayout {
  /// A layout with records written as in a layout file.
  static func records(_ records: String, head: String, schema: String? = nil) throws -> RecordLayout {
    let yaml =
      "layout: t\ntitle: T\ncitation: none\neffective: 2000-01-01\n\(head)\nrecords:\n"
      + records.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n"
    var layout = try RecordLayout.read(try StrictYAML.parse(yaml, file: "t.yaml"), path: "t.yaml")
    layout.schemaPath = schema
    return layout
  }

  /// One record type `R` of a fixed layout.
  static func fixed(_ fields: String, encoding: String = "cp037", records: String) throws -> RecordLayout {
    try Self.records(
      "- record: R\n  fields:\n" + fields.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"),
      head: "format: fixed\nencoding: \(encoding)\nframing: {records: \(records)}")
  }
}

/// EBCDIC bytes of a text.
func ebcdic(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in UInt8(CodePageTable.cp037.firstIndex(of: scalar.value)!) }
}
