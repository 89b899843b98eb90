import Layouts
import Records

/// Checks a transmission in its XML form: the document against its schema, its records by the edits of the flat form.
struct PartnerXMLCheck {
  var family: PartnerFamily
  var form: PartnerFamily.XMLForm
  var check: TransmissionCheck
  var maker: PartnerFinding

  /// - Throws: `ByteStreamError`; `DefinitionError` where the schema cannot be used.
  func run(_ stream: ByteStream, _ finding: @escaping (Finding) -> Void) throws -> PartnerTally {
    var isRefused = false
    let session = PartnerXMLSession(
      family, form, schema: try XMLSchema(path: form.schemaPath), take: { check.take($0, $1, $2) },
      leave: { check.leave(level: $0) },
      fault: { fault, line in
        isRefused = true
        finding(describe(fault, line))
      })
    try session.parse(stream)
    check.finish()
    var tally = check.tally
    if isRefused { tally.refuseAll() }
    return tally
  }

  /// Whether a file is an XML document, by its first byte that is no space.
  static func isXML(_ path: String) throws -> Bool {
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 16)
    defer { start.deallocate() }
    let count = try ByteStream(path: path, hashes: false).read(into: start)
    let text = start[..<count].drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return text.first == 0x3C
  }

  private func describe(_ fault: PartnerXMLSession.Fault, _ line: Int) -> Finding {
    switch fault {
    case .notWellFormed(let reason):
      maker.make(.length, number: line, expected: "an XML document", seen: reason)
    case .schema(let reason):
      maker.make(.form, number: line, expected: "a document of the schema", seen: reason)
    case .tooLong(let field, let record):
      maker.make(
        .length, number: line, expected: "a value that fits \(field) of \(family.records[record].name)",
        seen: "a longer value, or a character that does not fit one byte")
    }
  }
}
