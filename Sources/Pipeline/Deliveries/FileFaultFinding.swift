import Layouts
import Records

/// Turns faults of files into findings of the catalogue's file edits.
struct FileFaultFinding {
  var edits: EditCatalogue

  func finding(_ fault: FileFault, file: String, table: String) -> Finding {
    if case .unknownRecordType(let value) = fault.kind { return unknownRecord(value, file: file, line: fault.line) }
    let (kind, field, value, expected) = Self.words(fault.kind)
    return finding(
      kind, file: file, line: fault.line, firstByte: fault.firstByte, lastByte: fault.lastByte, table: table,
      field: field, value: value, expected: expected)
  }

  /// - Parameter kind: kind of a file edit, such as `row_count`.
  func finding(
    _ kind: String, file: String, line: Int, firstByte: Int = 0, lastByte: Int = 0, table: String = "",
    field: String = "", value: String = "", expected: String? = nil
  ) -> Finding {
    guard let edit = edits.file(kind) else { preconditionFailure("the catalogue has an edit of every kind: \(kind)") }
    let wanted = expected ?? edit.expected
    let name = field.isEmpty ? "" : "\(field) "
    let seen = value.isEmpty ? name : "\(name)'\(value)', "
    return Finding(
      severity: edit.severity, edit: edit.number, code: edit.code, file: file, line: line, firstByte: firstByte,
      lastByte: lastByte, table: table, field: field, key: "", value: value, expected: wanted,
      message: "\(file): \(edit.title): \(seen)expected \(wanted) (\(edit.citation))")
  }

  private func unknownRecord(_ value: String, file: String, line: Int) -> Finding {
    guard let edit = edits.field("unknown_record") else { preconditionFailure("every kind has an edit") }
    return Finding(
      severity: edit.severity, edit: edit.number, code: edit.code, file: file, line: line, value: value,
      expected: edit.expected,
      message: "\(file): \(edit.title): '\(value)', expected \(edit.expected) (\(edit.citation))")
  }

  static func words(_ kind: FileFault.Kind) -> (kind: String, field: String, value: String, expected: String?) {
    switch kind {
    case .cannotOpen(let reason): ("cannot_open", "", reason, nil)
    case .damagedGzip: ("damaged_gzip", "", "", nil)
    case .cutGzip: ("cut_gzip", "", "", nil)
    case .notUTF8: ("not_utf8", "", "", nil)
    case .nulByte: ("nul_byte", "", "", nil)
    case .unclosedQuote: ("unclosed_quote", "", "", nil)
    case .noHeader: ("no_header", "", "", nil)
    case .missingColumn(let name): ("missing_column", name, "", "a column \(name)")
    case .duplicateColumn(let name): ("duplicate_column", name, name, nil)
    case .unknownColumn(let name): ("unknown_column", String(name.prefix(60)), String(name.prefix(60)), nil)
    case .mixedLineEnds: ("mixed_line_ends", "", "", nil)
    case .tooLong(let limit): ("too_long", "", "", "at most \(limit) bytes a record")
    case .cutRecord(let found, let expected): ("cut_record", "", "\(found) bytes", "\(expected) bytes")
    case .unknownRecordType(let value): ("control", "", value, "a record type of the layout")
    case .control(let field, let found, let expected): ("control", field, found, expected)
    case .notWellFormed(let reason): ("not_well_formed", "", reason, nil)
    case .schemaInvalid(let reason): ("schema", "", reason, nil)
    case .forbiddenXML(let reason): ("forbidden_xml", "", reason, nil)
    }
  }
}
