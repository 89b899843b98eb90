extension Finding {
  public static let columns = [
    "severity", "edit", "code", "file", "line", "first_byte", "last_byte", "table", "field", "key", "value", "expected",
    "message",
  ]

  private static func place(_ number: Int) -> String { number == 0 ? "" : String(number) }

  /// The finding as a line of CSV in the order of `columns`; places that there are not are blank.
  public var csvLine: String {
    CSVText.line([
      severity.rawValue, edit, code, file, Self.place(line), Self.place(firstByte), Self.place(lastByte), table, field,
      key, value, expected, message,
    ])
  }

  /// The finding as one line of JSON, without the line end; places that there are not are null.
  public var jsonLine: String {
    func number(_ value: Int) -> String { value == 0 ? "null" : String(value) }
    return JSONText.object([
      ("severity", JSONText.string(severity.rawValue)), ("edit", JSONText.string(edit)),
      ("code", JSONText.string(code)), ("file", JSONText.string(file)), ("line", number(line)),
      ("first_byte", number(firstByte)), ("last_byte", number(lastByte)), ("table", JSONText.string(table)),
      ("field", JSONText.string(field)), ("key", JSONText.string(key)), ("value", JSONText.string(value)),
      ("expected", JSONText.string(expected)), ("message", JSONText.string(message)),
    ])
  }
}
