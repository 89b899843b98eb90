import CLibXML2

/// The attributes of a start tag as libxml2 hands them out: five pointers each.
struct XMLStartEvent {
  var prefix: UnsafePointer<UInt8>?
  var uri: UnsafePointer<UInt8>?
  var namespaceCount: Int32
  var namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  var attributeCount: Int32
  var attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// Pointers of one attribute: local name, prefix, namespace, value, end of the value.
  static let width = 5

  func forEachAttribute(_ body: (_ name: UnsafePointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Void) {
    guard let attributes else { return }
    for index in 0..<Int(attributeCount) {
      let place = index * Self.width
      guard let name = attributes[place], let start = attributes[place + 3], let end = attributes[place + 4] else {
        continue
      }
      body(name, start, end - start)
    }
  }
}

/// What is told of a document while it is parsed, and the parsing itself: libxml2's push parser, which takes no document
/// type, no entity but the five of XML, and nothing from the network.
class XMLEventTarget {
  @exclusivity(unchecked) private var context: xmlParserCtxtPtr?
  @exclusivity(unchecked) private(set) var isStopped = false

  /// 1-based line that is being parsed; 0 before and after.
  final var line: Int { context.flatMap { $0.pointee.input }.map { Int($0.pointee.line) } ?? 0 }

  /// Feeds a stream to the parser, block by block, until it ends or is stopped.
  /// - Parameters:
  ///   - invalid: gets the words of every violation of the schema, values left out.
  ///   - taken: called after each block with libxml2's status; 0 is sound.
  /// - Throws: `ByteStreamError`, and what `taken` throws.
  final func push(
    _ stream: ByteStream, validation: XMLValidation?, invalid: @escaping (String) -> Void,
    taken: (_ status: Int32) throws -> Void
  ) throws {
    var handler = XMLEvents.handler()
    let this = Unmanaged<XMLEventTarget>.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, this, nil, 0, nil) else {
      throw ByteStreamError.readFailed(path: stream.path, reason: "the XML parser could not start")
    }
    self.context = context
    defer {
      self.context = nil
      xmlFreeParserCtxt(context)
    }
    // Without a document type there are no entities but the five of XML itself, and those are wanted as characters.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    validation?.begin(invalid)
    defer { validation?.end() }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while !isStopped {
      let count = try stream.read(into: block)
      let chunk = block.baseAddress!.assumingMemoryBound(to: CChar.self)
      try taken(xmlParseChunk(context, chunk, Int32(count), count == 0 ? 1 : 0))
      if count == 0 { break }
    }
  }

  /// Nothing more of the document is parsed.
  final func stopParsing() {
    isStopped = true
    xmlStopParser(context)
  }

  func startElement(_ name: UnsafePointer<UInt8>, _ event: XMLStartEvent) {}
  func endElement(_ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {}
  func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {}
  func documentType() {}
  func parserError(_ message: String, isFatal: Bool) {}
}

/// The callbacks that libxml2 calls; each finds its `XMLEventTarget` behind the context pointer.
enum XMLEvents {
  /// Names of `xmlSAXHandler.initialized` for version 2 of the interface.
  private static let version: UInt32 = 0xDEED_BEAF

  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = version
    handler.startElementNs = { context, name, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
      guard let name else { return }
      XMLEvents.session(context)?.startElement(
        name,
        XMLStartEvent(
          prefix: prefix, uri: uri, namespaceCount: namespaceCount, namespaces: namespaces,
          attributeCount: attributeCount, attributes: attributes))
    }
    handler.endElementNs = { context, name, prefix, uri in
      guard let name else { return }
      XMLEvents.session(context)?.endElement(name, prefix, uri)
    }
    handler.characters = { context, bytes, count in
      guard let bytes else { return }
      XMLEvents.session(context)?.characters(bytes, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in XMLEvents.session(context)?.documentType() }
    handler.serror = { context, error in
      guard let error else { return }
      let isFatal = error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
      XMLEvents.session(context)?.parserError(XMLEvents.message(error.pointee.message), isFatal: isFatal)
    }
    return handler
  }

  /// One line, without the full stop.
  static func message(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "unknown reason" }
    var bytes = Array(String(cString: text).utf8).map { $0 < 0x20 ? 0x20 : $0 }
    while let last = bytes.last, last == 0x20 || last == 0x2E { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func session(_ context: UnsafeMutableRawPointer?) -> XMLEventTarget? {
    context.map { Unmanaged<XMLEventTarget>.fromOpaque($0).takeUnretainedValue() }
  }
}
