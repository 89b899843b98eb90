/// One record of RFC 4180 text: quotes only where a field needs them, LF at the end.
struct CSVRecord {
  let fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  var line: String { fields.map(Self.quoted).joined(separator: ",") + "\n" }

  static func quoted(_ field: String) -> String {
    let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
