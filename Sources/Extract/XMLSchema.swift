import CLibXML2
import Glibc
import Layouts

/// A schema that documents are validated against while they are read. It comes from the layouts' folder, never from
/// the document or the network.
public final class XMLSchema {
  let schema: xmlSchemaPtr

  private static let refuseNetwork: Void = xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader)

  /// Throws `DefinitionError` where the file is no schema.
  public init(path: String) throws {
    _ = Self.refuseNetwork
    let messages = XMLMessages()
    guard access(path, R_OK) == 0, let parser = xmlSchemaNewParserCtxt(path) else {
      throw DefinitionError(file: path, line: 0, message: "cannot be opened as a schema")
    }
    defer { xmlSchemaFreeParserCtxt(parser) }
    xmlSchemaSetParserStructuredErrors(
      parser,
      { context, error in
        guard let context, let error else { return }
        Unmanaged<XMLMessages>.fromOpaque(context).takeUnretainedValue().add(
          XMLEvents.message(error.pointee.message), line: Int(error.pointee.line))
      }, Unmanaged.passUnretained(messages).toOpaque())
    let schema = withExtendedLifetime(messages) { xmlSchemaParse(parser) }
    guard let schema else {
      throw DefinitionError(
        file: path, line: messages.line, message: "no schema: \(messages.first ?? "unknown reason")")
    }
    self.schema = schema
  }

  deinit { xmlSchemaFree(schema) }
}

final class XMLMessages {
  var first: String?
  var line = 0

  func add(_ message: String, line: Int) {
    guard first == nil else { return }
    first = message
    self.line = line
  }
}

/// The validation of one document, fed with the parser's events.
final class XMLValidation {
  private let schema: XMLSchema
  private var validator: xmlSchemaValidCtxtPtr?
  private var plug: xmlSchemaSAXPlugPtr?
  private var handler: xmlSAXHandlerPtr?
  private var data: UnsafeMutableRawPointer?
  private var report: ((String) -> Void)?
  private var kept: [UnsafePointer<UInt8>?] = []

  init(_ schema: XMLSchema) { self.schema = schema }

  /// - Parameter report: gets the words of every violation, values left out.
  func begin(_ report: @escaping (String) -> Void) {
    self.report = report
    validator = xmlSchemaNewValidCtxt(schema.schema)
    xmlSchemaSetValidStructuredErrors(
      validator,
      { context, error in
        guard let context, let error else { return }
        let this = Unmanaged<XMLValidation>.fromOpaque(context).takeUnretainedValue()
        this.report?(XMLValidation.withoutValues(XMLEvents.message(error.pointee.message)))
      }, Unmanaged.passUnretained(self).toOpaque())
    plug = xmlSchemaSAXPlug(validator, &handler, &data)
  }

  func end() {
    if let plug { xmlSchemaSAXUnplug(plug) }
    plug = nil
    if let validator { xmlSchemaFreeValidCtxt(validator) }
    validator = nil
    report = nil
  }

  func startElement(_ name: UnsafePointer<UInt8>, _ event: XMLStartEvent) {
    guard let start = handler?.pointee.startElementNs else { return }
    let count = keepAttributes(event)
    kept.withUnsafeMutableBufferPointer { attributes in
      start(
        data, name, event.prefix, event.uri, event.namespaceCount, event.namespaces, count, 0, attributes.baseAddress)
    }
  }

  func endElement(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {
    handler?.pointee.endElementNs?(data, name, prefix, uri)
  }

  func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int32) { handler?.pointee.characters?(data, bytes, count) }

  /// Leaves out the places where a document says that its schema is: libxml2 would open them.
  private func keepAttributes(_ event: XMLStartEvent) -> Int32 {
    kept.removeAll(keepingCapacity: true)
    guard let attributes = event.attributes else { return 0 }
    for index in 0..<Int(event.attributeCount) {
      let place = index * XMLStartEvent.width
      if let name = attributes[place], let uri = attributes[place + 2], Self.isSchemaLocation(name, uri) { continue }
      for offset in 0..<XMLStartEvent.width { kept.append(attributes[place + offset]) }
    }
    return Int32(kept.count / XMLStartEvent.width)
  }

  private static let instance = Array("http://www.w3.org/2001/XMLSchema-instance".utf8)
  private static let locations = ["schemaLocation", "noNamespaceSchemaLocation"].map { Array($0.utf8) }

  private static func isSchemaLocation(_ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>) -> Bool {
    locations.contains { XMLElement.equal($0, name) } && XMLElement.equal(instance, uri)
  }

  /// libxml2 quotes the value that it does not like: it may be personal.
  static func withoutValues(_ message: String) -> String {
    var result = ""
    var rest = message[...]
    let openings = ["value '", "]: '", ": '"]
    let closings = ["' is not", "' has ", "' does not", "' must"]
    while let opening = openings.compactMap({ rest.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) {
      let tail = rest[opening.upperBound...]
      guard let close = closings.compactMap({ tail.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
      else { break }
      result += rest[..<opening.upperBound] + "***"
      rest = tail[close.lowerBound...]
    }
    return result + rest
  }
}
