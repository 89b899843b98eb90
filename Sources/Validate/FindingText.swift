import Layouts
import Records

/// Makes findings of failing rows: address, masked value, one sentence.
public struct FindingText {
  let context: ValidationContext
  let tableIndex: Int

  public init(context: ValidationContext, table: Int) {
    self.context = context
    tableIndex = table
  }

  /// - Parameters:
  ///   - value: shown instead of the field's bytes, such as the hexadecimal of a packed decimal.
  ///   - expected: instead of the edit's own words.
  public func finding(
    _ edit: Edit, _ batch: RecordBatch, row: Int, field: Int?, file: String, value: String? = nil,
    expected: String? = nil
  ) -> Finding {
    let table = context.standard.tables[tableIndex]
    let definition = field.map { table.fields[$0] }
    let isPersonal = definition?.isPersonal ?? false
    var shown = ""
    if let value {
      shown = isPersonal ? ValueText.masked(value.utf8) : ValueText.shown(value.utf8)
    } else if let field {
      let bytes = batch.field(field, row: row)
      shown = isPersonal ? ValueText.masked(bytes) : ValueText.shown(bytes)
    }
    var severity = edit.severity
    if severity == .rejectRecord, table.badValueReadsAsBlank, let definition, !definition.isKey, case .field = edit.kind
    {
      severity = .warning
    }
    let range = field.flatMap { batch.byteRange(field: $0, row: row) }
    let key = self.key(batch, row: row)
    let wanted = expected ?? edit.expected
    let subject = [table.name, key].filter { !$0.isEmpty }.joined(separator: " ")
    let name = definition.map { "\($0.name) " } ?? ""
    let seen = field == nil ? "" : (shown.isEmpty ? "(blank)" : "'\(shown)'")
    return Finding(
      severity: severity, edit: edit.number, code: edit.code, file: file, line: batch.line(row),
      firstByte: range?.first ?? 0, lastByte: range?.last ?? 0, table: table.name, field: definition?.name ?? "",
      key: key, value: shown, expected: wanted,
      message:
        "\(subject): \(edit.title): \(name)\(seen)\(seen.isEmpty ? "" : ", ")expected \(wanted) (\(edit.citation))")
  }

  /// The record's key, its fields joined by `|`.
  public func key(_ batch: RecordBatch, row: Int) -> String {
    let fields = context.standard.tables[tableIndex].fields
    var parts: [String] = []
    for index in fields.indices where fields[index].isKey {
      parts.append(ValueText.shown(batch.field(index, row: row)))
    }
    while parts.last == "" { parts.removeLast() }
    return parts.joined(separator: "|")
  }
}
